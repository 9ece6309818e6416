import type { Sandbox } from '../../../tools/sandbox';
import { failingWebhook } from '../webhook/failingWebhook';
import type { Rows } from './rows';

/** The second stage of the funnel, whose ID the model has seen. */
function stage({ store }: Sandbox) {
	const { id } = store.stages[1]!;
	return { id, left: ['funnelStageId'], knows: { stage: id }, at: `/funnel/v1/stages/${id}` };
}

/** A webhook that Whaapy switched off, whose ID the model has seen. */
function webhook({ store }: Sandbox) {
	const failing = failingWebhook();
	const { id } = failing;
	store.webhooks.set(id, failing);
	return { id, left: ['webhookId'], knows: { webhook: id }, at: `/user-webhooks/${id}` };
}

/** The settings of the account, and what there is once in it. */
export const accountRows: Rows = {
	'aiAgent/setEnabled': () => ({
		left: ['enabled'],
		sends: 'POST /agent/v1/toggle',
		body: { enabled: false },
		answers: { success: true },
	}),
	'aiAgent/pause': () => ({
		left: ['minutes'],
		sends: 'POST /agent/v1/pause',
		body: { duration: 30 },
		answers: { success: true },
	}),
	'funnelStage/create': () => ({
		left: ['name', 'additionalFields.position'],
		knows: { 'Name of the stage': 'Revisión', 'Place in the funnel': 2 },
		sends: 'POST /funnel/v1/stages',
		body: { name: 'Revisión', position: 2 },
		answers: { name: 'Revisión' },
	}),
	'funnelStage/delete': (sandbox) => {
		const { id, at, ...row } = stage(sandbox);
		return { ...row, sends: `DELETE ${at}`, answers: { id, deleted: true } };
	},
	'funnelStage/get': (sandbox) => {
		const { id, at, ...row } = stage(sandbox);
		return { ...row, sends: `GET ${at}`, answers: { id, name: 'Interesado' } };
	},
	'funnelStage/getAll': () => ({
		left: ['limit'],
		sends: 'GET /funnel/v1/stages',
		answers: { name: 'Interesado' },
	}),
	'funnelStage/reorder': ({ store }) => ({
		left: ['stageIds.stage[0].stageId'],
		knows: { 'Choose from the list': store.stages[3]!.id },
		sends: 'PATCH /funnel/v1/stages/reorder',
		body: { stage_ids: [3, 0, 1, 2].map((index) => store.stages[index]!.id) },
		answers: { id: store.stages[3]!.id },
	}),
	'funnelStage/update': (sandbox) => {
		const { id, at, knows } = stage(sandbox);
		return {
			left: ['funnelStageId', 'updateFields.name'],
			knows: { 'Name of the stage': 'Revisión', ...knows },
			sends: `PATCH ${at}`,
			body: { name: 'Revisión' },
			answers: { id, name: 'Revisión' },
		};
	},
	// n8n gives tools no files, so a model can send those that have an address or an ID.
	'media/upload': () => ({
		left: ['binaryPropertyName'],
		tells: "'Input Binary Field' names no file of the item: 'data'",
	}),
	'teamMember/getAll': () => ({
		left: ['limit'],
		sends: 'GET /team/v1',
		answers: { name: 'Paula Íñiguez' },
	}),
	'template/getAll': () => ({
		left: ['limit'],
		sends: 'GET /templates/v1?limit=5',
		answers: { name: 'hello_world' },
	}),
	'template/get': ({ store }) => {
		const [template] = [...store.templates.values()];
		return {
			left: ['templateId'],
			knows: { 'template to get': template!.id },
			sends: `GET /templates/v1/${template!.id}`,
			answers: { id: template!.id, name: template!.name },
		};
	},
	'template/getVariables': () => ({
		sends: 'GET /templates/v1/variables',
		answers: { data: expect.any(Array) as string[] },
	}),
	'template/sync': () => ({ sends: 'POST /templates/v1/sync', answers: { success: true } }),
	'webhook/delete': (sandbox) => {
		const { id, at, left, knows } = webhook(sandbox);
		return { left, knows, sends: `DELETE ${at}`, answers: { id, deleted: true } };
	},
	'webhook/getLogs': (sandbox) => {
		const { at, knows, id } = webhook(sandbox);
		sandbox.store.webhookLogs.push({
			id: 'log-1',
			webhookId: id,
			event: 'contact.created',
			status: 503,
			durationMs: 12,
			timestamp: sandbox.store.now(),
			error: 'HTTP 503',
		});
		return {
			left: ['webhookId', 'limit'],
			knows,
			sends: `GET ${at}/logs?limit=5`,
			answers: { id: 'log-1', status: 503 },
		};
	},
	'webhook/getAll': (sandbox) => {
		const { id } = webhook(sandbox);
		return { left: ['limit'], sends: 'GET /user-webhooks', answers: { id, isActive: false } };
	},
	'webhook/sendTest': (sandbox) => {
		const { at, left, knows } = webhook(sandbox);
		return { left, knows, sends: `POST ${at}/test`, answers: { success: false } };
	},
	'webhook/turnOn': (sandbox) => {
		const { id, at, left, knows } = webhook(sandbox);
		return {
			left,
			knows,
			sends: `PATCH ${at}`,
			body: { isActive: true },
			answers: { id, isActive: true },
		};
	},
	'webhook/upsert': () => ({
		left: ['url', 'name'],
		set: { events: ['message.read'] },
		knows: { 'Where Whaapy delivers': 'https://example.com/leidos', 'calls the webhook': 'Leídos' },
		sends: 'POST /user-webhooks',
		body: { url: 'https://example.com/leidos', name: 'Leídos', events: ['message.read'] },
		answers: { url: 'https://example.com/leidos', created: true },
	}),
	'webhook/verifyDelivery': (sandbox) => {
		const { left, knows } = webhook(sandbox);
		return { left, knows, tells: 'The item is not a delivery' };
	},
};
