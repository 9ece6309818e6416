import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, byPhone, useSandbox } from '../useSandbox';
import { AT, one } from './cases';

const JUAN = SEEDED.juan.conversationId;
const { sandbox, run, sent } = useSandbox({ resource: 'conversation', operation: 'get' });

const getById = (value: string) => ({ conversationId: byId(value) });

test('outputs the raw conversation without its envelope', async () => {
	const { items } = await run({ ...getById(JUAN), output: 'raw' });
	expect(items).toHaveLength(1);
	expect(items[0]?.json).toMatchObject({
		id: JUAN,
		phoneNumber: '+5215512345678',
		settings: { aiEnabled: expect.any(Boolean) as boolean },
		stats: { totalMessages: expect.any(Number) as number },
	});
});

test("outputs at most ten flat fields if 'Output' is 'Simplified'", async () => {
	const { items } = await run(getById(JUAN));
	const json = items[0]?.json ?? {};
	expect(Object.keys(json).length).toBeLessThanOrEqual(10);
	expect(json).toMatchObject({ id: JUAN, contactName: 'Juan Pérez', status: 'active' });
	expect(json.funnelStage === null || typeof json.funnelStage === 'string').toBe(true);
});

test('names the unknown ID, and what to try', async () => {
	const { error } = await run(getById('11111111-2222-3333-4444-555555555555'));
	expect(error?.message).toBe(
		"Whaapy has no conversation with the ID '11111111-2222-3333-4444-555555555555' [item 0]",
	);
	expect(error?.description).toContain('Conversación no encontrada');
	expect(error?.description).toContain('By Phone');
	expect(error).toMatchObject({ httpCode: '404' });
});

test.each([
	'={{ "" }}',
	'   ',
	'..',
	'../contacts/v1',
	'a/b',
	'a\\b',
	'a?limit=1',
	'a#b',
	'%2e%2e',
	'á',
])('refuses the ID %j without a request', async (id) => {
	const { error } = await run(getById(id));
	expect(error?.message).toMatch(/^'Conversation' is (empty|not an ID: '.*') \[item 0\]$/);
	expect(error?.description).toContain('e.g. 550e8400');
	expect(sandbox.requests).toHaveLength(0);
});

test('simplified, stays at ten fields if Whaapy sends more of them than documented', async () => {
	const conversation = {
		id: JUAN,
		phoneNumber: '+5215512345678',
		contactName: 'Juan Pérez',
		status: 'active',
		unreadCount: 0,
		lastMessageAt: null,
		lastMessagePreview: 'Hola',
		assignedTo: null,
		contact: { id: 'c1', tags: ['vip'], funnelStage: { name: 'Interesado' } },
	};
	sandbox.faults.add({ kind: 'json', status: 200, body: { data: conversation } });
	const { items } = await run(getById(JUAN));
	expect(Object.keys(items[0]?.json ?? {})).toHaveLength(10);
});

test('by phone, gets the same as by ID, under either spelling', async () => {
	const phone = { conversationId: byPhone('55 1234 5678'), output: 'raw' };
	const { items } = await run(phone);
	expect(items[0]?.json).toMatchObject({ id: JUAN, assignedTo: { agentName: 'María García' } });
	expect(sent()).toEqual([
		'GET /conversations/v1/by-phone/%2B525512345678',
		'GET /conversations/v1/by-phone/%2B5215512345678',
		`GET /conversations/v1/${JUAN}`,
	]);
});

testOperation('conversation/get', {
	costs: {
		...one(),
		'24-hour window looked up': [
			{ conversationId: byId(SEEDED.juan.conversationId), options: { checkWindow: true } },
		],
		'quiet for 24 hours, window looked up': [
			{ conversationId: byId(SEEDED.maria.conversationId), options: { checkWindow: true } },
		],
	},
	tool: () => ({
		left: ['conversationId'],
		sends: `GET ${AT}`,
		answers: { id: SEEDED.juan.conversationId, contactName: 'Juan Pérez' },
	}),
});
