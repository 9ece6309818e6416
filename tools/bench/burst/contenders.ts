import type { INode, INodeParameters } from 'n8n-workflow';
import type { Instance } from '../../../test/e2e/instance';
import type { Counter } from './counter';

const WEBHOOK = 'n8n-nodes-base.webhook';

/** A published workflow, and where it takes deliveries. */
export interface Contender {
	id: string;
	name: string;
	pathname: string;
	/** What its deliveries are signed with. */
	secret: string;
}

/** Where contenders run, and what counts their runs. */
interface Place {
	n8n: Instance;
	counter: Counter;
}

type Trigger = Pick<INode, 'type' | 'typeVersion' | 'parameters'>;

/** The Whaapy Trigger. */
export async function whaapyTrigger(
	place: Place,
	name: string,
	{ ignoreDuplicates }: { ignoreDuplicates: boolean },
): Promise<Contender> {
	const parameters = { events: ['contact.created'], options: { ignoreDuplicates } };
	const trigger = { type: 'n8n-nodes-whaapy.whaapyTrigger', typeVersion: 2, parameters };
	const id = await publish(place, { name, trigger });
	const webhooks = [...place.n8n.sandbox.store.webhooks.values()];
	const registered = webhooks.find(({ url }) => url.includes(`/${name}/`));
	if (!registered) throw new Error('The trigger has no webhook');
	return { id, name, pathname: new URL(registered.url).pathname, secret: registered.secret };
}

/**
 * A version of n8n's own Webhook node, which checks nothing. It spares version 2, and nothing else,
 * the expression engine of a request.
 */
export async function webhookNode(place: Place, version: number): Promise<Contender> {
	const name = `webhook-${version}`;
	const id = await publish(place, { name, trigger: ownNode(name, version) });
	return { id, name, pathname: `/webhook/${name}`, secret: '' };
}

/**
 * The Webhook node with a header that it checks: for each run, n8n asks its database whether a
 * workflow may use its credentials.
 */
export async function webhookNodeWithHeader(place: Place): Promise<Contender> {
	const name = 'webhook-2-headerAuth';
	const header = { name: 'x-webhook-event', value: 'contact.created' };
	const key = await place.n8n.editor.saveCredential('Header', 'httpHeaderAuth', header);
	const id = await publish(place, {
		name,
		trigger: ownNode(name, 2, { authentication: 'headerAuth' }),
		credentials: { [WEBHOOK]: { httpHeaderAuth: { id: key, name: 'Header' } } },
	});
	return { id, name, pathname: `/webhook/${name}`, secret: '' };
}

/** The Webhook node with Webhook → Verify Delivery behind it, as examples/events-in-bursts.json. */
export async function verifiedWebhookNode(place: Place): Promise<Contender> {
	const name = 'webhook-2-verified';
	const pathname = `/webhook/${name}`;
	const { store } = place.n8n.sandbox;
	const webhook = { ...[...store.webhooks.values()][0]!, id: name, url: place.n8n.url + pathname };
	store.webhooks.set(name, webhook);
	const id = await publish(place, {
		name,
		trigger: ownNode(name, 2, { options: { rawBody: true } }),
		then: {
			id: 'verify',
			name: 'Verify Delivery',
			type: 'n8n-nodes-whaapy.whaapy',
			typeVersion: 1,
			position: [110, 0],
			parameters: {
				resource: 'webhook',
				operation: 'verifyDelivery',
				webhookId: { __rl: true, mode: 'id', value: name },
			},
		},
	});
	return { id, name, pathname, secret: webhook.secret };
}

function ownNode(path: string, typeVersion: number, more: INodeParameters = {}): Trigger {
	const parameters = { httpMethod: 'POST', path, options: {}, ...more };
	return { type: WEBHOOK, typeVersion, parameters };
}

/** Imports and publishes a workflow that begins with a trigger, and maybe another node. */
async function publish(
	{ n8n, counter }: Place,
	workflow: {
		name: string;
		trigger: Trigger;
		then?: INode;
		credentials?: Record<string, INode['credentials']>;
	},
): Promise<string> {
	const file = counter.workflow(workflow);
	const id = await n8n.editor.importWorkflow(file, n8n.credential, workflow.credentials);
	await n8n.editor.activate(id);
	return id;
}
