import { SEEDED } from '../../sandbox';
import { byId, byName, byPhone, only, useSandbox } from '../useSandbox';

const { sandbox, run } = useSandbox({
	resource: 'message',
	operation: 'sendTemplate',
	recipient: byPhone('521 55 1234 5678'),
	template: byName('hello_world'),
	language: 'es_MX',
});

/** The messages that Whaapy was asked to send. */
const messages = () =>
	sandbox.requests.filter(({ method }) => method === 'POST').map(({ body }) => body as unknown);

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
	});
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

test.each([
	['(55) 8765-4321', SEEDED.maria.phone],
	['+52 1 55 8765 4321', SEEDED.maria.phone],
	['+52 55 1234 5678', SEEDED.juan.phone],
	['+52 55 4433 2211', '+525544332211'],
])('sends to %s under the spelling of the existing conversation', async (phoneNumber, to) => {
	await run({ recipient: byPhone(phoneNumber) });
	expect(messages()).toMatchObject([{ to }]);
});

test('sends even if the key lacks conversations:read', async () => {
	sandbox.settings.scopes.delete('conversations:read');
	const { error } = await run();
	expect(error).toBeUndefined();
	expect(messages()).toHaveLength(1);
});

test('sends to one person in the order of the items, in one conversation', async () => {
	const phones = ['+525599990000', '+5215599990000', '+525599990000', '+5215599990000'];
	await run(
		{ recipient: byPhone('={{ $json.phone }}'), template: byName('={{ $json.name }}') },
		{
			items: phones.map((phone, i) => ({ phone, name: `step_${i}` })),
		},
	);
	const template = (name: string) => ({ to: '+525599990000', template: { name } });
	expect(messages()).toMatchObject(['step_0', 'step_1', 'step_2', 'step_3'].map(template));
});

test('reads null as "no conversation"', async () => {
	sandbox.faults.add({ kind: 'json', status: 200, body: { data: null }, match: only('GET') });
	const { error } = await run();
	expect(error).toBeUndefined();
	expect(messages()).toMatchObject([{ to: '+5215512345678' }]);
});

test("sends to the given spelling if 'Also Try +521 / +52 (MX, AR, BR)' is off", async () => {
	await run({ recipient: byPhone('+525512345678'), options: { tryOtherSpellings: false } });
	expect(sandbox.requests).toHaveLength(1);
	expect(messages()).toMatchObject([{ to: '+525512345678' }]);
});

test('names every invalid field in one message', async () => {
	const { error } = await run({ recipient: byPhone('12'), template: byName('={{ "" }}') });
	expect(error?.message).toBe("'Template' and 'Recipient' cannot be used [item 0]");
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
		sandbox.faults.add({ kind, match: only('POST') });
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
		match: only('POST'),
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
