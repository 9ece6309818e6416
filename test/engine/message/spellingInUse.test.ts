import type { Contact } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import { byName, byPhone, only, useSandbox } from '../useSandbox';

const { juan, maria, renata } = SEEDED;
const { sandbox, run, sent } = useSandbox({
	resource: 'message',
	operation: 'sendTemplate',
	template: byName('hello_world'),
	language: 'es_MX',
});

const SEARCH = 'POST /contacts/v1/search';
const SEND = 'POST /messages/v1';
const byPhoneOf = (phone: string) => `GET /conversations/v1/by-phone/${encodeURIComponent(phone)}`;
const isSearch = ({ path }: { path: string }) => path === '/contacts/v1/search';

const to = (phone: string) => ({ recipient: byPhone(phone) });
const toEach = (...phones: string[]) =>
	[
		{ ...to('={{ $json.phone }}'), template: byName('={{ $json.name }}') },
		{ items: phones.map((phone, i) => ({ phone, name: `step_${i}` })) },
	] as const;
/** The bodies of the messages that Whaapy was asked to send. */
const messages = () =>
	sandbox.requests.filter(({ path }) => path === '/messages/v1').map(({ body }) => body);

/** Gives Juan a second contact, under the other spelling of his number. */
function addTwin(): void {
	const contact = sandbox.store.contacts.get(juan.contactId) as Contact;
	sandbox.store.contacts.set('twin', { ...contact, id: 'twin', phone_number: '+525512345678' });
}

test.each([
	['(55) 8765-4321', maria],
	['+52 1 55 8765 4321', maria],
	['+52 55 1234 5678', juan],
	['+54 9 11 2345 6789', SEEDED.sofia],
	['+55 11 98765-4321', SEEDED.joao],
])(
	'sends to %s in the existing conversation, for one request more',
	async (phone, { phone: kept, conversationId }) => {
		const before = sandbox.store.conversations.size;
		const { items } = await run(to(phone));
		expect(sent()).toEqual([SEARCH, SEND]);
		expect(messages()).toMatchObject([{ to: kept }]);
		expect(items[0]?.json).toMatchObject({ conversationId });
		expect(sandbox.store.conversations.size).toBe(before);
	},
);

test('asks the search for the digits that the spellings share', async () => {
	await run(to('+52 55 1234 5678'));
	expect(sandbox.requests[0]?.body).toEqual({
		filters: { phone_number: { contains: '5512345678' } },
		limit: 100,
	});
});

test('starts the conversation with a contact who has none under the number of the contact', async () => {
	const contacts = sandbox.store.contacts.size;
	const { items } = await run(to('+52 55 4433 2211'));
	expect(sent()).toEqual([SEARCH, SEND]);
	const conversation = sandbox.store.conversations.get(String(items[0]?.json.conversationId));
	expect(conversation).toMatchObject({
		phoneNumber: renata.phone,
		contactId: renata.contactId,
	});
	expect(sandbox.store.contacts.size).toBe(contacts);
});

test('sends to the number as given if Whaapy does not know the person', async () => {
	await run(to('+525598765432'));
	expect(sent()).toEqual([SEARCH, SEND]);
	expect(messages()).toMatchObject([{ to: '+525598765432' }]);
});

test('does not take a longer number with the same digits for the same person', async () => {
	const contact = sandbox.store.contacts.get(juan.contactId) as Contact;
	contact.phone_number = '+52155123456780';
	await run(to('+525512345678'));
	expect(messages()).toMatchObject([{ to: '+525512345678' }]);
});

test('sends to one person in the order of the items, in one conversation, for one look-up', async () => {
	await run(...toEach('+525599990000', '+5215599990000', '+525599990000', '+5215599990000'));
	const template = (name: string) => ({ to: '+525599990000', template: { name } });
	expect(messages()).toMatchObject(['step_0', 'step_1', 'step_2', 'step_3'].map(template));
	expect(sent()).toEqual([SEARCH, SEND, SEND, SEND, SEND]);
});

test("sends to the given spelling if 'Also Try +521 / +52 (MX, AR, BR)' is off", async () => {
	await run({ ...to('+525512345678'), options: { tryOtherSpellings: false } });
	expect(sent()).toEqual([SEND]);
	expect(messages()).toMatchObject([{ to: '+525512345678' }]);
});

test('sends nothing if the look-up fails', async () => {
	sandbox.faults.add({
		kind: 'status',
		status: 503,
		headers: { 'retry-after': '0' },
		match: isSearch,
	});
	const { error } = await run(to('+525512345678'));
	expect(error?.message).toBe('Whaapy could not answer [item 0]');
	expect(messages()).toEqual([]);
});

test('goes on with the other items if the first look-up fails', async () => {
	sandbox.faults.add({ kind: 'status', status: 402, body: {}, match: isSearch, times: 1 });
	const [parameters, { items }] = toEach('+525512345678', '+5215587654321', '+525598765432');
	await run(parameters, { items, onError: 'continueRegularOutput' });
	expect(messages()).toHaveLength(2);
	expect(sent().filter((request) => request !== SEND)).toEqual([SEARCH, SEARCH, SEARCH]);
});

describe('if both spellings have a contact', () => {
	beforeEach(addTwin);

	test.each(['+525512345678', juan.phone])('sends to %s in the conversation', async (phone) => {
		const { items } = await run(to(phone));
		expect(sent()).toEqual(
			[SEARCH, byPhoneOf('+525512345678'), byPhoneOf(juan.phone), SEND].filter(
				(request) => phone !== juan.phone || request !== byPhoneOf('+525512345678'),
			),
		);
		expect(items[0]?.json).toMatchObject({ conversationId: juan.conversationId });
	});

	test('sends to the number as given if there is no conversation', async () => {
		sandbox.store.conversations.delete(juan.conversationId);
		await run(to('+525512345678'));
		expect(messages()).toMatchObject([{ to: '+525512345678' }]);
	});
});

describe('if the key lacks contacts:read', () => {
	beforeEach(() => sandbox.settings.scopes.delete('contacts:read'));

	test('looks up the conversations, and asks the search once in a run', async () => {
		await run(...toEach('+525512345678', '+5215587654321', '+525598765432', '+525512345678'));
		expect(sent()[0]).toBe(SEARCH);
		expect(sent().slice(1, -4).sort()).toEqual(
			[
				byPhoneOf('+525512345678'),
				byPhoneOf(juan.phone),
				byPhoneOf('+5215587654321'),
				byPhoneOf(maria.phone),
				byPhoneOf('+525598765432'),
				byPhoneOf('+5215598765432'),
			].sort(),
		);
		const phones = messages().map((body) => (body as { to: string }).to);
		expect(phones.sort()).toEqual([juan.phone, juan.phone, maria.phone, '+525598765432'].sort());
	});

	test('reads null as "no conversation"', async () => {
		sandbox.faults.add({ kind: 'json', status: 200, body: { data: null }, match: only('GET') });
		const { error } = await run(to(juan.phone));
		expect(error).toBeUndefined();
		expect(messages()).toMatchObject([{ to: juan.phone }]);
	});

	test('sends even if it lacks conversations:read too', async () => {
		sandbox.settings.scopes.delete('conversations:read');
		const { error } = await run(to('+525512345678'));
		expect(error).toBeUndefined();
		expect(messages()).toMatchObject([{ to: '+525512345678' }]);
	});
});

test('looks up the conversation if the search does not filter, and asks it once in a run', async () => {
	const other = { ...sandbox.store.contacts.get(juan.contactId), phone_number: '+14155550000' };
	sandbox.faults.add({
		kind: 'json',
		body: { contacts: [other], pagination: { has_more: true, next_cursor: 'x' } },
		match: isSearch,
		times: 5,
	});
	await run(...toEach('+525512345678', '+5215587654321'));
	expect(sent().filter((request) => request === SEARCH)).toHaveLength(1);
	expect(sent().filter((request) => request.startsWith('GET /contacts'))).toEqual([]);
	const phones = messages().map((body) => (body as { to: string }).to);
	expect(phones.sort()).toEqual([juan.phone, maria.phone].sort());
});
