import { accountOf } from '../../../../nodes/Whaapy/api/apiKey';
import type { KeyLimit } from '../../../../nodes/Whaapy/api/rateLimit/keyLimit';
import { limitOf } from '../../../../nodes/Whaapy/api/rateLimit/sharedLimits';

const URL = 'https://api.example.com';

function registry() {
	const limits = new Map<string, KeyLimit>();
	return { limits, of: (baseUrl: string, key: string) => limitOf(accountOf(baseUrl, key), limits) };
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

test('holds two hundred limits at most, and forgets the one that was used longest ago', () => {
	const { of, limits } = registry();
	const first = of(URL, 'first');
	const second = of(URL, 'second');
	for (let key = 0; key < 500; key++) {
		of(URL, String(key));
		expect(of(URL, 'first')).toBe(first);
	}
	expect(limits.size).toBeLessThanOrEqual(200);
	expect(of(URL, 'second')).not.toBe(second);
});
