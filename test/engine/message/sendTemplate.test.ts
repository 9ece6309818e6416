import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { ONE_SPELLING } from '../people';
import { testOperation } from '../testOperation';
import { byId, byName, byPhone, useSandbox } from '../useSandbox';

const { sandbox, run } = useSandbox({
	resource: 'message',
	operation: 'sendTemplate',
	recipient: byPhone('521 55 1234 5678'),
	template: byName('hello_world'),
	language: 'es_MX',
});

const isSend = ({ path }: { path: string }) => path === '/messages/v1';

/** The messages that Whaapy was asked to send. */
const messages = () => sandbox.requests.filter(isSend).map(({ body }) => body as unknown);

test('sends a template by its name in the documented body, and outputs the data of the answer', async () => {
	const { items } = await run();
	expect(messages()).toEqual([
		{
			to: '+5215512345678',
			type: 'template',
			template: { name: 'hello_world', language: 'es_MX' },
		},
	]);
	expect(items[0]?.json).toMatchObject({
		conversationId: SEEDED.juan.conversationId,
		messageType: 'template',
		templateName: 'hello_world',
		recipient: SEEDED.juan.phone,
		phoneAsGiven: '521 55 1234 5678',
	});
	expect(Object.keys(items[0]!.json).length).toBeLessThanOrEqual(10);
});

test('sends body parameters in the form that is in use', async () => {
	const bodyParameters = ['Juan', '={{ 10 }}'];
	await run({ template: byName('cita'), bodyParameters });
	expect(messages()).toEqual([
		{
			to: '+5215512345678',
			type: 'template',
			templateName: 'cita',
			language: 'es_MX',
			template_parameters: ['Juan', '10'],
		},
	]);
});

test('names every invalid field in one message', async () => {
	const { error } = await run({ recipient: byPhone('12'), template: byName('={{ "" }}') });
	expect(error?.message).toBe("'Recipient' and 'Template' cannot be used [item 0]");
});

test('starts a conversation if there is none', async () => {
	const { items } = await run({ recipient: byPhone('+573001234567') });
	expect(sandbox.store.conversations.has(String(items[0]?.json.conversationId))).toBe(true);
});

test.each([
	[{ template: byName('={{ "" }}') }, "'Template' is empty [item 0]"],
	[{ language: '={{ " " }}' }, "'Language' is empty [item 0]"],
	[{ bodyParameters: ['Juan', ' '] }, "'Body Parameters' has no text for {{2}} [item 0]"],
	[
		{ bodyParameters: ['Juan', 'a las\n10:00'] },
		"'Body Parameters' has a line break, a tab or more than 4 spaces in a row for {{2}} [item 0]",
	],
	[
		{ recipient: byPhone('123') },
		"'Recipient' has 3 digits, too few for a phone number: '123' [item 0]",
	],
])('refuses %j without a request', async (more, message) => {
	const { error } = await run(more);
	expect(error?.message).toBe(message);
	expect(sandbox.requests).toHaveLength(0);
});

test.each([
	[{ template: byName('nada') }, 'Template name does not exist in the translation: nada (es_MX)'],
	[
		{ template: byName('cita'), language: 'fr' },
		'Template name does not exist in the translation: cita (fr)',
	],
	[
		{ template: byName('cita'), bodyParameters: ['Juan'] },
		'Number of parameters does not match the expected number of params: body: number of localizable_params (1) does not match the expected number of params (2)',
	],
])('says what WhatsApp refuses, and what to check, for %j', async (more, whatsAppSays) => {
	const { error } = await run(more);
	expect(error?.message).toBe('WhatsApp or Whaapy did not accept this template message [item 0]');
	expect(error?.description).toMatch(
		/^Check the template's name, its language and the number of its parameters\. 'From List' shows/,
	);
	expect(error?.description).toContain(whatsAppSays);
});

test.each(['after', 'reset', 'truncate'] as const)(
	'does not retry after a connection ends with %s, and says that the message may have been sent',
	async (kind) => {
		sandbox.faults.add({ kind, match: isSend });
		const { error } = await run();
		expect(messages()).toHaveLength(1);
		expect(error?.description).toContain('It may have been saved or sent all the same');
	},
);

test('does not retry after a 503', async () => {
	sandbox.faults.add({
		kind: 'json',
		status: 503,
		body: { error: 'x', message: 'Mantenimiento' },
		match: isSend,
	});
	const { error } = await run();
	expect(messages()).toHaveLength(1);
	expect(error?.description).toContain('It may have been saved or sent all the same');
});

test('sends to a conversation by its ID without a look-up', async () => {
	const { items } = await run({ recipient: byId(SEEDED.maria.conversationId) });
	expect(sandbox.requests).toHaveLength(1);
	expect(messages()).toMatchObject([{ conversationId: SEEDED.maria.conversationId }]);
	expect(items[0]?.json).toMatchObject({ conversationId: SEEDED.maria.conversationId });
});

const byNameTo = (to: INodeParameters) => ({
	recipient: to,
	template: byName('hello_world'),
	language: 'es_MX',
});

testOperation('message/sendTemplate', {
	costs: {
		'by name, to a conversation': [byNameTo(byId(SEEDED.juan.conversationId))],
		'by name, number with one spelling': [byNameTo(byPhone(ONE_SPELLING))],
		'by name, two spellings, contact under either': [byNameTo(byPhone('+525512345678'))],
		'by name, two spellings, new number': [byNameTo(byPhone('+5215598765432'))],
	},
	tool: () => ({
		left: ['recipient', 'template', 'language', 'bodyParameters[0]', 'bodyParameters[1]'],
		knows: { 'template to send': 'recordatorio_cita', 'take the places of': 'Juan' },
		sends: 'POST /messages/v1',
		body: { templateName: 'recordatorio_cita', template_parameters: ['Juan', 'Juan'] },
		answers: { messageType: 'template' },
	}),
});
