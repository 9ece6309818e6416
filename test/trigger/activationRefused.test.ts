import { only } from '../engine/useSandbox';
import { startSandbox } from '../../tools/sandbox';
import { reasonOf, useTrigger } from './useTrigger';

const { sandbox, startN8n, activeN8n, webhooks, calls } = useTrigger();

test('retries to list the webhooks after 503', async () => {
	sandbox.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': '0' }, times: 2 });
	const n8n = await activeN8n();
	expect(webhooks()).toEqual([expect.objectContaining({ url: n8n.productionUrl })]);
});

test('takes a new webhook without its envelope, and refuses one without its secret', async () => {
	const n8n = await activeN8n();
	const [existing] = webhooks();
	sandbox.store.webhooks.clear();
	n8n.saved = '{}';
	const body = { ...existing };
	sandbox.faults.add({ kind: 'json', status: 201, body, match: only('POST'), times: 1 });
	await n8n.activate();
	expect(n8n.saved).toContain(existing?.secret);

	const bare = { data: { ...existing, secret: undefined } };
	n8n.saved = '{}';
	sandbox.faults.add({ kind: 'json', status: 201, body: bare, match: only('POST'), times: 1 });
	const { message } = await reasonOf(n8n.activate());
	expect(message).toBe('Whaapy did not return the secret of the new webhook');
});

test('says why it cannot be activated, and leaves no webhook behind', async () => {
	sandbox.settings.scopes.delete('webhooks:write');
	const n8n = await startN8n();
	const refused = await reasonOf(n8n.activate());
	expect(refused.message).toBe("The API key lacks the permission 'webhooks:write'");
	expect(refused.description).toContain('Edit the key in Whaapy');
	expect(webhooks()).toEqual([]);

	n8n.account = { url: sandbox.url, key: 'wha_wrong' };
	const unknown = await reasonOf(n8n.activate());
	expect(unknown.message).toBe('Whaapy did not accept the API key');

	const gone = await startSandbox();
	await gone.close();
	n8n.account = gone;
	const unreachable = await reasonOf(n8n.activate());
	expect(unreachable.message).toBe(`No connection to Whaapy at ${gone.url}: it was refused`);
});

test.each([503, 429])(
	'says that Whaapy answers %d, without naming options that the trigger lacks',
	async (status) => {
		sandbox.faults.add({ kind: 'status', status, headers: { 'retry-after': '0' } });
		const { message, description } = await reasonOf((await startN8n()).activate());
		expect(message).toMatch(/^Whaapy (could not answer|is still rate limiting this API key)$/);
		expect(description).toContain('Tried 3 times');
		expect(description).not.toMatch(/Options|Run the workflow|item/);
		expect(`${message} ${description}`).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
	},
);

test('does not take an answer without a list for an empty list', async () => {
	const body = { data: { secret: 'whsec_0123' } };
	sandbox.faults.add({ kind: 'json', status: 200, body });
	const { message, description } = await reasonOf((await startN8n()).activate());
	expect(message).toBe("Whaapy's answer lacks what its documentation promises");
	expect(description).not.toContain('whsec_0123');
	expect(calls('POST')).toHaveLength(0);
});

test('takes null for an empty list', async () => {
	sandbox.faults.add({ kind: 'json', status: 200, times: 1, body: { data: null } });
	await activeN8n();
	expect(calls('POST')).toHaveLength(1);
});

test('removes the new webhook if the old one cannot be removed', async () => {
	const n8n = await activeN8n();
	n8n.parameters = { events: ['contact.updated'] };
	sandbox.faults.add({ kind: 'status', status: 403, match: only('DELETE'), times: 1 });
	await reasonOf(n8n.activate());
	expect(webhooks()).toEqual([]);
});

test('asks for an event if none is chosen', async () => {
	const n8n = await startN8n({ parameters: { events: [] } });
	const { message, description } = await reasonOf(n8n.activate());
	expect(message).toBe("'Events' is empty");
	expect(description).toContain("'Contact Created'");
	expect(calls('POST')).toHaveLength(0);
});

test('refuses a URL that Whaapy cannot deliver to, before it sends a request', async () => {
	const n8n = await startN8n({
		account: { url: 'https://api.whaapy.com', key: 'wha_any' },
		webhookUrl: 'http://localhost:5678',
	});
	// What n8n does next would go to that host.
	jest.spyOn(n8n, 'deactivate').mockResolvedValue();
	const { message, description } = await reasonOf(n8n.activate());
	expect(message).toBe(`Whaapy cannot reach this n8n at ${n8n.productionUrl}`);
	expect(description).toMatch(/ N8N_WEBHOOK_URL .*\bWEBHOOK_URL\b/);
});
