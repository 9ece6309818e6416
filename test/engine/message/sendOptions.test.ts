import { SEEDED } from '../../../tools/sandbox';
import { byId, useSandbox } from '../useSandbox';

const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'message',
	operation: 'sendText',
	recipient: byId(SEEDED.juan.conversationId),
	text: 'Hola, Juan',
});

const body = {
	conversationId: SEEDED.juan.conversationId,
	type: 'text',
	content: 'Hola, Juan',
};
const messageId = () => sandbox.store.messagesOf(SEEDED.juan.conversationId)[0]?.id ?? '';

test('answers a message', async () => {
	await run({ options: { replyTo: ` ${messageId()} ` } });
	expect(lastBody()).toEqual({ ...body, context: { message_id: messageId() } });
});

test.each([
	'wamid.HBgNNTIxNTUxMjM0NTY3OBUCABIYFDNBMDIyODdGQ0VBOUM2QzlBN0Q0AA==',
	'wamid.A/B+C==',
	'wamid.AB/cd//ef+g=',
	'gBGGFlA5FpafAgkOuJbRq54qwbM/',
])("answers a message by WhatsApp's ID %s, which no path could hold", async (id) => {
	await run({ options: { replyTo: id } });
	expect(lastBody()).toMatchObject({ context: { message_id: id } });
});

test.each([
	[{ pauseAi: 30 }, { pause: true, pauseDuration: 30 }],
	[{ disableAi: true }, { disable: true }],
	[
		{ pauseAi: 1440, disableAi: true },
		{ pause: true, pauseDuration: 1440, disable: true },
	],
])('sends %j as what the AI does after the message', async (options, ai) => {
	await run({ options });
	expect(lastBody()).toEqual({ ...body, ai });
});

test('sends metadata with the types that expressions give', async () => {
	const metadata = { row: [{ name: 'orderId', value: '={{ 10045 }}' }] };
	await run({ options: { metadata } });
	expect(lastBody()).toEqual({ ...body, metadata: { orderId: 10045 } });
});

test.each([
	[{ replyTo: 'no es un ID' }, "'Reply To' is not the ID of a message: 'no es un ID' [item 0]"],
	[
		{ replyTo: 'whaapy.com/inbox/1' },
		"'Reply To' is a web address, not an ID: 'whaapy.com/inbox/1' [item 0]",
	],
	[{ pauseAi: 0 }, "'Pause AI' is 0 [item 0]"],
	[{ pauseAi: 1441 }, "'Pause AI' is 1441 [item 0]"],
])('refuses the options %j without a request', async (options, message) => {
	const { error } = await run({ options });
	expect(error?.message).toBe(message);
	expect(sent()).toEqual([]);
});

test('sends metadata and what the AI does with a template too', async () => {
	await run({
		operation: 'sendTemplate',
		template: { __rl: true, mode: 'name', value: 'hello_world' },
		language: 'es_MX',
		options: { pauseAi: 5, metadata: { json: [{ json: '{"campaign": "enero"}' }] } },
	});
	expect(lastBody()).toMatchObject({
		type: 'template',
		ai: { pause: true, pauseDuration: 5 },
		metadata: { campaign: 'enero' },
	});
});
