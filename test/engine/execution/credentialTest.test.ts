import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, INodeType } from 'n8n-workflow';
import {
	getCredentialAllowedDomains,
	injectDomainRestrictionFields,
	isDomainAllowed,
	NodeHelpers,
} from 'n8n-workflow';
import { SEEDED, startSandbox } from '../../../tools/sandbox';
import { n8nAddsDomainFields } from '../engine';
import { additionalData, credentialType, nodeTypes, whaapyNode } from '../harness';
import { byId, useSandbox } from '../useSandbox';

const { sandbox, run, sent } = useSandbox({
	resource: 'contact',
	operation: 'get',
	contactId: byId(SEEDED.juan.contactId),
});

/** What n8n gets of the test that the built node brings, by the name that its description gives. */
async function tested(
	data: ICredentialDataDecryptedObject,
	type: 'whaapy' | 'whaapyTrigger' = 'whaapy',
) {
	const types = await nodeTypes();
	const node = types.getByNameAndVersion(whaapyNode(type, {}).type) as INodeType;
	const { description, methods } = node;
	const name = String(description.credentials?.[0]?.testedBy);
	const test = methods?.credentialTest?.[name];
	if (!test) throw new Error(`The node has no test of the credential called ${name}`);
	const context = new CredentialTestContext(await additionalData(sandbox));
	const credential = { id: '1', name: 'Whaapy', type: 'whaapyApi' };
	const full = { apiKey: sandbox.key, baseUrl: sandbox.url, ...data };
	const result = await test.call(context, { ...credential, data: full });
	expect(JSON.stringify(result)).not.toContain(sandbox.key);
	return result;
}
const refused = (message: string) => ({
	status: 'Error',
	message: expect.stringContaining(message) as string,
});

test.each(['whaapy', 'whaapyTrigger'] as const)(
	'%s brings the test, in one request',
	async (type) => {
		expect(await tested({}, type)).toMatchObject({ status: 'OK' });
		expect(sent()).toEqual(['GET /contacts/v1?limit=1']);
	},
);

describe('what is pasted with the key or the address is taken off', () => {
	const around = (key: string) => [
		` ${key}\n`,
		`Bearer ${key}`,
		`"${key}"`,
		`“${key}”`,
		`'Bearer ${key}'`,
		`Authorization: Bearer ${key}`,
		`bearer  "${key}" `,
	];

	test('in the test of the credential', async () => {
		for (const apiKey of around(sandbox.key)) {
			expect([apiKey, await tested({ apiKey })]).toEqual([
				apiKey,
				expect.objectContaining({ status: 'OK' }),
			]);
		}
		expect(await tested({ baseUrl: ` "${sandbox.url}//" ` })).toMatchObject({ status: 'OK' });
	});

	test('in the runs of the node', async () => {
		for (const key of around(sandbox.key)) {
			const { error } = await run({}, { account: { url: `'${sandbox.url}/'`, key } });
			expect([key, error?.message]).toEqual([key, undefined]);
		}
	});

	test("by the credential type itself, for n8n's HTTP Request node", async () => {
		const { authenticate } = await credentialType('whaapyApi');
		if (typeof authenticate !== 'function') throw new Error('Authentication is a function here');
		for (const apiKey of around('wha_1')) {
			const asked = { url: 'https://api.whaapy.com', headers: { accept: 'text/html' } };
			const request = await authenticate({ apiKey }, asked);
			expect(request.headers).toEqual({ accept: 'text/html', Authorization: 'Bearer wha_1' });
		}
	});
});

// n8n 1.x has the same two fields, and other functions for them.
(n8nAddsDomainFields ? test : test.skip)(
	"n8n's HTTP Request node may send the key to Whaapy's API and nowhere else, unless told",
	async () => {
		const { name, properties, authenticate } = await credentialType('whaapyApi');
		const type = { name, displayName: name, properties, authenticate };
		expect(injectDomainRestrictionFields(type)).toEqual(properties);

		const data = { apiKey: 'wha_1' };
		const stored = NodeHelpers.getNodeParameters(properties, data, true, false, null, null);
		const allowedDomains = getCredentialAllowedDomains({
			node: whaapyNode('whaapy', {}),
			credentialData: stored as ICredentialDataDecryptedObject,
		});
		const hosts = ['api.whaapy.com', 'example.com', 'api.whaapy.com.example.com', '127.0.0.1'];
		const isAllowed = (host: string) =>
			isDomainAllowed({ url: `https://${host}/`, allowedDomains: String(allowedDomains) });
		expect(hosts.filter(isAllowed)).toEqual(['api.whaapy.com']);
	},
);

describe('what does not work is said in words', () => {
	test.each<[string, ICredentialDataDecryptedObject, string]>([
		[
			'a wrong key',
			{ apiKey: 'wha_wrong' },
			'Whaapy did not accept this API key. Copy an active key from Whaapy, or make one there under Settings → API Keys.',
		],
		[
			'no key',
			{ apiKey: ' "" ' },
			'The API key is empty. Make one in Whaapy under Settings → API Keys',
		],
		['no address', { baseUrl: 'ftp://api.whaapy.com' }, "The 'Base URL' is not an address."],
		[
			'an unknown host',
			{ baseUrl: 'https://whaapy.invalid' },
			'No connection to Whaapy at https://whaapy.invalid: the host is not known.',
		],
		[
			'an address over which the key would go unencrypted',
			{ baseUrl: 'http://api.whaapy.com' },
			"The 'Base URL' begins with http://, so the API key would be sent unencrypted. Let it begin with https://.",
		],
	])('%s', async (_, data, message) => {
		expect(await tested(data)).toEqual(refused(message));
	});

	test('a host that refuses the connection', async () => {
		const gone = await startSandbox({ quiet: true });
		await gone.close();
		expect(await tested({ baseUrl: gone.url })).toEqual(
			refused(`No connection to Whaapy at ${gone.url}: it was refused. Check the 'Base URL'`),
		);
	});

	test('a key without the permission to read contacts', async () => {
		sandbox.settings.scopes.delete('contacts:read');
		expect(await tested({})).toEqual(
			refused(
				"The API key lacks the permission 'contacts:read'. Edit the key in Whaapy under Settings → API Keys",
			),
		);
	});

	test.each([
		[200, 'html', 'Something other than Whaapy answered.'],
		[404, 'html', 'Something other than Whaapy answered.'],
		[502, 'html', 'Whaapy could not answer.'],
	] as const)('a web page with the status %i', async (status, kind, message) => {
		sandbox.faults.add({ kind, status });
		const result = await tested({});
		expect(result).toEqual(refused(message));
		expect(result.message).toContain("Check the 'Base URL'");
	});

	test.each([
		[404, 'No Whaapy API answers at this Base URL.'],
		[
			429,
			'Whaapy limits the requests of this key, so it could not be tested. Test again in a minute.',
		],
		[503, 'Whaapy could not answer.'],
	])("Whaapy's own %i", async (status, message) => {
		sandbox.faults.add({ kind: 'json', status, body: { error: 'x', message: 'No.' } });
		expect(await tested({})).toEqual(refused(message));
		expect(sandbox.requests).toHaveLength(1);
	});

	test('an answer of something else that is JSON', async () => {
		sandbox.faults.add({ kind: 'json', body: { hello: 'world' } });
		expect(await tested({})).toEqual(refused('Something other than Whaapy answered.'));
	});

	test.each([
		[200, { success: false, contacts: [], message: 'Cuenta suspendida' }, 'Cuenta suspendida'],
		[200, { error: { message: 'Cuenta suspendida' } }, 'Cuenta suspendida'],
		[
			404,
			{ statusCode: 404, message: 'Cannot GET /x', error: 'Not Found' },
			'No Whaapy API answers',
		],
	])('an answer of %i that is no success: %j', async (status, body, words) => {
		sandbox.faults.add({ kind: 'json', status, body });
		expect(await tested({})).toEqual(refused(words));
	});

	test.each([401, 403])('a firewall that answers with a page and %i', async (status) => {
		sandbox.faults.add({ kind: 'html', status });
		const result = await tested({});
		expect(result).toEqual(refused('Something other than Whaapy answered.'));
		expect(result.message).toContain('A firewall or proxy');
	});

	test('an answer that is nested without end', async () => {
		const body = `${'{"contacts":['.repeat(20_000)}${']}'.repeat(20_000)}`;
		const headers = { 'content-type': 'application/json' };
		sandbox.faults.add({ kind: 'html', status: 200, body, headers });
		expect(await tested({})).toEqual(refused('Something other than Whaapy answered.'));
	});

	test('an answer without end', async () => {
		let sentBytes = 0;
		const pieces = async function* () {
			for (const piece = Buffer.alloc(2 ** 20, ' '); ; sentBytes += piece.length) yield piece;
		};
		sandbox.faults.add({ kind: 'pieces', pieces });
		const result = await tested({});
		expect(result.message).toMatch(/^The answer of Whaapy at \S+ is too large\. /);
		expect(sentBytes).toBeLessThan(100 * 2 ** 20);
	});

	test('a redirect, after which the key is sent nowhere', async () => {
		const elsewhere = await startSandbox();
		sandbox.faults.add({ kind: 'redirect', location: `${elsewhere.url}/contacts/v1` });
		expect(await tested({})).toEqual(refused('The Base URL sends requests on to another address.'));
		expect(elsewhere.requests).toHaveLength(0);
		await elsewhere.close();
	});

	test('a connection that breaks off', async () => {
		sandbox.faults.add({ kind: 'reset' });
		expect(await tested({})).toEqual(refused('The connection to Whaapy at'));
	});
});

describe("'Check Webhook Permissions'", () => {
	const forbid = (...scopes: string[]) =>
		scopes.forEach((scope) => sandbox.settings.scopes.delete(scope));

	test('that is off lets a key pass that reads only', async () => {
		forbid('webhooks:read', 'webhooks:write', 'contacts:write');
		expect(await tested({ checkWebhooks: false })).toMatchObject({ status: 'OK' });
	});

	test('that is on asks without changing anything', async () => {
		const { webhooks } = sandbox.store;
		const body = JSON.stringify({ name: 'n', url: 'https://example.com/w', events: ['*'] });
		const headers = {
			authorization: `Bearer ${sandbox.key}`,
			'content-type': 'application/json',
		};
		await fetch(`${sandbox.url}/user-webhooks`, { method: 'POST', headers, body });
		sandbox.requests.length = 0;
		expect(await tested({ checkWebhooks: true })).toMatchObject({ status: 'OK' });
		expect(webhooks.size).toBe(1);
		expect(sent().map((request) => request.split(' ')[0])).toEqual(['GET', 'GET', 'DELETE']);
	});

	test.each([
		[['webhooks:read'], "'webhooks:read'"],
		[['webhooks:write'], "'webhooks:write'"],
		[['webhooks:read', 'webhooks:write'], "'webhooks:read' and 'webhooks:write'"],
	])('that is on tells that %j is missing, and where to add it', async (scopes, named) => {
		forbid(...scopes);
		const { status, message } = await tested({ checkWebhooks: true });
		expect(status).toBe('Error');
		expect(message).toContain(
			`The API key works, but it lacks what a Whaapy Trigger needs: ${named}. Add it to the key in Whaapy under Settings → API Keys`,
		);
	});

	test.each([
		['a web page', { kind: 'html', status: 200 }, 'Something other than Whaapy answered'],
		['a firewall', { kind: 'html', status: 403 }, 'A firewall or proxy'],
		['an outage', { kind: 'json', status: 500, body: { error: 'x' } }, 'Whaapy could not answer'],
		['a no', { kind: 'json', body: { success: false, message: 'No' } }, 'Whaapy says: No'],
	] as const)('that is on takes %s for no permission', async (_, fault, words) => {
		const match = ({ path }: { path: string }) => path.startsWith('/user-webhooks');
		sandbox.faults.add({ ...fault, match });
		expect(await tested({ checkWebhooks: true })).toEqual(refused(words));
	});

	test('that is on does not call a limit a missing permission', async () => {
		const match = ({ path }: { path: string }) => path.startsWith('/user-webhooks');
		sandbox.faults.add({ kind: 'json', status: 429, match, body: { error: 'rate_limited' } });
		expect(await tested({ checkWebhooks: true })).toEqual(refused('Whaapy limits the requests'));
	});
});
