import type { IDataObject } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { byId, useSandbox } from '../useSandbox';

const { sandbox, run } = useSandbox({
	resource: 'message',
	operation: 'getAll',
	conversationId: byId(SEEDED.maria.conversationId),
	returnAll: true,
});

test('reads numeric IDs, and null as the empty last page', async () => {
	const page = (id: number, meta: IDataObject) => ({
		kind: 'json' as const,
		status: 200,
		times: 1,
		body: { data: [{ id, timestamp: '2026-01-29T10:30:00Z' }], meta },
	});
	sandbox.faults.add(page(2, { hasMore: true, oldestMessageId: 2 }));
	sandbox.faults.add(page(1, { hasMore: true, oldestMessageId: 1 }));
	sandbox.faults.add({ kind: 'json', status: 200, body: { data: null, meta: { hasMore: false } } });
	const { items, error } = await run();
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.id)).toEqual([2, 1]);
	expect(sandbox.requests.map(({ query }) => query.before)).toEqual([undefined, '2', '1']);
});

describe('a cursor that makes no progress', () => {
	const page = (id: string, meta: IDataObject) => ({
		kind: 'json' as const,
		status: 200,
		times: 1,
		body: { data: [{ id, timestamp: '2026-01-29T10:30:00Z' }], meta },
	});

	test.each([
		[
			'does not move',
			[
				page('a', { hasMore: true, oldestMessageId: 'x' }),
				page('b', { hasMore: true, oldestMessageId: 'x' }),
			],
			'Whaapy sent the same cursor twice, after 2 messages were read [item 0]',
		],
		[
			'is missing',
			[page('a', { hasMore: true })],
			'Whaapy has more messages but does not say where they begin, after 1 messages were read [item 0]',
		],
		[
			'leads to messages known already',
			[
				page('a', { hasMore: true, oldestMessageId: 'a' }),
				page('a', { hasMore: true, oldestMessageId: 'b' }),
			],
			'Whaapy sent the same messages twice, after 1 messages were read [item 0]',
		],
		[
			'is missing, and so is the word whether there is more',
			[
				{
					kind: 'json' as const,
					status: 200,
					times: 1,
					body: { data: Array.from({ length: 100 }, (_, i) => ({ id: `m${i}` })) },
				},
			],
			'Whaapy has more messages but does not say where they begin, after 100 messages were read [item 0]',
		],
	])('ends the run with a message if it %s', async (_, pages, message) => {
		for (const one of pages) sandbox.faults.add(one);
		const { error } = await run();
		expect(error?.message).toBe(message);
		expect(sandbox.requests).toHaveLength(pages.length);
	});
});

test('stops at an empty page that promises more', async () => {
	let page = 0;
	const body = { data: [], meta: { hasMore: true, oldestMessageId: '' } };
	const match = () => {
		body.meta.oldestMessageId = `m${++page}`;
		return page < 20;
	};
	sandbox.faults.add({ kind: 'json', status: 200, body, match });
	const { error } = await run();
	expect(error?.message).toBe(
		'Whaapy sent an empty page but has more, after 0 messages were read [item 0]',
	);
	expect(sandbox.requests).toHaveLength(1);
});
