import { SEEDED } from '../../../tools/sandbox';
import { byId, useSandbox } from '../useSandbox';

const { sandbox, run } = useSandbox({
	resource: 'conversation',
	operation: 'get',
	conversationId: byId(SEEDED.juan.conversationId),
});

/** Each answer that Whaapy or something on the way can give, and what the user reads of it. */
const answers: Array<
	[string, () => void, { message: string; description: string[]; code: string | null }]
> = [
	[
		'400 with a field list',
		() =>
			sandbox.faults.add({
				kind: 'json',
				status: 400,
				body: {
					error: 'validation_error',
					message: 'Datos inválidos',
					details: { phone_number: ['Formato inválido'], external_ids: ['Debe ser objeto'] },
				},
			}),
		{
			message: 'Whaapy did not accept the values it was sent [item 0]',
			description: [
				'Datos inválidos.\nPhone Number: Formato inválido.\nExternal IDs: Debe ser objeto.',
			],
			code: '400',
		},
	],
	[
		'401',
		() =>
			sandbox.faults.add({
				kind: 'json',
				status: 401,
				body: { error: 'unauthorized', message: `API key ${sandbox.key} inválida` },
			}),
		{
			message: 'Whaapy did not accept the API key [item 0]',
			description: ['API key wha_*** inválida', 'credential'],
			code: '401',
		},
	],
	[
		'403 with a missing scope',
		() => sandbox.settings.scopes.delete('conversations:read'),
		{
			message: "The API key lacks the permission 'conversations:read' [item 0]",
			description: ['Missing required scopes: conversations:read', 'Edit the key in Whaapy'],
			code: '403',
		},
	],
	[
		"a message that n8n would take for one of Node.js' codes",
		() =>
			sandbox.faults.add({
				kind: 'json',
				status: 409,
				body: { error: 'conflict', message: 'Registro preexistente' },
			}),
		{
			message: 'Whaapy already has this [item 0]',
			description: ['Registro preexistente', 'Look in Whaapy for what is there'],
			code: '409',
		},
	],
	[
		'429 with a Retry-After of an hour',
		() =>
			sandbox.faults.add({
				kind: 'json',
				status: 429,
				headers: { 'retry-after': '3600' },
				body: {},
			}),
		{
			message: 'Whaapy asks to wait 3600 seconds before the next request [item 0]',
			description: ['60 seconds at most'],
			code: '429',
		},
	],
	[
		'503',
		() =>
			sandbox.faults.add({
				kind: 'json',
				status: 503,
				headers: { 'retry-after': '0' },
				body: { error: 'unavailable', message: 'En mantenimiento' },
			}),
		{
			message: 'Whaapy could not answer [item 0]',
			description: ['En mantenimiento', 'Tried 5 times'],
			code: '503',
		},
	],
	[
		"a proxy's page",
		() => sandbox.faults.add({ kind: 'html', status: 404 }),
		{
			message: 'Something other than Whaapy answered [item 0]',
			description: ['The answer is a web page: 502 Bad Gateway', "'Base URL'"],
			code: '404',
		},
	],
	[
		'success without JSON',
		() => sandbox.faults.add({ kind: 'html', status: 200 }),
		{
			message: 'Something other than Whaapy answered [item 0]',
			description: ['The answer is a web page: 502 Bad Gateway', 'HTTP 200'],
			code: '200',
		},
	],
	[
		'an empty body',
		() => sandbox.faults.add({ kind: 'empty', status: 200 }),
		{
			message: "Whaapy's answer is empty [item 0]",
			description: ['The answer is empty'],
			code: '200',
		},
	],
	[
		'a body without its envelope',
		() => sandbox.faults.add({ kind: 'json', status: 200, body: { ok: true } }),
		{
			message: "Whaapy's answer lacks what its documentation promises [item 0]",
			description: ['{"ok":true}'],
			code: '200',
		},
	],
	[
		'a redirect',
		() => sandbox.faults.add({ kind: 'redirect', location: 'http://localhost:1/steal' }),
		{
			message: 'The Base URL sends requests on to another address [item 0]',
			description: ['The API key is not sent there'],
			code: '302',
		},
	],
];

test.each(answers)('%s gives a message to act on', async (_, prepare, expected) => {
	prepare();
	const { error, run: stored } = await run();
	expect(error?.message).toBe(expected.message);
	for (const part of expected.description) expect(error?.description).toContain(part);
	expect(error).toMatchObject({ httpCode: expected.code });
	expect(`${error?.message} ${error?.description}`).not.toMatch(
		/\b(error|problem|failure|mistake)\b/i,
	);
	expect(JSON.stringify(stored)).not.toContain(sandbox.key);
});

test.each([503, 504, 500])(
	'says that a write may have been saved after a %i, however long Retry-After is',
	async (status) => {
		const body = { error: 'unavailable', message: 'No disponible' };
		sandbox.faults.add({ kind: 'json', status, body, headers: { 'retry-after': '120' } });
		const { error } = await run({
			resource: 'contact',
			operation: 'create',
			phoneNumber: '+14155552671',
		});
		expect(error?.message).toBe('Whaapy could not answer [item 0]');
		expect(error?.description).toContain('It may have been saved or sent all the same');
		expect(error?.description).toContain(`(HTTP ${status})`);
	},
);

test('names the status whose Retry-After is too long to wait', async () => {
	sandbox.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': '120' } });
	const { error } = await run();
	expect(error?.message).toBe('Whaapy asks to wait 120 seconds before the next request [item 0]');
	expect(error?.description).toContain('(HTTP 503)');
});

test.each([401, 403])('a web page with the status %i is a firewall or a proxy', async (status) => {
	sandbox.faults.add({ kind: 'html', status, body: '<html><h1>Attention Required!</h1></html>' });
	const { error } = await run();
	expect(error?.message).toBe('Something other than Whaapy answered [item 0]');
	expect(error?.description).toContain('A firewall or proxy');
	expect(error?.description).not.toMatch(/permission|API key/);
});

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

test.each([5_000, 20_000])('an answer nested %i deep ends in a message', async (depth) => {
	for (const status of [200, 400, 500]) {
		for (const body of [
			nested(depth),
			`{"data":[${nested(depth)}]}`,
			`{"error":${nested(depth)}}`,
		]) {
			sandbox.faults.clear();
			sandbox.faults.add({
				kind: 'html',
				status,
				body,
				headers: { 'content-type': 'application/json' },
			});
			const write = { resource: 'contact', operation: 'addNote', contactId: byId('a'), note: 'x' };
			// A read would only be tried again after a 500, and read the same way.
			for (const parameters of status === 500 ? [write] : [{}, { operation: 'getAll' }, write]) {
				const { error } = await run({ options: {}, ...parameters });
				expect(error?.message).toMatch(/\[item 0\]$/);
				expect(error?.message).not.toContain('stack');
				const isWrite = 'note' in parameters && status !== 400;
				if (isWrite) expect(error?.description).toMatch(/^It may have been saved/);
			}
		}
	}
});

test("of a long text of Whaapy's only the beginning is told and stored", async () => {
	const message = 'No '.repeat(1_000_000);
	const details = Array.from({ length: 10_000 }, (_, i) => ({ path: `f${i}`, message: 'No' }));
	for (const body of [
		{ error: 'x', message },
		{ message: [message] },
		{ message: 'No', details },
	]) {
		sandbox.faults.clear();
		sandbox.faults.add({ kind: 'json', status: 400, body });
		const { error } = await run();
		expect(error?.description?.length).toBeLessThan(3_000);
		expect(JSON.stringify(error).length).toBeLessThan(60_000);
	}
});
