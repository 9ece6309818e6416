import fc from 'fast-check';
import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { walkPages } from '../../../nodes/Whaapy/api/pagination';
import { useFuzz } from '../fuzz';

useFuzz();

const client = { error: (message: string) => new NodeOperationError({} as INode, message) };

const collect = async (read: Parameters<typeof walkPages<{ id: number }>>[1]['read']) => {
	const seen: number[] = [];
	const walk = { things: 'messages', read, id: (m: { id: number }) => m.id };
	for await (const page of walkPages(client, walk)) seen.push(...page.map(({ id }) => id));
	return seen;
};

test('yields every item once, whatever the size of the pages', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(500), fc.integer({ min: 1, max: 100 }), async (total, size) => {
			const seen = await collect(async (cursor) => {
				const from = Number(cursor ?? 0);
				const to = Math.min(from + size, total);
				const items = Array.from({ length: to - from }, (_, i) => ({ id: from + i }));
				return { items, hasMore: to < total, cursor: String(to) };
			});
			expect(seen).toEqual(Array.from({ length: total }, (_, i) => i));
		}),
	);
});

test('stops at a server that answers at random', async () => {
	const page = fc.record({
		items: fc.array(fc.record({ id: fc.nat(30) }), { maxLength: 3 }),
		hasMore: fc.boolean(),
		cursor: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }),
	});
	await fc.assert(
		fc.asyncProperty(fc.infiniteStream(page), async (pages) => {
			let read = 0;
			const walk = collect(async () => {
				read++;
				return pages.next().value;
			});
			const outcome = await walk.then(
				(seen) => ({ seen }),
				(error: Error) => ({ message: error.message }),
			);
			expect(read).toBeLessThanOrEqual(5);
			if ('seen' in outcome) expect(new Set(outcome.seen).size).toBe(outcome.seen.length);
			else expect(outcome.message).toMatch(/after \d+ messages were read$/);
		}),
	);
});
