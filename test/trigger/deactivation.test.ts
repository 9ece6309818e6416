import { only } from '../engine/useSandbox';
import { useTrigger } from './useTrigger';

const { sandbox, activeN8n, webhooks, calls } = useTrigger();

test('removes the webhook, even if n8n lost its static data', async () => {
	const n8n = await activeN8n();
	n8n.saved = '{}';
	await n8n.deactivate();
	expect(webhooks()).toEqual([]);
	expect(n8n.warnings).toEqual([]);
});

test('removes all webhooks for the URL, and forgets the secret', async () => {
	const n8n = await activeN8n();
	const [webhook] = webhooks();
	sandbox.store.webhooks.set('twin', { ...webhook!, id: 'twin' });
	await n8n.deactivate();
	expect(webhooks()).toEqual([]);
	expect(n8n.saved).not.toContain(webhook?.secret);
});

test('retries after a lost answer, and takes 404 for removed', async () => {
	const n8n = await activeN8n();
	sandbox.faults.add({ kind: 'after', match: only('DELETE'), times: 1 });
	await n8n.deactivate();
	expect(webhooks()).toEqual([]);
	expect(calls('DELETE').map(({ status }) => status)).toEqual([204, 404]);
	await n8n.deactivate();
	expect(n8n.warnings).toEqual([]);
});

test('sends no DELETE for an ID that would change the path', async () => {
	const n8n = await activeN8n();
	const [webhook] = webhooks();
	sandbox.faults.add({ kind: 'json', status: 200, body: { data: [{ ...webhook, id: '..' }] } });
	await n8n.deactivate();
	expect(calls('DELETE')).toEqual([]);
	expect(sandbox.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
});

test('removes what it can, and logs what it cannot', async () => {
	const n8n = await activeN8n();
	const [webhook] = webhooks();
	sandbox.store.webhooks.set('twin', { ...webhook!, id: 'twin' });
	const match = ({ path }: { path: string }) => path.endsWith(webhook!.id);
	sandbox.faults.add({ kind: 'status', status: 403, match });
	await n8n.deactivate();
	expect(webhooks().map(({ id }) => id)).toEqual([webhook?.id]);
	expect(n8n.warnings).toEqual([expect.stringContaining(n8n.productionUrl)]);
	expect(n8n.warnings[0]).toContain('The API key');
});
