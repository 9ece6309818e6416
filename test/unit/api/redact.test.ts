import { withoutSecrets } from '../../../nodes/Whaapy/api/redact';

test.each([
	['as it is', 'my-secret-9876', 'bad key my-secret-9876'],
	['between spaces', '  my-secret-9876 ', 'bad key my-secret-9876'],
	['pasted with an invisible character', 'my-secret\u200b-9876', 'bad key my-secret-9876'],
	['pasted with a line break', 'my-secret\n-9876', 'bad key my-secret-9876'],
	[
		'quoted by JSON',
		'my-"secret"-\\9876',
		JSON.stringify('bad key my-"secret"-\\9876').slice(1, -1),
	],
])('a key %s is not shown', (_, key, text) => {
	expect(withoutSecrets(text, key)).toBe('bad key wha_***');
});

test.each([
	['abc', 'The key "abc" (ABC) is not in abcd', 'The key "wha_***" (wha_***) is not in abcd'],
	['7', 'bad key: 7, not 77', 'bad key: wha_***, not 77'],
	['+a', 'bad key +a', 'bad key wha_***'],
	['', 'no key', 'no key'],
])('a short key, %s, is not shown where it stands alone', (key, text, shown) => {
	expect(withoutSecrets(text, key)).toBe(shown);
});

test('a key of digits is not shown as a number', () => {
	const answer = { code: 123456, at: 99, list: [123456] };
	const shown = { code: 'wha_***', at: 99, list: ['wha_***'] };
	expect(withoutSecrets<unknown>(answer, '123456')).toEqual(shown);
});

const KEY = 'wh/secret+key:9876?';

test.each([
	['in base64', Buffer.from(KEY).toString('base64')],
	['in base64 of a header', Buffer.from(`Bearer ${KEY}`).toString('base64')],
	['in base64 of a name and a password', Buffer.from(`me:${KEY}`).toString('base64url')],
	['in hex', Buffer.from(KEY).toString('hex')],
	['in hex, in upper case', Buffer.from(KEY).toString('hex').toUpperCase()],
	['percent-encoded', encodeURIComponent(KEY)],
	['percent-encoded in lower case', encodeURIComponent(KEY).toLowerCase()],
	['in upper case', KEY.toUpperCase()],
])('a key %s is not shown', (_, form) => {
	const shown = withoutSecrets(`bad key ${form}`, KEY);
	expect(shown).toMatch(/^bad key .{0,10}wha_\*\*\*.{0,3}$/);
});

const SIGNATURE = '0123456789abcdef'.repeat(4);

test.each([
	`https://n8n.example.com/webhook-waiting/7/node?signature=${SIGNATURE}`,
	`https://n8n.example.com/webhook-waiting/7/node?a=1&signature=${SIGNATURE}&b=2`,
	`{"url":"https://n8n.example.com/webhook-waiting/7/node?a=1\\u0026signature=${SIGNATURE}"}`,
	`to=${encodeURIComponent(`https://n8n.example.com/7/node?signature=${SIGNATURE}`)}`,
	`button n8n/7/3f0c-11/${SIGNATURE}/a1b2c3/2 is too long`,
])('the signature of a run that waits is not shown: %s', (text) => {
	expect(withoutSecrets(text)).toBe(text.replace(SIGNATURE, '***'));
	expect(withoutSecrets({ data: [{ url: text, [text]: 1 }] })).toEqual({
		data: [{ url: withoutSecrets(text), [withoutSecrets(text)]: 1 }],
	});
});

test('other signatures are shown, as those of links to files', () => {
	const link = `https://files.example.com/a.pdf?X-Amz-Signature=${SIGNATURE}`;
	expect(withoutSecrets(link)).toBe(link);
});

const SECRET = 'abc/DEF+ghi=123';

test.each<[string, unknown]>([
	['in a field', { secret: SECRET }],
	['in a field of a list', { data: [{ id: '1', secret: SECRET }] }],
	['in a bare list', [{ id: '1', secret: SECRET }]],
	['in lists within lists', { data: [[{ secret: [SECRET] }]] }],
	['in an object of its own', { data: { secret: { current: SECRET, former: [SECRET] } } }],
	['under another name', { a: { signing_secret: SECRET, b: [{ webhookSecret: SECRET }] } }],
	['as a key to sign with', { signingKey: SECRET, signing_key: SECRET }],
	['again in another field', { secret: SECRET, note: `It is ${SECRET}.`, [SECRET]: 1 }],
	['again before its field', { data: [{ note: SECRET }, { secret: SECRET }] }],
	['as a header', { headers: [{ name: 'X-Webhook-Secret', value: SECRET }] }],
	['as a header under other names', [{ key: 'x-webhook-secret', val: SECRET }]],
	['as a list of names and values', { rawHeaders: ['Host', 'x', 'X-Webhook-Secret', SECRET] }],
	['in JSON in a text', { body: JSON.stringify({ data: [{ secret: SECRET }] }) }],
	['in JSON in a text, as a header', JSON.stringify([{ name: 'Secret', value: SECRET }])],
	['in JSON in JSON in a text', JSON.stringify({ a: JSON.stringify({ secret: SECRET }) })],
	['in JSON that is cut', `{"data":[{"id":"1","secret":"${SECRET}`],
	['in JSON within a sentence', `Refused: {"secret": "${SECRET}"} is not yours`],
	['in JSON of a page', `<p>{&quot;secret&quot;:&quot;${SECRET}&quot;}</p>`],
	['in a header in a text', `POST /hook\nX-Webhook-Secret: ${SECRET}\n`],
	['in a query', `https://n8n.example.com/hook?secret=${SECRET}&x=1`],
])('a secret %s is not shown', (_, answer) => {
	expect(JSON.stringify(withoutSecrets(answer))).not.toContain(SECRET);
});

test.each([
	'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
	'whsec_MfKQ9r8/GKYq+TwjUPD8I=',
	'WHSEC_MFKQ9R8',
])('%s is not shown, wherever it is', (secret) => {
	const shown = JSON.stringify(withoutSecrets({ a: [`It is "${secret}".`], [secret]: secret }));
	expect(shown).toMatch(
		/^\{"a":\["It is \\"whsec_\*\*\*\\"\."\],"whsec_\*\*\*":"whsec_\*\*\*"\}$/i,
	);
});

test('everything else is as it was', () => {
	const answer = {
		id: 'webhook-1',
		name: 'Secret Santa',
		custom_fields: { secretaria: 'Ana', secretary: 'Bea' },
		list: [{ name: 'Secret Santa', value: 1 }, null, true, 'secretos: no'],
		text: '{ "kept":  "as it is written" }',
		none: undefined,
	};
	expect(withoutSecrets(answer)).toEqual(answer);
});

test('an answer that is nested too deeply is cut', () => {
	const deep = `${'['.repeat(50_000)}{"secret":"${SECRET}"}${']'.repeat(50_000)}`;
	expect(JSON.stringify(withoutSecrets(JSON.parse(deep)))).toMatch(/^\[{50,200}null\]+$/);
	expect(withoutSecrets({ text: deep }).text).not.toContain(SECRET);
});
