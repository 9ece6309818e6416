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

test.each([
	['a web page', { kind: 'html', status: 200 }],
	['a number', { kind: 'json', body: 7 }],
	['its own no', { kind: 'json', body: { success: false, message: 'No se pudo' } }],
	['an error', { kind: 'json', body: { error: { message: 'No se pudo' }, id: 'x' } }],
	['a 404 page', { kind: 'html', status: 404 }],
	[
		'the 404 of an unknown endpoint',
		{ kind: 'json', status: 404, body: { error: 'Not Found', message: 'Cannot DELETE /x' } },
	],
] as const)('takes %s for no removal, and removes the webhook the next time', async (_, fault) => {
	const n8n = await activeN8n();
	sandbox.faults.add({ ...fault, match: only('DELETE') });
	await n8n.deactivate();
	expect(webhooks()).toHaveLength(1);
	expect(n8n.warnings).toEqual([expect.stringContaining(n8n.productionUrl)]);
	sandbox.faults.clear();
	await n8n.deactivate();
	expect(webhooks()).toEqual([]);
});
