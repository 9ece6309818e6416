import type { Clock } from '../../../../nodes/Whaapy/api/clock';
import { limitOf } from '../../../../nodes/Whaapy/api/rateLimit/sharedLimits';
import type { SharedLimit } from '../../../../nodes/Whaapy/api/rateLimit/sharedLimits';

const URL = 'https://api.example.com';

function registry() {
	const limits = new Map<string, SharedLimit>();
	let now = 0;
	const clock: Clock = { now: () => now, sleep: async () => await new Promise(() => undefined) };
	return {
		limits,
		of: (baseUrl: string, key: string) => limitOf(baseUrl, key, { limits, clock }),
		advance: (milliseconds: number) => (now += milliseconds),
	};
}

test('one limit for each base URL and key', () => {
	const { of } = registry();
	const limit = of(URL, 'one');
	expect(of(URL, 'one')).toBe(limit);
	expect(of(URL, 'other')).not.toBe(limit);
	expect(of(`${URL}/other`, 'one')).not.toBe(limit);
});

test('holds no key in memory', () => {
	const { limits, of } = registry();
	of(URL, 'wha_live_secret');
	expect([...limits.keys()].join()).not.toContain('secret');
});

test('forgets a limit an hour after it was last used', () => {
	const { of, advance, limits } = registry();
	const used = of(URL, 'used');
	of(URL, 'unused');
	advance(3_000_000);
	expect(of(URL, 'used')).toBe(used);
	advance(3_000_000);
	expect(of(URL, 'used')).toBe(used);
	expect(limits.size).toBe(1);
});

test('holds two hundred limits at most, and forgets the one that was used longest ago', () => {
	const { of, limits } = registry();
	const first = of(URL, 'first');
	const second = of(URL, 'second');
	for (let key = 0; key < 500; key++) {
		of(URL, String(key));
		expect(of(URL, 'first')).toBe(first);
	}
	expect(limits.size).toBeLessThanOrEqual(201);
	expect(of(URL, 'second')).not.toBe(second);
});

test('keeps a limit that a 429 holds back, however long', () => {
	const { of, advance } = registry();
	const limit = of(URL, 'one');
	const visitor = { owner: '', giveUp: () => undefined };
	const headers = { 'retry-after': '30' };
	const refused = { kind: 'response', status: 429, headers, body: {} } as const;
	limit.settle(limit.admit(), refused, visitor);
	advance(4_000_000);
	expect(of(URL, 'one')).toBe(limit);
});
