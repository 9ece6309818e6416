import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import type { RunOptions } from '../harness';
import { runNode } from '../harness';

const JUAN = '550e8400-e29b-41d4-a716-446655440000';
const KEY = 'wha_sandbox_0123456789';
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ quiet: true, key: KEY });
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

async function get(more: Partial<RunOptions> = {}, options: Record<string, number> = {}) {
	return await runNode({
		account: sandbox,
		parameters: {
			resource: 'conversation',
			operation: 'get',
			conversationId: { __rl: true, mode: 'id', value: JUAN },
			options,
		},
		...more,
	});
}

/** Sends a template, once: a write is not repeated, so these need not wait for the repetitions. */
async function send(timeout: number, account: RunOptions['account'] = sandbox) {
	return await runNode({
		account,
		parameters: {
			resource: 'message',
			operation: 'sendTemplate',
			phoneNumber: '+14155552671',
			templateName: 'hello_world',
			options: { timeout },
		},
	});
}

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
			message: 'Whaapy refused the values it was sent [item 0]',
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
				body: { error: 'unauthorized', message: `API key ${KEY} inválida` },
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
		'429 that does not pass',
		() =>
			sandbox.faults.add({
				kind: 'json',
				status: 429,
				headers: { 'retry-after': '0' },
				body: { error: 'rate_limited', message: 'Demasiadas solicitudes' },
			}),
		{
			message: 'Whaapy still limits the requests of this key [item 0]',
			description: ['Demasiadas solicitudes', 'Tried 5 times', "'Max Concurrent Requests'"],
			code: '429',
		},
	],
	[
		'429 with a pause that no run should sit through',
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
			message: "Whaapy's answer is not JSON [item 0]",
			description: ['The answer is a web page: 502 Bad Gateway', 'HTTP 200'],
			code: '200',
		},
	],
	[
		'an empty body',
		() => sandbox.faults.add({ kind: 'empty', status: 200 }),
		{
			message: "Whaapy's answer is not JSON [item 0]",
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

test.each(answers)('%s is told so that one can act on it', async (_, prepare, expected) => {
	prepare();
	const { error, run } = await get();
	expect(error?.message).toBe(expected.message);
	for (const part of expected.description) expect(error?.description).toContain(part);
	expect(error).toMatchObject({ httpCode: expected.code });
	expect(`${error?.message} ${error?.description}`).not.toMatch(
		/\b(error|problem|failure|mistake)\b/i,
	);
	expect(JSON.stringify(run)).not.toContain(KEY);
});

test('a time-out says how long it waited', async () => {
	sandbox.faults.add({ kind: 'hang' });
	const { error, run } = await send(40);
	expect(error?.message).toBe('Whaapy did not answer within 0.04 seconds [item 0]');
	expect(error?.description).toContain("'Timeout'");
	expect(JSON.stringify(run)).not.toContain(KEY);
});

test('an answer that comes in drops ends in the time-out too', async () => {
	const server = createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'application/json' });
		const drip = setInterval(() => response.write(' '), 10);
		response.on('close', () => clearInterval(drip));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const { error } = await send(60, { url: `http://127.0.0.1:${port}`, key: KEY });
	expect(error?.message).toBe('Whaapy did not answer within 0.06 seconds [item 0]');
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

test('a refused connection says where to', async () => {
	const gone = await startSandbox({ quiet: true });
	await gone.close();
	const { error, run } = await get({ account: { url: gone.url, key: KEY } });
	expect(error?.message).toBe(`No connection to Whaapy at ${gone.url}: it was refused [item 0]`);
	expect(error?.description).toContain("'Base URL'");
	expect(JSON.stringify(run)).not.toContain(KEY);
});

test('a base URL that is no address is refused', async () => {
	const { error } = await get({ account: { url: 'api.whaapy.com', key: KEY } });
	expect(error?.message).toBe("The 'Base URL' of the Whaapy credential is not an address");
});

test('a base URL with slashes at its end works', async () => {
	const { items } = await get({ account: { url: `${sandbox.url}//`, key: KEY } });
	expect(items).toHaveLength(1);
});

test('a key with spaces around it works', async () => {
	const { items } = await get({ account: { url: sandbox.url, key: ` ${KEY}\n` } });
	expect(items).toHaveLength(1);
});

test.each([503, 504, 500])(
	'a write that ends with %i may have been saved, however long Whaapy asks to wait',
	async (status) => {
		const body = { error: 'unavailable', message: 'No disponible' };
		sandbox.faults.add({ kind: 'json', status, body, headers: { 'retry-after': '120' } });
		const { error } = await runNode({
			account: sandbox,
			parameters: { resource: 'contact', operation: 'create', phoneNumber: '+14155552671' },
		});
		expect(error?.message).toBe('Whaapy could not answer [item 0]');
		expect(error?.description).toContain('It may have been saved or sent all the same');
		expect(error?.description).toContain(`(HTTP ${status})`);
	},
);

test('too long a pause is told with the status that asked for it', async () => {
	sandbox.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': '120' } });
	const { error } = await get();
	expect(error?.message).toBe('Whaapy asks to wait 120 seconds before the next request [item 0]');
	expect(error?.description).toContain('(HTTP 503)');
});

test('a key that looks like a number in the answer hides nothing', async () => {
	const body = { error: 'unauthorized', message: 'No: 1234', code: 1234, at: 123456 };
	sandbox.faults.add({ kind: 'json', status: 401, body });
	const { error } = await get({ account: { url: sandbox.url, key: '1234' } });
	expect(error?.message).toBe('Whaapy did not accept the API key [item 0]');
	expect(error?.description).toContain('No: wha_***');
});

test.each(['http://[::1', 'http://127.0.0.1:99999', 'https://me:secret@api.whaapy.com'])(
	'the base URL %s is refused before anything is sent',
	async (url) => {
		const { error } = await get({ account: { url, key: KEY } });
		expect(error?.message).toBe("The 'Base URL' of the Whaapy credential is not an address");
		expect(JSON.stringify(error)).not.toContain('secret');
	},
);

describe.each(['continueRegularOutput', 'continueErrorOutput'] as const)('with %s', (onError) => {
	test.each<[string, Partial<RunOptions>, Record<string, number>]>([
		['a base URL that is no address', { account: { url: 'nonsense', key: KEY } }, {}],
		['an option that is out of range', {}, { maxConcurrentRequests: 0 }],
	])('%s is told in every item, and none passes for done', async (_, more, options) => {
		const result = await get({ ...more, onError, items: [{ row: 1 }, { row: 2 }] }, options);
		const failed = onError === 'continueErrorOutput' ? result.errorItems : result.items;
		expect(failed.map(({ json }) => json)).toEqual([
			expect.objectContaining({ error: expect.stringMatching(/Base URL|Requests/) as string }),
			expect.objectContaining({ error: expect.stringMatching(/Base URL|Requests/) as string }),
		]);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		if (onError === 'continueErrorOutput') expect(result.items).toEqual([]);
		expect(sandbox.requests).toHaveLength(0);
	});
});

test.each([
	[{ maxConcurrentRequests: 1.5 }, "'Max Concurrent Requests' is 1.5 [item 0]"],
	[{ timeout: 3_000_000_000 }, "'Timeout' is 3000000000 [item 0]"],
])('the options %j are refused', async (options, message) => {
	const { error } = await get({}, options);
	expect(error?.message).toBe(message);
	expect(sandbox.requests).toHaveLength(0);
});
