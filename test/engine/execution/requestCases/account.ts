import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../../tools/sandbox';
import { byId } from '../../useSandbox';
import { failingWebhook } from '../../webhook/failingWebhook';
import { signedDelivery } from '../../webhook/signedDelivery';
import type { RequestCase } from './requestCase';
import { newPhones } from './requestCase';

const some = newPhones(3);
const broadcast = (operation: string, id: string, more: INodeParameters = {}) => ({
	resource: 'broadcast',
	operation,
	broadcastId: byId(id),
	...more,
});
const firstTemplate = ({ store }: Sandbox) => byId([...store.templates.keys()][0] ?? '');
const stage =
	(operation: string, more: INodeParameters = {}) =>
	({ store }: Sandbox) => ({
		resource: 'funnelStage',
		operation,
		funnelStageId: byId(store.stages[1]?.id ?? ''),
		...more,
	});
const webhook = (operation: string, more: INodeParameters = {}) => ({
	resource: 'webhook',
	operation,
	webhookId: byId('webhook-1'),
	...more,
});

/** Deliveries of {@link failingWebhook}, as n8n's Webhook node outputs them. */
const deliveries = (count: number) =>
	Array.from({ length: count }, (_, index) => {
		const body = { event: 'contact.created', data: { id: String(index) } };
		const { text, headers } = signedDelivery({ body, secret: failingWebhook().secret });
		return { headers, body: text };
	});

const broadcastCases: RequestCase[] = [
	{
		row: 'Broadcast: Create: a draft',
		parameters: (sandbox) => ({
			resource: 'broadcast',
			operation: 'create',
			name: 'Promoción',
			templateId: firstTemplate(sandbox),
		}),
	},
	{
		row: 'Broadcast: Add Recipients: 100 items',
		parameters: broadcast('addRecipients', 'draft', { phoneNumber: '={{ $json.phone }}' }),
		items: newPhones(100),
	},
	{
		row: 'Broadcast: Add Recipients: 1,000 items',
		parameters: broadcast('addRecipients', 'draft', { phoneNumber: '={{ $json.phone }}' }),
		items: newPhones(1_000),
	},
	{
		row: 'Broadcast: Add Recipients: all contacts, however many items say so',
		parameters: broadcast('addRecipients', 'draft', { recipientSource: 'all' }),
		items: some,
	},
	{ row: 'Broadcast: Send: a draft', parameters: broadcast('send', 'draft') },
	{ row: 'Broadcast: Pause: one that is sending', parameters: broadcast('pause', 'sending') },
	{ row: 'Broadcast: Resume: a paused one', parameters: broadcast('resume', 'paused') },
	{ row: 'Broadcast: Cancel: one that is sending', parameters: broadcast('cancel', 'sending') },
	{
		row: 'Broadcast: Retry Failed: a completed one',
		parameters: broadcast('retryFailed', 'completed'),
	},
	{ row: 'Broadcast: Get: by ID', parameters: broadcast('get', 'draft') },
	{
		row: 'Broadcast: Get Many: 100 broadcasts',
		parameters: { resource: 'broadcast', operation: 'getAll', limit: 100 },
	},
	{
		row: 'Broadcast: Get Many: 200 broadcasts',
		parameters: { resource: 'broadcast', operation: 'getAll', limit: 200 },
	},
	{ row: 'Broadcast: Get Summary: by ID', parameters: broadcast('getSummary', 'draft') },
	{
		row: 'Broadcast: Get Recipients: 100 recipients',
		parameters: broadcast('getRecipients', 'draft', { limit: 100 }),
	},
	{
		row: 'Broadcast: Get Recipients: 200 recipients',
		parameters: broadcast('getRecipients', 'draft', { limit: 200 }),
	},
	{ row: 'Broadcast: Delete: a draft', parameters: broadcast('delete', 'draft') },
];

/** What belongs to the account, not to a person. */
export const accountCases: RequestCase[] = [
	{
		row: 'AI Agent: Turn On or Off: all items',
		parameters: { resource: 'aiAgent', operation: 'setEnabled', enabled: false },
		items: some,
	},
	{
		row: 'AI Agent: Pause: all items',
		parameters: { resource: 'aiAgent', operation: 'pause', minutes: 30 },
		items: some,
	},
	...broadcastCases,
	{ row: 'Funnel Stage: Create: a stage', parameters: stage('create', { name: 'Alta' }) },
	{ row: 'Funnel Stage: Delete: by ID', parameters: stage('delete') },
	{ row: 'Funnel Stage: Get: by ID', parameters: stage('get') },
	{ row: 'Funnel Stage: Get Many: all items', parameters: stage('getAll'), items: some },
	{
		row: 'Funnel Stage: Reorder: all items',
		parameters: ({ store }) => ({
			resource: 'funnelStage',
			operation: 'reorder',
			stageIds: { stage: [{ stageId: store.stages[2]?.id ?? '' }] },
		}),
		items: some,
	},
	{
		row: 'Funnel Stage: Update: by ID',
		parameters: stage('update', { updateFields: { name: 'Alta' } }),
	},
	{
		row: 'Team Member: Get Many: all items',
		parameters: { resource: 'teamMember', operation: 'getAll' },
		items: some,
	},
	{
		row: 'Template: Get Many: 100 templates',
		parameters: { resource: 'template', operation: 'getAll', limit: 100 },
	},
	{
		row: 'Template: Get Many: 200 templates',
		parameters: { resource: 'template', operation: 'getAll', limit: 200 },
	},
	{
		row: 'Template: Get: by ID',
		parameters: (sandbox) => ({
			resource: 'template',
			operation: 'get',
			templateId: firstTemplate(sandbox),
		}),
	},
	{
		row: 'Template: Get Variables: all items',
		parameters: { resource: 'template', operation: 'getVariables' },
		items: some,
	},
	{
		row: 'Template: Sync: all items',
		parameters: { resource: 'template', operation: 'sync' },
		items: some,
	},
	{
		row: 'Webhook: Create or Update: an address',
		parameters: webhook('upsert', { url: 'https://n8n.example.com/webhook/whaapy' }),
	},
	{ row: 'Webhook: Delete: by ID', parameters: webhook('delete') },
	{ row: 'Webhook: Get Logs: by ID', parameters: webhook('getLogs') },
	{ row: 'Webhook: Get Many: all items', parameters: webhook('getAll'), items: some },
	{ row: 'Webhook: Send Test: by ID', parameters: webhook('sendTest') },
	{ row: 'Webhook: Turn On: by ID', parameters: webhook('turnOn') },
	{
		row: 'Webhook: Verify Delivery: 100 deliveries',
		parameters: webhook('verifyDelivery'),
		items: deliveries(100),
		withoutFile: true,
	},
];
