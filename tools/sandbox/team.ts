import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from './context';
import { checkedBody } from './respond';

const toggle = z.object({ enabled: z.boolean() }).strict();
const pause = z.object({ duration: z.number().positive('Debe ser mayor que 0') }).strict();

/** The people of the business, and its AI agent. */
export function teamRoutes(app: FastifyInstance, { store }: Context): void {
	const agentWrite = { config: { scope: 'agent:write' } };

	app.get('/team/v1', { config: { scope: 'team:read' } }, () => ({
		agents: [...store.agents.values()].map(({ id, name, email, role, isAvailable }) => {
			const assigned = [...store.conversations.values()].filter(
				({ assignedTo }) => assignedTo?.agentId === id,
			);
			return {
				id,
				name,
				email,
				role,
				is_available: isAvailable,
				assigned_conversations: assigned.length,
			};
		}),
	}));

	app.post('/agent/v1/toggle', agentWrite, ({ body }) => {
		store.agent.enabled = checkedBody(toggle, body).enabled;
		if (store.agent.enabled) store.agent.pausedUntil = null;
		return { success: true, data: store.agent };
	});

	app.post('/agent/v1/pause', agentWrite, ({ body }) => {
		store.agent.pausedUntil = store.inMinutes(checkedBody(pause, body).duration);
		return { success: true, data: store.agent };
	});
}
