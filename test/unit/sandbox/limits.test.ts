import type { Limit } from '../../../tools/sandbox';
import { useSandbox } from './client';

let now = 0;
const { sandbox, call } = useSandbox({ clock: () => now });

beforeEach(() => (now = 1_000_000));

const MINUTE = 60_000;
const limit = (more: Partial<Limit> = {}): Limit => ({
	requests: 100,
	windowMs: MINUTE,
	kind: 'fixed',
	retryAfter: true,
	...more,
});

async function answersOf(count: number) {
	const answers = [];
	for (let i = 0; i < count; i++) answers.push(await call('GET', '/team/v1'));
	return answers;
}
const accepted = async (count: number) =>
	(await answersOf(count)).filter(({ status }) => status === 200).length;

test('a fixed window starts with its first request, and starts anew when it is over', async () => {
	sandbox().settings.limit = limit();
	expect(await accepted(1)).toBe(1);
	now += 0.9 * MINUTE;
	expect(await accepted(110)).toBe(99);
	now += 0.1 * MINUTE;
	expect(await accepted(110)).toBe(100);
});

test('a sliding window lets one in for each that has left it', async () => {
	sandbox().settings.limit = limit({ kind: 'sliding', requests: 10 });
	expect(await accepted(4)).toBe(4);
	now += 0.5 * MINUTE;
	expect(await accepted(10)).toBe(6);
	now += 0.5 * MINUTE;
	expect(await accepted(10)).toBe(4);
	now += 0.5 * MINUTE;
	expect(await accepted(10)).toBe(6);
});

test.each<[Limit['kind'], string]>([
	['fixed', '45'],
	['sliding', '45'],
])('the 429 of a %s window says when to come back, or does not', async (kind, seconds) => {
	sandbox().settings.limit = limit({ kind, requests: 1 });
	await answersOf(1);
	now += 15_000;
	const [told] = await answersOf(1);
	expect(told).toMatchObject({ status: 429, body: { error: 'rate_limited' } });
	expect(told?.headers.get('retry-after')).toBe(seconds);
	sandbox().settings.limit = limit({ kind, requests: 1, retryAfter: false });
	const [untold] = await answersOf(1);
	expect(untold?.status).toBe(429);
	expect(untold?.headers.has('retry-after')).toBe(false);
});

test.each([
	[
		'seconds',
		{ 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': '60' },
	],
	['epoch', { 'x-ratelimit-reset': '1060' }],
	['epochMilliseconds', { 'x-ratelimit-reset': '1060000' }],
	['ietf', { ratelimit: '"default";r=9;t=60', 'ratelimit-policy': '"default";q=10;w=60' }],
	['ietfDraft7', { ratelimit: 'limit=10, remaining=9, reset=60', 'ratelimit-policy': '10;w=60' }],
] as const)('every answer tells the limit if it is to: %s', async (form, headers) => {
	sandbox().settings.limit = limit({ requests: 10, headers: { form, says: 'truth' } });
	const [answer] = await answersOf(1);
	expect(Object.fromEntries(answer!.headers)).toMatchObject(headers);
	sandbox().settings.limit = limit({ requests: 10, headers: { form, says: 'fiveLeft' } });
	expect((await answersOf(1))[0]?.headers.get('x-ratelimit-remaining') ?? '5').toBe('5');
	sandbox().settings.limit = limit({ requests: 2, headers: { form, says: 'truthAtFirst' } });
	const names = [...((await answersOf(1))[0]?.headers.keys() ?? [])];
	expect(names).toContain('content-type');
	expect(names.filter((name) => name.includes('ratelimit'))).toEqual([]);
});

test('a reset starts with an empty window, without the limit', async () => {
	sandbox().settings.limit = limit({ requests: 1 });
	await answersOf(1);
	sandbox().reset();
	expect(await accepted(5)).toBe(5);
	sandbox().settings.limit = limit({ requests: 1 });
	expect(await accepted(2)).toBe(1);
});
