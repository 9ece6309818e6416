import { SEEDED, type Person } from '../../../tools/sandbox';
import { byId, byPhone, only, useSandbox } from '../useSandbox';
import { customerWrote, HOUR } from './customerWrote';

const { sandbox, run, sent } = useSandbox({
	resource: 'message',
	operation: 'sendText',
	recipient: byId(SEEDED.juan.conversationId),
	text: 'Hola',
});

const MESSAGES = `GET /conversations/v1/${SEEDED.juan.conversationId}/messages?limit=100`;
const wrote = (hoursAgo: number, who: Person = SEEDED.juan) =>
	customerWrote(sandbox, who, hoursAgo);
const juan = SEEDED.juan.phone;
const checked = (whenWindowClosed: string) => ({ options: { whenWindowClosed } });

test('sends within 24 hours, and outputs until when the window is open', async () => {
	const at = wrote(23);
	const { items } = await run(checked('error'));
	expect(sent()).toEqual([MESSAGES, 'POST /messages/v1']);
	expect(items[0]?.json).toMatchObject({
		status: 'sent',
		windowOpen: true,
		windowOpenUntil: new Date(at + 24 * HOUR).toISOString(),
	});
});

test('does not look without a reason', async () => {
	const { items } = await run();
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(items[0]?.json).not.toHaveProperty('windowOpen');
});

describe('by default', () => {
	const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
	const SEND = 'POST /messages/v1';
	const { conversationId, phone } = SEEDED.juan;
	const received = (hours: number) => ({
		event: 'message.received',
		conversation_id: conversationId,
		phone_number: phone,
		timestamp: hoursAgo(hours),
	});

	test.each([
		['a message that came just now', received(1)],
		['a conversation whose window is open', { id: conversationId, windowOpen: true }],
		[
			'a conversation in which something was written',
			{ id: conversationId, lastMessageAt: hoursAgo(1) },
		],
		['an old message of somebody else', { ...received(25), conversation_id: 'x' }],
		['an old event of another kind', { ...received(25), event: 'message.sent' }],
		['nothing', {}],
	])('sends without looking if the item is %s', async (_, item) => {
		wrote(25);
		const { error } = await run({}, { items: [item] });
		expect(error).toBeUndefined();
		expect(sent()).toEqual([SEND]);
	});

	test.each([
		['a message that came a day ago', received(25)],
		['a conversation whose window is closed', { id: conversationId, windowOpen: false }],
		['a quiet conversation', { id: conversationId, lastMessageAt: hoursAgo(25) }],
		['a message that was skipped', { conversationId, skipped: true, windowOpen: false }],
	])('sends nothing if the item is %s, and asks nothing', async (_, item) => {
		const { error } = await run({}, { items: [item] });
		expect(error?.message).toContain('has not written in the last 24 hours');
		expect(error?.description).toContain("'Send Template'");
		expect(error?.description).toContain("'Always, and Stop With a Message'");
		expect(sent()).toEqual([]);
	});

	test('leaves out the item that tells, and sends the others', async () => {
		const { items } = await run(
			{},
			{ items: [received(25), {}], onError: 'continueRegularOutput' },
		);
		expect(items.map(({ json }) => json.status)).toEqual([undefined, 'sent']);
		expect(sent()).toEqual([SEND]);
	});

	test.each([
		['a quiet contact', juan],
		['nobody whom Whaapy knows', '+5215500000001'],
	])('sends in two requests if the look-up of the number finds %s', async (_, number) => {
		await run({ recipient: byPhone(number) });
		expect(sent()).toEqual(['POST /contacts/v1/search', SEND]);
	});

	test('does not look at all if that is switched off', async () => {
		await run(checked('send'), { items: [received(25)] });
		expect(sent()).toEqual([SEND]);
	});
});

test.each(['skip', 'error'])(
	'asks nothing if the item itself says that the customer wrote just now (%s)',
	async (choice) => {
		const timestamp = new Date(Date.now() - HOUR).toISOString();
		const { phone: phone_number } = SEEDED.juan;
		const item = { event: 'message.received', phone_number, timestamp };
		const { items } = await run(
			{
				recipient: byPhone(SEEDED.juan.phone),
				options: { whenWindowClosed: choice, tryOtherSpellings: false },
			},
			{ items: [item] },
		);
		expect(sent()).toEqual(['POST /messages/v1']);
		const until = new Date(Date.parse(timestamp) + 24 * HOUR).toISOString();
		expect(items[0]?.json).toMatchObject({ windowOpen: true, windowOpenUntil: until });
	},
);

test('stops with what to do, and sends nothing', async () => {
	wrote(25);
	const { error } = await run(checked('error'));
	expect(sent()).toEqual([MESSAGES]);
	expect(error?.message).toBe(
		'The customer has not written in the last 24 hours, so nothing was sent [item 0]',
	);
	expect(error?.description).toContain("'Send Template'");
});

test('skips, and says so in the item', async () => {
	wrote(25);
	const { items, error } = await run(checked('skip'));
	expect(error).toBeUndefined();
	expect(sent()).toEqual([MESSAGES]);
	expect(items.map(({ json }) => json)).toEqual([
		{
			conversationId: SEEDED.juan.conversationId,
			skipped: true,
			windowOpen: false,
			windowOpenUntil: null,
		},
	]);
});

test.each(['newestFirst', 'oldestFirst'] as const)(
	'counts what the customer wrote, not what the business did, whatever the order (%s)',
	async (pageOrder) => {
		sandbox.settings.pageOrder = pageOrder;
		wrote(30);
		await run();
		sandbox.store.messagesOf(SEEDED.juan.conversationId).at(-1)!.timestamp =
			new Date().toISOString();
		expect((await run(checked('skip'))).items[0]?.json).toMatchObject({ skipped: true });
		wrote(1);
		expect((await run(checked('skip'))).items[0]?.json).toMatchObject({ windowOpen: true });
	},
);

test('reads once for all items of a conversation', async () => {
	wrote(1);
	const { items } = await run(checked('error'), { items: [{}, {}, {}] });
	expect(items).toHaveLength(3);
	expect(sent().filter((request) => request.startsWith('GET'))).toEqual([MESSAGES]);
});

test('looks up the conversation of a number once for both of its spellings', async () => {
	wrote(1);
	const phones = ['+525512345678', '+5215512345678'];
	await run(
		{ recipient: byPhone('={{ $json.phone }}'), ...checked('error') },
		{ items: phones.map((phone) => ({ phone })) },
	);
	expect(sent()).toEqual([
		'GET /conversations/v1/by-phone/%2B525512345678',
		'GET /conversations/v1/by-phone/%2B5215512345678',
		MESSAGES,
		'POST /messages/v1',
		'POST /messages/v1',
	]);
	const bodies = sandbox.requests.slice(-2).map(({ body }) => body);
	expect(bodies).toMatchObject([{ to: SEEDED.juan.phone }, { to: SEEDED.juan.phone }]);
});

test('reads no messages if nobody wrote for 24 hours', async () => {
	const { items } = await run({ recipient: byPhone('+5215512345678'), ...checked('skip') });
	expect(sent()).toEqual(['GET /conversations/v1/by-phone/%2B5215512345678']);
	expect(items[0]?.json).toMatchObject({ skipped: true, windowOpen: false });
});

test('skips a person without a conversation, who has never written', async () => {
	const { items } = await run({ recipient: byPhone('+573001234567'), ...checked('skip') });
	expect(sent()).toEqual(['GET /conversations/v1/by-phone/%2B573001234567']);
	expect(items[0]?.json).toEqual({ skipped: true, windowOpen: false, windowOpenUntil: null });
});

test('reads on if the business alone wrote the newest 100 messages today', async () => {
	wrote(1);
	sandbox.addMessages(SEEDED.juan.conversationId, 100);
	for (const message of sandbox.store.messagesOf(SEEDED.juan.conversationId).slice(-100)) {
		Object.assign(message, { direction: 'outbound', timestamp: new Date().toISOString() });
	}
	const { items } = await run(checked('skip'));
	expect(items[0]?.json).toMatchObject({ windowOpen: true });
	expect(sent()).toHaveLength(3);
});

test('sends nothing if the key may not read messages, and says which permission is missing', async () => {
	sandbox.settings.scopes.delete('conversations:read');
	const { error } = await run(checked('skip'));
	expect(error?.message).toContain("'conversations:read'");
	expect(sent()).toEqual([MESSAGES]);
});

test("names 'Recipient' for a conversation that is not there", async () => {
	const recipient = byId('11111111-2222-3333-4444-555555555555');
	const { error } = await run({ recipient, ...checked('skip') });
	expect(error?.description).toContain("Check 'Recipient'");
});

test('looks nothing up for an item that cannot be sent', async () => {
	const { error } = await run({ text: 'a'.repeat(4097), ...checked('skip') });
	expect(error?.message).toContain("'Text' has 4,097 characters");
	expect(sent()).toEqual([]);
});

test('looks up again for the next item if the first look-up did not work', async () => {
	wrote(1);
	sandbox.faults.add({
		kind: 'json',
		times: 1,
		status: 403,
		body: { error: 'forbidden' },
		match: only('GET'),
	});
	const { items } = await run(checked('skip'), {
		items: [{}, {}],
		onError: 'continueRegularOutput',
	});
	expect(items[0]?.json.error).toContain('[item 0]');
	expect(items[1]?.json).toMatchObject({ status: 'sent', windowOpen: true });
});
