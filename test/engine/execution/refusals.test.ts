import type { IDataObject } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { byId, byName, byPhone, only, useSandbox } from '../useSandbox';

const NEW_PHONE = '+14155552671';

/** What the node alone decides about an answer; what n8n makes of its errors is in errors.test.ts. */
const { sandbox, run } = useSandbox({
	resource: 'conversation',
	operation: 'get',
	conversationId: byId(SEEDED.juan.conversationId),
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
		{ operation: 'findByPhone', phoneNumber: '12', output: '={{ "maybe" }}' },
		"'Phone Number' and 'Output' cannot be used [item 0]",
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
		"'Conversation', 'Limit', 'Before Message ID' and 'Since' cannot be used [item 0]",
	],
])('tells everything that is wrong with an item at once: %j', async (parameters, message) => {
	const { error } = await run(parameters);
	expect(error?.message).toBe(message);
	expect(sandbox.requests).toHaveLength(0);
});

const whatsApp = (code: number, message = 'No') => ({ error: { code, message } });

test.each<[string, IDataObject, string, RegExp]>([
	['131047 as a code', whatsApp(131_047), 'More than 24 hours', /'Send Template'/],
	['131047 in a text', { message: '(#131047) No' }, 'More than 24 hours', /'Send Template'/],
	['131047 as error_code', { error: { error_code: '131047' } }, 'More than 24 hours', /Template/],
	['131047 at the root', { code: 131_047, message: 'No' }, 'More than 24 hours', /Template/],
	['131056', whatsApp(131_056), 'WhatsApp takes no more messages to this person', /^Wait/],
	['130429', { message: '(#130429) Rate limit hit' }, 'WhatsApp takes messages', /^Wait/],
	['80007', whatsApp(80_007), 'WhatsApp takes no more requests', /^Wait/],
	['131049', whatsApp(131_049), 'WhatsApp gives this person no more', /^Do not send it again/],
	['130472', whatsApp(130_472), 'WhatsApp does not deliver marketing', /^Do not send it again/],
	['368', whatsApp(368), 'WhatsApp has blocked', /^Do not send again/],
	['131026', whatsApp(131_026), 'WhatsApp cannot deliver', /^Check/],
	['131042', whatsApp(131_042), 'WhatsApp does not send because of the payment', /^Check/],
	['131051', whatsApp(131_051), 'WhatsApp does not take this type', /^Check/],
	['131053', whatsApp(131_053), 'WhatsApp could not take the file', /^Check/],
	['132007', whatsApp(132_007), 'WhatsApp did not accept the template', /^Check/],
	['133010', whatsApp(133_010), "The business's number is not registered", /^Check/],
	[
		'of a message that failed at once',
		{ data: { id: 'm1', status: 'failed', errors: [{ code: 131_047 }] } },
		'More than 24 hours',
		/Template/,
	],
	['in a list', { errors: [whatsApp(131_056).error] }, 'WhatsApp takes no more', /^Wait/],
])("tells what WhatsApp's refusal %s means", async (_, body, message, description) => {
	for (const status of [400, 200]) {
		sandbox.faults.clear();
		sandbox.faults.add({ kind: 'json', status, body, match: only('POST') });
		const { error } = await run({
			resource: 'message',
			operation: 'sendText',
			recipient: byId(SEEDED.juan.conversationId),
			text: 'Hola',
		});
		expect(error?.message).toContain(message);
		expect(error?.description).toMatch(description);
		expect(error?.description).not.toContain('Correct the parameters');
	}
});

const noRoute: Array<[string, IDataObject]> = [
	['Fastify', { message: 'Route GET:/v1/x not found', error: 'Not Found', statusCode: 404 }],
	['Nest', { statusCode: 404, message: 'Cannot GET /v1/x', error: 'Not Found' }],
	['Spring', { timestamp: '2026-01-01T00:00:00Z', status: 404, error: 'Not Found', path: '/v1/x' }],
	['Rails', { status: 404, error: 'Not Found' }],
	['Laravel', { message: 'The route v1/x could not be found.', error: 'x' }],
	['Strapi', { data: null, error: { status: 404, name: 'NotFoundError', message: 'Not Found' } }],
	['a host', { error: { code: '404', message: 'The page could not be found' } }],
	['Kong', { message: 'no Route matched with those values' }],
	['Whaapy', { error: 'not_found', message: 'Ruta no encontrada' }],
];

describe.each(noRoute)('the 404 of %s for an unknown endpoint', (_, body) => {
	beforeEach(() => sandbox.faults.add({ kind: 'json', status: 404, body }));

	test.each([
		{ operation: 'get' },
		{ operation: 'findByPhone', phoneNumber: NEW_PHONE, options: { whenNotFound: 'emptyItem' } },
		{ resource: 'contact', operation: 'get', contactId: byPhone(NEW_PHONE) },
		{ resource: 'contact', operation: 'delete', contactId: byId('a') },
		{ resource: 'contact', operation: 'upsert', phoneNumber: '+525512345678' },
	])('is a wrong Base URL for %j', async (parameters) => {
		const { error, items } = await run(parameters);
		expect(items).toEqual([]);
		expect(error?.message).toBe('There is no such endpoint at the Base URL [item 0]');
		expect(error?.description).toContain("Check the 'Base URL'");
	});
});

test.each<[string, () => void]>([
	['a 503', () => sandbox.faults.add({ kind: 'status', status: 503 })],
	['a lost answer', () => sandbox.faults.add({ kind: 'after' })],
	['a web page', () => sandbox.faults.add({ kind: 'html', status: 200 })],
	['a 502 page', () => sandbox.faults.add({ kind: 'html', status: 502 })],
])('of a write that ended with %s the doubt comes first', async (_, prepare) => {
	prepare();
	const { error } = await run({
		resource: 'message',
		operation: 'sendText',
		recipient: byId(SEEDED.juan.conversationId),
		text: 'Hola',
	});
	expect(error?.description).toMatch(/^It may have been saved or sent all the same\./);
	expect(error?.description?.indexOf('ry again') ?? -1).not.toBe(0);
});
