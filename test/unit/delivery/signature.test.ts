import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { isSignedWith, readDigest } from '../../../nodes/Whaapy/delivery/signature';

const digestOf = (body: Buffer, secret: string) => createHmac('sha256', secret).update(body);

const bytes = fc.uint8Array({ maxLength: 500 }).map((array) => Buffer.from(array));
const formats = fc.constantFrom<Array<(body: Buffer, secret: string) => string>>(
	(body, secret) => digestOf(body, secret).digest('hex'),
	(body, secret) => digestOf(body, secret).digest('hex').toUpperCase(),
	(body, secret) => digestOf(body, secret).digest('base64'),
	(body, secret) => digestOf(body, secret).digest('base64').replace('=', ''),
);
const prefix = fc.constantFrom('', 'sha256=', 'SHA256=');

/** Whether the header is a signature of these bytes. */
function accepts(header: unknown, body: Buffer, secret: string): boolean {
	const digest = readDigest(header);
	return digest !== undefined && isSignedWith(secret, body, digest);
}

test('a known signature', () => {
	// RFC 4231, test case 2.
	const hex = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
	const body = Buffer.from('what do ya want for nothing?');
	const base64 = Buffer.from(hex, 'hex').toString('base64');
	for (const header of [hex, `sha256=${hex}`, base64, `sha256=${base64}`, ` ${hex} `]) {
		expect(accepts(header, body, 'Jefe')).toBe(true);
	}
});

test('is accepted in every form, whatever the bytes', () => {
	fc.assert(
		fc.property(bytes, fc.string(), formats, prefix, (body, secret, format, before) => {
			expect(accepts(before + format(body, secret), body, secret)).toBe(true);
		}),
	);
});

test('is refused for another secret, or for bytes that differ in one bit', () => {
	fc.assert(
		fc.property(
			bytes,
			fc.string(),
			fc.string(),
			formats,
			fc.nat(),
			(body, secret, more, format, at) => {
				const header = format(body, secret);
				expect(accepts(header, body, `${secret}${more}x`)).toBe(false);
				if (body.length === 0) return;
				const other = Buffer.from(body);
				other[at % other.length]! ^= 1 << (at % 8);
				expect(accepts(header, other, secret)).toBe(false);
			},
		),
	);
});

test('is refused with any digit changed, missing or added', () => {
	const body = Buffer.from('{"event":"contact.created"}');
	for (const encoding of ['hex', 'base64'] as const) {
		const good = digestOf(body, 'secret').digest(encoding);
		for (let at = 0; at < 43; at++) {
			const digit = good[at] === 'a' ? 'b' : 'a';
			expect(accepts(good.slice(0, at) + digit + good.slice(at + 1), body, 'secret')).toBe(false);
			expect(accepts(good.slice(0, at), body, 'secret')).toBe(false);
		}
		expect(accepts(`${good}0`, body, 'secret')).toBe(false);
		expect(accepts(good + good, body, 'secret')).toBe(false);
	}
});

test.each([
	undefined,
	null,
	'',
	'sha256=',
	7,
	{},
	['a'],
	'x'.repeat(64),
	'='.repeat(44),
	'0'.repeat(1e6),
])('%p is no digest', (header) => {
	expect(readDigest(header)).toBeUndefined();
});

test('nothing that is no signature passes', () => {
	fc.assert(
		fc.property(fc.anything(), bytes, (header, body) => {
			expect(accepts(header, body, 'secret')).toBe(false);
		}),
	);
});
