import { SEEDED, SEEDED_AGENTS } from '../../sandbox';
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

const id = SEEDED.juan.contactId;

test.each([
	['POST', '/messages/v1', 'messages:write'],
	['POST', `/messages/v1/${id}/retry`, 'messages:write'],
	['POST', '/media/v1', 'media:write'],
	['POST', '/contacts/v1', 'contacts:write'],
	['PATCH', `/contacts/v1/${id}`, 'contacts:write'],
	['DELETE', `/contacts/v1/${id}`, 'contacts:write'],
	['POST', '/contacts/v1/bulk', 'contacts:write'],
	['POST', `/contacts/v1/${id}/merge`, 'contacts:write'],
	['POST', `/contacts/${id}/notes`, 'contacts:write'],
	['POST', '/inbound/leads', 'contacts:write'],
	['POST', '/funnel/v1/stages', 'funnels:write'],
	['PATCH', `/funnel/v1/stages/${id}`, 'funnels:write'],
	['PATCH', '/funnel/v1/stages/reorder', 'funnels:write'],
	['DELETE', `/funnel/v1/stages/${id}`, 'funnels:write'],
	['POST', `/funnel/v1/contacts/${id}/move`, 'funnels:write'],
	['POST', '/templates/v1/sync', 'templates:write'],
	['POST', '/agent/v1/toggle', 'agent:write'],
	['POST', '/agent/v1/pause', 'agent:write'],
	['GET', '/team/v1', 'team:read'],
	['POST', '/broadcasts', 'broadcasts:write'],
	['DELETE', `/broadcasts/${id}`, 'broadcasts:write'],
	['POST', `/broadcasts/${id}/send`, 'broadcasts:write'],
	['POST', `/broadcasts/${id}/recipients/all`, 'broadcasts:write'],
	['POST', '/user-webhooks', 'webhooks:write'],
	['PATCH', `/user-webhooks/${id}`, 'webhooks:write'],
	['POST', `/user-webhooks/${id}/test`, 'webhooks:write'],
])('%s %s needs %s', async (method, path, scope) => {
	sandbox().allowDeviations(/ request\./);
	sandbox().settings.scopes.delete(scope);
	expect(await call(method, path)).toMatchObject({
		status: 403,
		body: { message: `Missing required scopes: ${scope}` },
	});
});

test('the catalogue of events needs a key, and no scope', async () => {
	sandbox().settings.scopes.clear();
	expect((await call('GET', '/user-webhooks/events', undefined, 'wha_wrong')).status).toBe(401);
	const { body } = await call('GET', '/user-webhooks/events');
	expect(body.data).toContain('funnel_stage.created');
});
