import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, useSandbox } from '../useSandbox';

const { sandbox, run } = useSandbox({ returnAll: true });

/** A family of lists: how it is asked for, the name of its list, and its way to the next page. */
const families: Array<[string, INodeParameters, string, 'cursor' | 'offset' | 'before']> = [
	['contacts', { resource: 'contact', operation: 'getAll' }, 'contacts', 'cursor'],
	[
		'found contacts',
		{ resource: 'contact', operation: 'getAll', filters: { email: 'a' } },
		'contacts',
		'cursor',
	],
	['conversations', { resource: 'conversation', operation: 'getAll' }, 'data', 'cursor'],
	['templates', { resource: 'template', operation: 'getAll' }, 'data', 'cursor'],
	['broadcasts', { resource: 'broadcast', operation: 'getAll' }, 'data', 'offset'],
	[
		'recipients',
		{ resource: 'broadcast', operation: 'getRecipients', broadcastId: byId('b') },
		'data',
		'offset',
	],
];

const entries = (from: number, count: number) =>
	Array.from({ length: count }, (_, i) => ({ id: `id-${from + i}`, email: 'a@example.com' }));

/** Answers with a page, and then with the rest as its last one. */
function page(list: string, items: IDataObject[], about: IDataObject, times = 1): void {
	sandbox.faults.add({ kind: 'json', status: 200, times, body: { [list]: items, ...about } });
}

const cursors: Array<[string, IDataObject]> = [
	['a cursor alone', { pagination: { next_cursor: 'c1' } }],
	['has_more as a text', { pagination: { has_more: 'true', next_cursor: 'c1' } }],
	['has_more as a number', { pagination: { has_more: 1, next_cursor: 'c1' } }],
	['has_more that is null', { pagination: { has_more: null, next_cursor: 'c1' } }],
	['camelCase', { pagination: { hasMore: true, nextCursor: 'c1' } }],
	['camelCase without hasMore', { pagination: { nextCursor: 'c1' } }],
	['meta', { meta: { hasMore: true, nextCursor: 'c1' } }],
	['the root', { has_more: true, next_cursor: 'c1' }],
];

describe.each(families)('a list of %s', (_, parameters, list, way) => {
	test.each(cursors)('is read on if more is told by %s', async (_name, about) => {
		page(list, entries(0, 3), about);
		page(list, entries(3, 2), { pagination: { has_more: false }, meta: { hasMore: false } });
		const { items, error } = await run(parameters);
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(5);
		const { url, body } = sandbox.requests.at(-1)!;
		const next = way === 'offset' ? 'offset=3' : 'cursor=c1';
		expect(`${url} cursor=${String((body as IDataObject | undefined)?.cursor)}`).toContain(next);
	});

	test.each([
		[{ pagination: { total: 250, limit: 100 } }, 100],
		[{ meta: { total: 250 } }, 100],
		[{ pagination: { total: '250' } }, 100],
		[{ total: 250 }, 3],
		[{ pagination: { page: 1, total_pages: 3 } }, 100],
		[{ pagination: { page: 1, totalPages: 3, limit: 50 } }, 50],
		[{}, 100],
		[{ pagination: { limit: 50 } }, 50],
	])('that tells %j of more is read on or told, never short', async (about, count) => {
		page(list, entries(0, count), about);
		page(list, entries(count, 2), { pagination: { has_more: false }, meta: { hasMore: false } });
		const { items, error } = await run(parameters);
		const saysSo = JSON.stringify(about).includes('total');
		if (parameters.resource === 'template' && !saysSo) {
			// No page of theirs is documented.
			expect(items).toHaveLength(count);
			return;
		}
		if (way === 'offset') {
			expect(items).toHaveLength(count + 2);
			expect(sandbox.requests.at(-1)?.url).toContain(`offset=${count}`);
			return;
		}
		expect(items).toEqual([]);
		expect(error?.message).toMatch(
			new RegExp(
				`^Whaapy has more \\w+ but does not say where they begin, after ${count} \\w+ were read`,
			),
		);
	});

	test.each([
		{ pagination: { has_more: false, next_cursor: 'c1', total: 250 } },
		{ pagination: { has_more: 'false', next_cursor: 'c1' } },
		{ pagination: { has_more: 0, next_cursor: 'c1' } },
		{ pagination: { hasMore: false, nextCursor: 'c1' } },
		{ pagination: { total: 100 } },
		{ pagination: { page: 3, total_pages: 3 } },
	])('is whole if it says so: %j', async (about) => {
		page(list, entries(0, 100), about, 2);
		const { items, error } = await run(parameters);
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(100);
		expect(sandbox.requests).toHaveLength(1);
	});

	test("asks for no more than 'Limit' wants", async () => {
		page(list, entries(0, 50), { pagination: { total: 250, limit: 50 } }, 2);
		const { items, error } = await run({ ...parameters, returnAll: false, limit: 50 });
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(50);
		expect(sandbox.requests).toHaveLength(1);
	});
});

test.each([{ meta: { total: 250 } }, { meta: { has_more: 'true' } }, {}])(
	'a history that tells %j of more is told if it names no oldest message',
	async (about) => {
		page('data', entries(0, 100), about, 2);
		const { error } = await run({
			resource: 'message',
			operation: 'getAll',
			conversationId: byId('c'),
		});
		expect(error?.message).toBe(
			'Whaapy has more messages but does not say where they begin, after 100 messages were read [item 0]',
		);
	},
);
