import { loadContract } from '../../../tools/contract';
import { SEEDED, SEEDED_AGENTS } from '../../../tools/sandbox';
import { useSandbox } from './client';

const { sandbox, call } = useSandbox();

test('the team says who is available, and how much each has to do', async () => {
	const { body } = await call('GET', '/team/v1');
	expect(body.agents).toHaveLength(3);
	expect(body).toMatchObject({
		agents: [
			{ id: SEEDED_AGENTS.maria, is_available: true, assigned_conversations: 1 },
			{ name: 'Paula Íñiguez', role: 'owner' },
			{ is_available: false, assigned_conversations: 0 },
		],
	});
});

test('the AI agent is switched off and on, and paused', async () => {
	sandbox().allowDeviations(/ request\./);
	await call('POST', '/agent/v1/toggle', { enabled: false });
	expect(sandbox().store.agent.enabled).toBe(false);
	await call('POST', '/agent/v1/pause', { duration: 30 });
	expect(sandbox().store.agent.pausedUntil).toBe('2026-01-29T12:30:00Z');
	await call('POST', '/agent/v1/toggle', { enabled: true });
	expect(sandbox().store.agent).toEqual({ enabled: true, pausedUntil: null });
	expect((await call('POST', '/agent/v1/toggle', { enabled: 'yes' })).status).toBe(400);
	expect((await call('POST', '/agent/v1/pause', { duration: 0 })).status).toBe(400);
});

const operations = Object.entries(loadContract().document.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, operation]) => ({
		method: method.toUpperCase(),
		path: path.replace(/\{\w+\}/g, SEEDED.juan.contactId),
		scopes: operation['x-scopes'] ?? [],
	})),
);

test.each(operations)('$method $path is there, for a key with $scopes', async (operation) => {
	const { method, path, scopes } = operation;
	sandbox().allowDeviations(/ request\./);
	expect((await call(method, path)).body).not.toMatchObject({ message: 'Ruta no encontrada' });
	for (const scope of scopes) sandbox().settings.scopes.delete(scope);
	const refusal = { message: `Missing required scopes: ${scopes.join(', ')}` };
	if (scopes.length > 0)
		expect(await call(method, path)).toMatchObject({ status: 403, body: refusal });
});

test('the catalogue of events needs a key, and no scope', async () => {
	sandbox().settings.scopes.clear();
	expect((await call('GET', '/user-webhooks/events', undefined, 'wha_wrong')).status).toBe(401);
	const { body } = await call('GET', '/user-webhooks/events');
	expect(body.data).toContain('funnel_stage.created');
});
