import { SEEDED } from '../../sandbox';
import { byId, byName, byPhone, useSandbox } from '../useSandbox';

const NEW_PHONE = '+14155552671';

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
		'429 after every retry',
		() =>
			sandbox.faults.add({
				kind: 'json',
				status: 429,
				headers: { 'retry-after': '0' },
				body: { error: 'rate_limited', message: 'Demasiadas solicitudes' },
			}),
		{
			message: 'Whaapy is still rate limiting this API key [item 0]',
			description: ['Demasiadas solicitudes', 'Tried 5 times', "'Max Concurrent Requests'"],
			code: '429',
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

test.each([
	['Get', { operation: 'get', conversationId: byId(SEEDED.juan.conversationId) }],
	['Find by Phone', { operation: 'findByPhone', phoneNumber: SEEDED.juan.phone }],
	[
		'Send Template',
		{
			resource: 'message',
			operation: 'sendTemplate',
			recipient: byPhone(NEW_PHONE),
			template: byName('hello_world'),
		},
	],
])('%s tells of a list in the place of an object', async (_, parameters) => {
	sandbox.faults.add({ kind: 'json', status: 200, body: { data: [{ id: 'one' }] } });
	const { items, error } = await run(parameters);
	expect(items).toEqual([]);
	expect(error?.message).toBe("Whaapy's answer lacks what its documentation promises [item 0]");
});

test.each([
	[
		{ operation: 'findByPhone', phoneNumber: '12', simplify: '={{ "maybe" }}' },
		"'Simplify' and 'Phone Number' cannot be used [item 0]",
	],
	[
		{
			resource: 'message',
			operation: 'getAll',
			conversationId: byPhone('12'),
			limit: 0,
			filters: { since: '2026-02-01', until: '2026-01-01' },
			options: { before: 'a/b' },
		},
		"'Limit', 'Conversation', 'Before Message ID' and 'Since' cannot be used [item 0]",
	],
])('tells everything that is wrong with an item at once: %j', async (parameters, message) => {
	const { error } = await run(parameters);
	expect(error?.message).toBe(message);
	expect(sandbox.requests).toHaveLength(0);
});
