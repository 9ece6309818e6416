import type { IDataObject } from 'n8n-workflow';
import { judge } from '../../../nodes/Whaapy/resources/message/question/answer';
import type { Received } from '../../../nodes/Whaapy/resources/message/question/answer';
import type { Question } from '../../../nodes/Whaapy/resources/message/question/question';

const AT = Date.parse('2026-01-29T12:00:00.900Z');
const question: Question = {
	responseType: 'choice',
	to: { conversationId: 'c1' },
	reference: 'n8n/1/node/signature/once',
	messageId: 'm1',
	askedAt: AT,
	registerId: 'w1',
	origin: 'https://n8n.example.com',
	isHandedOver: false,
	choices: [{ title: 'Sí', value: 'yes' }],
	acceptMedia: true,
	onlyAskedPerson: true,
};
const toNumber = { ...question, to: { phone: '+5215512345678' } };
const typed: Received = {
	type: 'text',
	text: 'Sí',
	conversationId: 'c1',
	at: AT + 1000,
	responder: {},
	message: {},
};
const tapped = { ...typed, type: 'interactive', buttonId: `${question.reference}/1` };

test.each<[string, Question, Received]>([
	[
		'written in the second of the question, as WhatsApp tells times',
		question,
		{ ...typed, at: Date.parse('2026-01-29T12:00:00Z') },
	],
	['of the number asked, in its other spelling', toNumber, { ...typed, phone: '+525512345678' }],
	['tapped below the question, whenever that was', question, { ...tapped, at: 0 }],
	[
		'tapped in another conversation, if anybody may answer',
		{ ...question, onlyAskedPerson: false },
		{ ...tapped, conversationId: 'c2' },
	],
	['a photo', question, { ...typed, type: 'image', text: '' }],
])('takes an answer that is %s', (_, asked, received) => {
	expect(judge(asked, received)).toEqual({
		answer: expect.objectContaining({ answered: true }) as object,
	});
});

test.each<[string, Question, Received]>([
	[
		'written in the second before',
		question,
		{ ...typed, at: Date.parse('2026-01-29T11:59:59.999Z') },
	],
	['of another conversation', question, { ...typed, conversationId: 'c2' }],
	['of another number', toNumber, { ...typed, phone: '+525512345679' }],
	['tapped in another conversation', question, { ...tapped, conversationId: 'c2' }],
	['tapped below another message', question, { ...tapped, buttonId: 'menu', text: 'Precios' }],
	[
		'tapped below an earlier question',
		question,
		{ ...tapped, buttonId: 'n8n/1/node/signature/x/1' },
	],
	['a reaction', question, { ...typed, type: 'reaction', text: '👍' }],
	[
		'a photo where only texts count',
		{ ...question, acceptMedia: false },
		{ ...typed, type: 'image', text: '' },
	],
])('leaves what is %s', (_, asked, received) => {
	expect(judge(asked, received)).toBe('other');
});

test.each([
	[['👍', '👎'], '👎', '👎'],
	[['👍', '👎'], '👍🏽', '👍'],
	[['❤️', '👎'], '❤', '❤️'],
	[['C++', 'C#', 'C'], 'C#', 'C#'],
	[['C++', 'C#', 'C'], 'c++', 'C++'],
	[['+1', '-1'], '-1', '-1'],
	[['No', 'No!'], 'No!', 'No!'],
	[['Si', 'Sí'], 'Sí', 'Sí'],
	[['Si', 'Sí'], 'SÍ', 'Sí'],
	[['9:00', '900'], '900', '900'],
	[['5-10 personas', '5 a 10'], '¡5-10 personas!', '5-10 personas'],
	[['+1', '-1'], '1', undefined],
	[['👍', '👎'], 'ok', undefined],
])('of the buttons %j, %s is %s', (titles, text, expected) => {
	const choices = titles.map((title) => ({ title, value: title }));
	const verdict = judge({ ...question, choices }, { ...typed, text });
	expect(verdict).toMatchObject({ answer: { text: expected ?? text } });
	expect((verdict as { answer: IDataObject }).answer.choice).toBe(expected);
});
