import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../tools/sandbox';
import { SEEDED, SEEDED_WITHOUT_NUMBER } from '../../../tools/sandbox';
import { wamidOf } from '../../../tools/sandbox/ids';
import { ONE_SPELLING } from '../people';
import { testOperation } from '../testOperation';
import { byId, byPhone, useSandbox } from '../useSandbox';

const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'message',
	operation: 'sendText',
	recipient: byId(SEEDED.juan.conversationId),
	text: 'Hola, Juan',
});

test('sends a text to a conversation in one request, and returns the message', async () => {
	const { items } = await run();
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toEqual({
		conversationId: SEEDED.juan.conversationId,
		type: 'text',
		content: 'Hola, Juan',
	});
	expect(items[0]?.json).toMatchObject({
		conversationId: SEEDED.juan.conversationId,
		content: 'Hola, Juan',
		messageType: 'text',
	});
});

test("outputs the message flat, with WhatsApp's ID beside Whaapy's", async () => {
	const { items } = await run();
	const id = String(items[0]?.json.id);
	expect(sandbox.store.findMessage(id)?.content).toBe('Hola, Juan');
	// In a table, IDs on the left would leave no room for what a person reads.
	expect(Object.keys(items[0]!.json).slice(-3)).toEqual(['id', 'wamid', 'conversationId']);
	expect(items[0]?.json).toEqual({
		id,
		wamid: wamidOf(id),
		conversationId: SEEDED.juan.conversationId,
		status: 'sent',
		content: 'Hola, Juan',
		messageType: 'text',
		direction: 'outbound',
		createdAt: expect.any(String) as string,
		recipient: SEEDED.juan.phone,
	});
});

test.each([
	['55 1234 5678', '+5215512345678', { phone: '55 1234 5678' }],
	['52 1 (55) 1234-5678', '+5215512345678', { phone: '52 1 (55) 1234-5678' }],
	['14155552671', '+14155552671', { phone: 14155552671 }],
])('outputs the number given, %s, beside the one that it went to', async (given, to, item) => {
	const { items } = await run({ recipient: byPhone('={{ $json.phone }}') }, { items: [item] });
	expect(items[0]?.json).toMatchObject({ recipient: to, phoneAsGiven: given });
	expect(Object.keys(items[0]!.json)).toHaveLength(10);
});

test.each([
	[{ input: '+5215512345678', wa_id: '5215512345678' }, '+5215512345678'],
	[{ input: '+525512345678', wa_id: '5215512345678' }, '+5215512345678'],
	[{ wa_id: 'MX.13491208655302741918' }, 'MX.13491208655302741918'],
	[{}, undefined],
])('outputs whom a message to a conversation reached: %j', async (contact, expected) => {
	const body = { contacts: [contact], messages: [{ id: 'm1' }] };
	sandbox.faults.add({ kind: 'json', status: 200, body });
	const { items } = await run();
	expect(items[0]?.json.recipient).toBe(expected);
});

test.each([
	[{ messages: [{ id: 'm1', wamid: 'wamid.1' }] }, { id: 'm1', wamid: 'wamid.1' }],
	[{ messages: [{ id: 'wamid.1' }] }, { id: 'wamid.1', wamid: 'wamid.1' }],
	[{ data: { id: 'm1', status: 'queued' } }, { id: 'm1', status: 'queued' }],
])('takes the answer %j for a message sent', async (body, json) => {
	sandbox.faults.add({ kind: 'json', status: 200, body });
	const { items } = await run();
	expect(items[0]?.json).toEqual(json);
});

test("asks for a preview of links in Meta's form, the only one with a place for it", async () => {
	await run({ options: { previewUrl: true } });
	expect(lastBody()).toEqual({
		conversationId: SEEDED.juan.conversationId,
		type: 'text',
		text: { body: 'Hola, Juan', preview_url: true },
	});
});

test('sends 4,096 characters, and refuses one more without a request', async () => {
	const { items } = await run({ text: 'á'.repeat(4096) });
	expect(items[0]?.json).toMatchObject({ status: 'sent' });
	sandbox.reset();
	const { error } = await run({ text: 'á'.repeat(4097) });
	expect(error?.message).toBe("'Text' has 4,097 characters, and WhatsApp takes 4,096 [item 0]");
	expect(error?.description).toContain('Shorten it by 1.');
	expect(sent()).toEqual([]);
});

test('counts an emoji as one character, as WhatsApp does', async () => {
	const { items } = await run({ text: '👍'.repeat(4096) });
	expect(items[0]?.json).toMatchObject({ status: 'sent' });
	const { error } = await run({ text: '👍'.repeat(4097) });
	expect(error?.message).toBe("'Text' has 4,097 characters, and WhatsApp takes 4,096 [item 0]");
});

test.each(['\u200b', '\u2060\ufeff', ' \u00ad\n', '\u3164', '\u2800', '\ufe0f'])(
	'refuses a text of which nobody would see anything: %j',
	async (text) => {
		const { error } = await run({ text });
		expect(error?.message).toBe("'Text' is empty [item 0]");
		expect(sent()).toEqual([]);
	},
);

test.each(['after', 'reset', 'truncate'] as const)(
	'does not retry after a connection ends with %s, and says that the message may have been sent',
	async (kind) => {
		sandbox.faults.add({ kind });
		const { error } = await run();
		expect(sent()).toHaveLength(1);
		expect(error?.description).toContain('It may have been saved or sent all the same');
	},
);

test('sends a text to a number with one spelling in one request', async () => {
	await run({ recipient: byPhone('1 (415) 555-2671') });
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toMatchObject({ to: '+14155552671' });
});

test('answers a person without number in the conversation', async () => {
	const { conversationId, phone } = SEEDED_WITHOUT_NUMBER;
	sandbox.receive(phone, { content: 'Hola' });
	const { items } = await run({ recipient: byId(conversationId) });
	expect(items[0]?.json).toMatchObject({ conversationId, messageType: 'text' });
	const found = await run({
		resource: 'conversation',
		operation: 'get',
		conversationId: byId(conversationId),
	});
	expect(found.items[0]?.json).toMatchObject({ id: conversationId, phoneNumber: null });
});

test.each([byPhone, byId])('refuses a person without number, in words', async (recipientBy) => {
	const recipient = recipientBy('MX.13491208655302741918');
	const { error } = await run({ recipient });
	expect(error?.message).toBe(
		"'Recipient' is the ID of a WhatsApp user without phone number: 'MX.13491208655302741918' [item 0]",
	);
	expect(error?.description).toContain(
		"This person shows no phone number: use the conversation, by the 'conversation_id'",
	);
	expect(sent()).toEqual([]);
});

test('sends texts to one person in the order of the items', async () => {
	const texts = ['uno', 'dos', 'tres'];
	await run({ text: '={{ $json.text }}' }, { items: texts.map((text) => ({ text })) });
	expect(sandbox.requests.map(({ body }) => body)).toMatchObject(
		texts.map((content) => ({ content })),
	);
});

test('refuses an empty text without a request', async () => {
	const { error } = await run({ text: '={{ " " }}' });
	expect(error?.message).toBe("'Text' is empty [item 0]");
	expect(sent()).toEqual([]);
});

const { juan } = SEEDED;
const OTHER_SPELLING = '+525512345678';
const checked = { options: { whenWindowClosed: 'skip' } };
const tenItems = { items: Array.from({ length: 10 }, () => ({})) };

const text = (more: INodeParameters = {}) => ({
	recipient: byId(juan.conversationId),
	text: 'Hola',
	...more,
});

/** A text to Juan, who has a contact under each spelling of his number. */
function toTwins({ store }: Sandbox, phone: string): INodeParameters {
	const contact = store.contacts.get(juan.contactId)!;
	store.contacts.set('twin', { ...contact, id: 'twin', phone_number: OTHER_SPELLING });
	return text({ recipient: byPhone(phone) });
}

testOperation('message/sendText', {
	costs: {
		'to a conversation': [text()],
		'by phone, number with one spelling': [text({ recipient: byPhone(ONE_SPELLING) })],
		'by phone, two spellings, contact under either': [text({ recipient: byPhone(OTHER_SPELLING) })],
		'by phone, two spellings, new number': [text({ recipient: byPhone('+5215598765432') })],
		'by phone, contacts under both, conversation under the one given': [
			(sandbox) => toTwins(sandbox, juan.phone),
		],
		'by phone, contacts under both, conversation under the other one or none': [
			(sandbox) => toTwins(sandbox, OTHER_SPELLING),
		],
		'the same number with two spellings in 10 items of a run': [
			text({ recipient: byPhone(juan.phone) }),
			tenItems,
		],
		"by phone, two spellings, 'Also Try +521 / +52 (MX, AR, BR)' off": [
			text({ recipient: byPhone(OTHER_SPELLING), options: { tryOtherSpellings: false } }),
		],
		'to a conversation, 24-hour window looked up': [text(checked)],
		'by phone, one spelling, 24-hour window looked up': [
			text({ ...checked, recipient: byPhone(ONE_SPELLING) }),
		],
		'10 items to one conversation, 24-hour window looked up': [text(checked), tenItems],
		"10,000 characters to a conversation, 'Send Long Text in Parts' on": [
			text({ text: 'a'.repeat(10_000), options: { sendInParts: true } }),
		],
	},
	tool: () => ({
		left: ['recipient', 'text'],
		sends: 'POST /messages/v1',
		body: { to: SEEDED.juan.phone, type: 'text', content: 'Hola, Juan' },
		answers: { messageType: 'text', content: 'Hola, Juan' },
	}),
});
