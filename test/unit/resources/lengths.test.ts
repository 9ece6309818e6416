import type { INode } from 'n8n-workflow';
import { addressInReference } from '../../../nodes/Whaapy/delivery/answerAddress';
import { registersIn } from '../../../nodes/Whaapy/delivery/register';
import { entriesOf } from '../../../nodes/Whaapy/parameters/list';
import { judge } from '../../../nodes/Whaapy/resources/message/question/answer';
import { questionMessage } from '../../../nodes/Whaapy/resources/message/question/content';
import type { Question } from '../../../nodes/Whaapy/resources/message/question/question';
import { receivedIn } from '../../../nodes/Whaapy/resources/message/question/received';
import { batchesOf } from '../../../nodes/Whaapy/resources/message/messageBatches';
import { readContent } from '../../../nodes/Whaapy/resources/message/templateContent';
import { fieldsOf, whyNotFillable } from '../../../nodes/Whaapy/resources/template/fields';
import { searchIn } from '../../../nodes/Whaapy/resources/picker';
import { csvRow } from '../../../nodes/Whaapy/shared/csv';
import { endingOf, mimeTypeOf, withEnding } from '../../../nodes/Whaapy/shared/mediaFormats';
import { plain } from '../../../nodes/Whaapy/shared/mediaName';
import { passes } from '../../../nodes/Whaapy/trigger/filters';
import { readFilters } from '../../../nodes/Whaapy/trigger/readFilters';
import { ValidationIssues } from '../../../nodes/Whaapy/parameters/issues';
import { expectLinear } from '../expectLinear';

// What a customer writes, a file is called or an account holds may be of any length: n8n does nothing
// else while a node computes.

const issues = () => new ValidationIssues({ name: 'Whaapy' } as INode, 0);
const many = <T>(count: number, make: (index: number) => T) =>
	Array.from({ length: count }, (_, index) => make(index));

const question: Question = {
	responseType: 'choice',
	to: { conversationId: 'c1' },
	reference: 'n8n/1/node/signature/once',
	messageId: 'm1',
	askedAt: 0,
	origin: 'https://n8n.example.com',
	registerId: 'w1',
	isHandedOver: false,
	choices: [{ title: 'Sí', value: 'yes' }],
	acceptMedia: true,
	onlyAskedPerson: true,
};

const delivery = (message: object) => ({
	event: 'message.received',
	data: { conversation_id: 'c1', message },
});

const judged = (message: object) => {
	const received = receivedIn(delivery(message));
	return received && judge(question, received);
};

const limits = { quiet: 5_000, atMost: 30_000, atMostMessages: 0, finishWords: ['listo'] };

const ofText: Record<string, (text: string) => unknown> = {
	'a typed answer': (body) => judged({ type: 'text', text: { body } }),
	'a tapped answer': (id) =>
		judged({ type: 'interactive', interactive: { button_reply: { id, title: id } } }),
	'the address in what was tapped': addressInReference,
	'a name of a webhook': (text) => registersIn([{ name: `n8n waits: ${text}`, createdAt: 0 }]),
	'a message to collect': (content) =>
		batchesOf([{ id: 'm', direction: 'inbound', messageType: 'text', content }], limits),
	'the words that finish': (text) => entriesOf(text, ',;'),
	'a cell of a table': (text) => csvRow([text]),
	'what is searched': (text) => searchIn([{ name: text }], text),
	'a template': (text) => {
		const template = {
			components: [
				{ type: 'HEADER', format: 'TEXT', text },
				{ type: 'BODY', text },
				{ type: 'BUTTONS', buttons: [{ type: 'URL', text, url: text }] },
			],
		};
		return [fieldsOf(template), whyNotFillable(template)];
	},
	'a field of a template': (text) => readContent(issues(), { [text]: text, Variable: text }, 'url'),
	'a text that the trigger filters': (body) =>
		passes(
			{ filters: readFilters({ textContains: 'precio' }), country: 'MX' },
			'message.received',
			delivery({ type: 'text', text: { body } }).data,
		),
	'the name of a file': (text) => [
		endingOf(text),
		withEnding(text, 'image/png'),
		mimeTypeOf(text, text),
		plain(text),
	],
};

const shapes = [
	'x',
	' ',
	'\n',
	'/',
	'n8n/',
	'.a',
	'=',
	'"',
	'á',
	'👍',
	'{{',
	'{{1}} ',
	'}}',
	',',
	'until ',
	'listo ',
];

test.each(Object.keys(ofText).flatMap((name) => shapes.map((shape) => [name, shape])))(
	'%s takes at most 12 times as long if %j fills ten times as much',
	(name, shape) => {
		const compute = ofText[name]!;
		const short = shape.repeat(10_000 / shape.length);
		const long = short.repeat(10);
		expectLinear(
			() => compute(short),
			() => compute(long),
		);
	},
);

const parameters = {
	responseType: 'choice',
	message: '¿Cuándo?',
	defineUsing: 'json',
	options: { listButton: 'Ver' },
} as unknown as Parameters<typeof questionMessage>[1];

const ofCount: Record<string, (count: number) => () => unknown> = {
	'different variables of a template': (count) => {
		const text = many(count, (index) => `{{${index + 1}}}`).join(' ');
		return () => fieldsOf({ components: [{ type: 'BODY', text }] });
	},
	'choices from data': (count) => {
		const choice = many(count, (index) => ({ title: `c${index}`, description: '', value: '' }));
		return () => {
			const given = { ...parameters, choicesJson: { choice } };
			return questionMessage(issues(), given, 'n8n/1');
		};
	},
	'runs that wait': (count) => {
		const webhooks = many(count, (index) => ({
			name: `n8n waits: c${index} until 2026-01-29T10:30:00Z`,
			createdAt: (index * 7919) % count,
		}));
		return () => registersIn(webhooks);
	},
	'messages to collect': (count) => {
		const history = many(count, (index) => ({
			id: `m${index}`,
			direction: index % 2 ? 'inbound' : 'outbound',
			messageType: 'text',
			sentByAi: true,
			content: 'hola',
		}));
		return () => batchesOf(history, limits);
	},
	'columns of a table': (count) => {
		const cells = many(count, (index) => `=${index}`);
		return () => csvRow(cells);
	},
	'entries to search in': (count) => {
		const entries = many(count, (index) => ({ name: `Cotización ${index}` }));
		return () => searchIn(entries, 'cotizacion');
	},
	'phone numbers of a filter': (count) => {
		const filters = readFilters({
			phoneNumbers: many(count, (index) => `+52 55 ${10_000_000 + index}`).join(', '),
		});
		const data = { phone_number: '+525500000000' };
		return () => passes({ filters, country: 'MX' }, 'message.received', data);
	},
};

test.each(Object.keys(ofCount))('ten times as many %s take at most 12 times as long', (name) => {
	const make = ofCount[name]!;
	expectLinear(make(1_000), make(10_000));
});
