import fc from 'fast-check';
import type { INode } from 'n8n-workflow';
import { networkError, responseError, unexpectedResponse } from '../../nodes/Whaapy/api/apiError';
import { walkPages } from '../../nodes/Whaapy/api/pagination';
import { isRetryable, retryAfter } from '../../nodes/Whaapy/api/retryPolicy';
import { normalizePhone } from '../../nodes/Whaapy/phone/normalizePhone';
import { otherSpelling } from '../../nodes/Whaapy/phone/variants';

/** Printed, so that a run that found something can be had again with FAST_CHECK_SEED. */
const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31);
fc.configureGlobal({ seed, numRuns: 1_000 });
beforeAll(() => process.stdout.write(`fast-check seed ${seed}\n`));

const node: INode = {
	id: '1',
	name: 'Whaapy',
	type: 'n8n-nodes-whaapy.whaapy',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

describe('phone numbers', () => {
	const digits = (min: number, max = min) =>
		fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
	/** Numbers of the countries with two spellings, in either, as Whaapy stores them. */
	const subscriber = fc
		.oneof(
			fc.tuple(fc.constantFrom('+52', '+521'), fc.constantFrom('55', '33', '81'), digits(8)),
			fc.tuple(fc.constantFrom('+54', '+549'), fc.constantFrom('11', '35'), digits(8)),
			fc.tuple(fc.constantFrom('+55119', '+5511'), fc.constantFrom('6', '7', '8', '9'), digits(7)),
		)
		.map((parts) => parts.join(''));

	test('anything at all gives a number in E.164 or a reason, never an exception', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), digits(1, 20), fc.double()),
				fc.oneof(fc.constantFrom('MX', 'AR', 'BR', 'US', 'DE'), fc.string()),
				(input, country) => {
					const result = normalizePhone(input, country);
					if (result.ok) expect(result.e164).toMatch(/^\+[1-9]\d{5,14}$/);
					else expect(`${result.reason}${result.hint}`).not.toMatch(/undefined|\[object/);
				},
			),
		);
	});

	test('a number once read stays as it is', () => {
		fc.assert(
			fc.property(digits(7, 15), fc.constantFrom('MX', 'AR', 'BR', 'US'), (text, country) => {
				const first = normalizePhone(text, country);
				fc.pre(first.ok);
				expect(normalizePhone(first.e164, country)).toEqual(first);
			}),
		);
	});

	test('what people put around and between the digits changes nothing', () => {
		const noise = fc.array(fc.constantFrom(' ', '-', '.', '(', ')', '\u00a0', '\u200e', ''), {
			minLength: 16,
			maxLength: 16,
		});
		const wrap = fc.constantFrom(
			(n: string) => n,
			(n: string) => `tel:${n}`,
			(n: string) => `whatsapp:${n}`,
			(n: string) => n.replace('+', '00'),
			(n: string) => `${n.replace(/\D/g, '')}@s.whatsapp.net`,
			(n: string) => n.slice(1),
		);
		fc.assert(
			fc.property(subscriber, noise, wrap, (number, marks, dress) => {
				const spaced = [...number].map((c, i) => c + (marks[i] ?? '')).join('');
				expect(normalizePhone(dress(number), 'MX')).toEqual({ ok: true, e164: number });
				expect(normalizePhone(spaced, 'CO')).toEqual({ ok: true, e164: number });
			}),
		);
	});

	test('the other spelling of the other spelling is the number itself', () => {
		fc.assert(
			fc.property(subscriber, (number) => {
				const other = otherSpelling(number);
				expect(other).toBeDefined();
				expect(other).not.toBe(number);
				expect(otherSpelling(other ?? '')).toBe(number);
			}),
		);
	});
});

describe('pagination', () => {
	const collect = async (read: Parameters<typeof walkPages<{ id: number }>>[0]['read']) => {
		const seen: number[] = [];
		const walk = { node, itemIndex: 0, things: 'messages', read, id: (m: { id: number }) => m.id };
		for await (const page of walkPages(walk)) seen.push(...page.map(({ id }) => id));
		return seen;
	};

	test('every item of a list comes once, whatever the size of its pages', async () => {
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

	test('a server that answers at random is left after as many pages as it has cursors', async () => {
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
				else expect(outcome.message).toMatch(/after \d+ messages were read \[item 0\]$/);
			}),
		);
	});
});

describe('answers', () => {
	const apiKey = 'wha_fuzz_0123456789';
	const quoted = fc.string().map((text) => `${text} ${apiKey} ${text}`);
	const body = fc.oneof(
		fc.anything(),
		fc.jsonValue(),
		quoted,
		fc.record(
			{
				error: fc.oneof(fc.string(), quoted, fc.dictionary(fc.string(), fc.jsonValue())),
				message: fc.oneof(fc.string(), quoted, fc.jsonValue()),
				details: fc.oneof(
					fc.jsonValue(),
					fc.dictionary(fc.string(), fc.oneof(fc.array(fc.string()), quoted)),
				),
				existing_contact_id: fc.jsonValue(),
			},
			{ requiredKeys: [] },
		),
	);
	const method = fc.constantFrom(
		'GET' as const,
		'POST' as const,
		'PATCH' as const,
		'DELETE' as const,
	);

	test('whatever comes back, the message is whole, has its item and code, and not the key', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 100, max: 599 }),
				body,
				method,
				fc.oneof(
					fc.string(),
					fc.constantFrom('ETIMEDOUT', 'ECONNREFUSED', 'ENOTFOUND', 'ERR_INVALID_CHAR'),
				),
				(status, content, verb, code) => {
					const about = {
						node,
						itemIndex: 3,
						method: verb,
						baseUrl: 'https://api.whaapy.com',
						apiKey,
						timeout: 30_000,
						adjustable: true,
					};
					const response = { kind: 'response' as const, status, headers: {}, body: content };
					const failure = { kind: 'failure' as const, code, text: `${apiKey} broke` };
					for (const error of [
						responseError(response, about),
						unexpectedResponse(response, about),
						networkError(failure, about),
					]) {
						expect(error.message).toMatch(/^\S.* \[item 3\]$/s);
						expect(error.description).toBeTruthy();
						expect(error.context.itemIndex).toBe(3);
						expect(
							JSON.stringify([error.message, error.description, error.context, error.messages]),
						).not.toContain(apiKey);
					}
					expect(responseError(response, about).httpCode).toBe(String(status));
				},
			),
		);
	});

	test('retries a write only if it cannot have been applied, or if it is idempotent', () => {
		fc.assert(
			fc.property(fc.integer({ min: 100, max: 599 }), (status) => {
				const response = { kind: 'response' as const, status, headers: {}, body: '' };
				expect(isRetryable(response, { method: 'POST' })).toBe(status === 429);
				expect(isRetryable(response, { method: 'PATCH' })).toBe(status === 429);
				const idempotent = isRetryable(response, { method: 'PATCH', idempotent: true });
				expect(idempotent).toBe(isRetryable(response, { method: 'GET' }));
				expect(isRetryable(response, { method: 'GET' })).toBe(
					[429, 500, 502, 503, 504].includes(status),
				);
			}),
		);
	});

	test('Retry-After is a wait of zero or more, or nothing', () => {
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.string(), fc.nat().map(String)), (header) => {
				const wait = retryAfter(header, Date.now());
				expect(wait === undefined || wait >= 0).toBe(true);
			}),
		);
		expect(retryAfter('2', 0)).toBe(2_000);
		expect(retryAfter('Thu, 01 Jan 1970 00:00:05 GMT', 2_000)).toBe(3_000);
		expect(retryAfter('Thu, 01 Jan 1970 00:00:05 GMT', 9_000)).toBe(0);
	});
});
