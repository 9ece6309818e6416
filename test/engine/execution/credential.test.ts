import { inspect } from 'node:util';
import { SEEDED, startSandbox } from '../../../tools/sandbox';
import { TestCredentials } from '../credentials';
import { byId, byName, byPhone, useSandbox } from '../useSandbox';

const { sandbox, run } = useSandbox({
	resource: 'conversation',
	operation: 'get',
	conversationId: byId(SEEDED.juan.conversationId),
});

test('names the base URL if the connection is refused', async () => {
	const gone = await startSandbox({ quiet: true });
	await gone.close();
	const { error, run: stored } = await run({}, { account: { url: gone.url, key: sandbox.key } });
	expect(error?.message).toBe(`No connection to Whaapy at ${gone.url}: it was refused [item 0]`);
	expect(error?.description).toContain("'Base URL'");
	expect(JSON.stringify(stored)).not.toContain(sandbox.key);
});

test('says that a server does not speak HTTPS', async () => {
	const url = sandbox.url.replace('http:', 'https:');
	const { error } = await run({}, { account: { url, key: sandbox.key } });
	expect(error?.message).toBe(`No secure connection to Whaapy at ${url} [item 0]`);
	expect(error?.description).not.toContain('SSL');
});

test('accepts a base URL with trailing slashes', async () => {
	const { items } = await run({}, { account: { url: `${sandbox.url}//`, key: sandbox.key } });
	expect(items).toHaveLength(1);
});

test('accepts an API key with whitespace around it', async () => {
	const { items } = await run({}, { account: { url: sandbox.url, key: ` ${sandbox.key}\n` } });
	expect(items).toHaveLength(1);
});

test('redacts a numeric API key in the message, and keeps the reason', async () => {
	const body = { error: 'unauthorized', message: 'No: 1234', code: 1234, at: 123456 };
	sandbox.faults.add({ kind: 'json', status: 401, body });
	const { error } = await run({}, { account: { url: sandbox.url, key: '1234' } });
	expect(error?.message).toBe('Whaapy did not accept the API key [item 0]');
	expect(error?.description).toContain('No: wha_***');
});

test.each(['http://[::1', 'http://127.0.0.1:99999', 'https://me:hunter2@api.whaapy.com'])(
	'refuses the base URL %s without a request',
	async (url) => {
		const { error } = await run({}, { account: { url, key: sandbox.key } });
		expect(error?.message).toBe("The 'Base URL' of the Whaapy credential is not an address");
		expect(JSON.stringify(error)).not.toContain('hunter2');
	},
);

test('refuses a base URL over which the key would go unencrypted, without a request', async () => {
	const account = { url: 'http://whaapy.invalid', key: sandbox.key };
	const { error } = await run({}, { account });
	expect(error?.message).toBe(
		"The 'Base URL' of the Whaapy credential begins with http://, so the API key would be sent unencrypted",
	);
	expect(error?.description).toContain('https://');
});

test.each(['reset', 'truncate', 'hang', 'html'] as const)(
	'leaves the API key out of all that n8n stores of a run that ended with %s',
	async (kind) => {
		sandbox.faults.add({ kind });
		// A write, because it is not repeated.
		const { run: stored } = await run({
			resource: 'message',
			operation: 'sendTemplate',
			recipient: byPhone('+14155552671'),
			template: byName('hello_world'),
			// Long enough for the request to arrive: later, it would be one of the next test.
			options: { timeout: 1000 },
		});
		expect(stored.data.resultData.error).toBeDefined();
		expect(inspect(stored, { depth: 20, showHidden: true })).not.toContain(sandbox.key);
	},
);

test('reads the credential once in a run, not for every request', async () => {
	const asked = jest.spyOn(TestCredentials.prototype, 'getDecrypted');
	const { items } = await run({}, { items: Array.from({ length: 20 }, (_, row) => ({ row })) });
	expect(items).toHaveLength(20);
	expect(asked).toHaveBeenCalledTimes(1);
	asked.mockRestore();
});

test('does not send the API key after a redirect', async () => {
	const elsewhere = await startSandbox();
	sandbox.faults.add({ kind: 'redirect', location: `${elsewhere.url}/conversations/v1/x` });
	await run();
	expect(sandbox.requests).toHaveLength(1);
	expect(elsewhere.requests).toHaveLength(0);
	await elsewhere.close();
});
