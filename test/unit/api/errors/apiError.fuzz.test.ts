import fc from 'fast-check';
import type { INode } from 'n8n-workflow';
import { requestError } from '../../../../nodes/Whaapy/api/errors/apiError';
import { isRetryable, retryAfter } from '../../../../nodes/Whaapy/api/retryPolicy';
import { DUPLICATE } from '../../../../nodes/Whaapy/resources/contact/duplicate';
import { useFuzz } from '../../fuzz';

// A case makes three errors; a key that gets into one shows within ten.
useFuzz(300);

const node: INode = {
	id: '1',
	name: 'Whaapy',
	type: 'n8n-nodes-whaapy.whaapy',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

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

test('makes a whole message with item and code, and without the key, of any response', () => {
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
					itemIndex: 3,
					method: verb,
					baseUrl: 'https://api.whaapy.com',
					apiKey,
					timeout: 30_000,
					adjustable: true,
					messages: DUPLICATE,
				};
				const response = { kind: 'response' as const, status, headers: {}, body: content };
				const failure = { kind: 'failure' as const, code, text: `${apiKey} broke` };
				for (const error of [
					requestError(node, response, about),
					requestError(node, response, { ...about, isDone: true }),
					requestError(node, failure, about),
				]) {
					expect(error.message).toMatch(/^\S.* \[item 3\]$/s);
					expect(error.description).toBeTruthy();
					expect(error.context.itemIndex).toBe(3);
					expect(
						JSON.stringify([error.message, error.description, error.context, error.messages]),
					).not.toContain(apiKey);
				}
				expect(requestError(node, response, about).httpCode).toBe(String(status));
			},
		),
	);
});

test('retries a write only if it cannot have been applied, or if it is idempotent', () => {
	for (let status = 100; status < 600; status++) {
		const response = { kind: 'response' as const, status, headers: {}, body: '' };
		expect(isRetryable(response, { method: 'POST' })).toBe(status === 429);
		expect(isRetryable(response, { method: 'PATCH' })).toBe(status === 429);
		const idempotent = isRetryable(response, { method: 'PATCH', idempotent: true });
		expect(idempotent).toBe(isRetryable(response, { method: 'GET' }));
		expect(isRetryable(response, { method: 'GET' })).toBe(
			[429, 500, 502, 503, 504].includes(status),
		);
	}
});

test('reads Retry-After as a wait of zero or more, or as nothing', () => {
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
