import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { WhaapyClient } from '../api/client';
import { INTERACTIVE_SETTINGS } from '../api/session';
import { inputError } from '../shared/inputError';
import type { Registration } from './webhooks';
import { addRegistration, findRegistrations, removeRegistration } from './webhooks';
import { storedSecret, storeSecret } from './secrets';
import type { TriggerSettings } from './settings';
import { readSettings } from './settings';
import { checkWebhookUrl } from './webhookUrl';

/** What one activation, test run or deactivation is about. */
interface Task {
	client: WhaapyClient;
	/** Where Whaapy is to deliver to; a test run has another address than the active workflow. */
	url: string;
	settings: TriggerSettings;
}

/**
 * Whether Whaapy has exactly one webhook for this trigger, switched on, for the events chosen, and
 * with a secret to check deliveries by.
 *
 * @throws NodeApiError, NodeOperationError saying why the trigger cannot be activated
 */
export async function isSubscribed(context: IHookFunctions): Promise<boolean> {
	const task = await prepare(context);
	const [only, ...more] = await findRegistrations(task.client, task.url);
	if (only === undefined || more.length > 0 || !isUsable(context, task, only)) return false;
	keepSecret(context, task, only);
	return true;
}

/**
 * Leaves exactly one webhook for this trigger at Whaapy.
 *
 * The new one is made before old ones are removed, so that no event falls between them: Whaapy
 * sends an event once to a URL, however many webhooks name it (FACTS).
 *
 * @throws NodeApiError, NodeOperationError saying why the trigger cannot be activated
 */
export async function subscribe(context: IHookFunctions): Promise<void> {
	const task = await prepare(context);
	const before = await findRegistrations(task.client, task.url);
	const kept =
		before.find((webhook) => isUsable(context, task, webhook)) ??
		(await register(context, task, before));
	keepSecret(context, task, kept);
	await removeAll(task.client, before, kept.id);
}

/**
 * Leaves no webhook for this trigger at Whaapy. What is found goes by the URL, so nothing that n8n
 * may have lost is needed.
 *
 * Throws where something may be left. n8n deactivates the workflow all the same and does not try
 * again, but it logs the reason; what is left gets 404 from n8n, so Whaapy switches it off after ten
 * deliveries, and the next activation or deactivation removes it.
 *
 * @throws NodeApiError
 */
export async function unsubscribe(context: IHookFunctions): Promise<void> {
	const { client, url } = await open(context);
	await removeAll(client, await findRegistrations(client, url));
	storeSecret(context, url, undefined);
}

async function open(context: IHookFunctions): Promise<Task> {
	return {
		client: await WhaapyClient.open(context, INTERACTIVE_SETTINGS),
		url: context.getNodeWebhookUrl('default') ?? '',
		settings: readSettings(context),
	};
}

/** What must hold before Whaapy is asked for anything. */
async function prepare(context: IHookFunctions): Promise<Task> {
	const task = await open(context);
	const node = context.getNode();
	if (task.settings.events.length === 0) {
		throw inputError(node, {
			parameter: 'Events',
			reason: 'is empty',
			hint: "Choose at least one event, e.g. 'Contact Created'.",
			itemIndex: undefined,
		});
	}
	checkWebhookUrl(node, task.url, task.client.baseUrl);
	return task;
}

function isUsable(
	context: IHookFunctions,
	{ url, settings }: Task,
	webhook: Registration,
): boolean {
	const { events, isActive, secret } = webhook;
	const canBeChecked =
		!settings.verifySignature || (secret ?? storedSecret(context, url)) !== undefined;
	return isActive && canBeChecked && sorted(events) === sorted(settings.events);
}

function sorted(events: string[]): string {
	return [...new Set(events)].sort().join();
}

async function register(
	context: IHookFunctions,
	{ client, url, settings }: Task,
	before: Registration[],
): Promise<Registration> {
	const { events, verifySignature } = settings;
	const node = context.getNode();
	const name = `n8n: ${context.getWorkflow().name ?? node.name}`.slice(0, 100);
	const [answered] = await Promise.allSettled([addRegistration(client, { name, url, events })]);
	let added = answered.status === 'fulfilled' ? answered.value : undefined;
	if (added?.secret === undefined) {
		// The answer may have been lost with the webhook made, or be without the secret: the list tells.
		const now = await findRegistrations(client, url);
		added = now.find(({ id }) => before.every((old) => old.id !== id)) ?? added;
	}
	if (added === undefined && answered.status === 'rejected') throw answered.reason;
	if (added !== undefined && (added.secret !== undefined || !verifySignature)) return added;
	throw new NodeOperationError(node, 'Whaapy did not say how it signs what it delivers', {
		description:
			"Try again. If it stays so, turn 'Verify Signature' off under Options, and tell Whaapy's support.",
	});
}

function keepSecret(context: IHookFunctions, { url }: Task, { secret }: Registration): void {
	if (secret !== undefined) storeSecret(context, url, secret);
}

/** Removes as many as can be removed, then throws the first reason why one could not. */
async function removeAll(
	client: WhaapyClient,
	webhooks: Registration[],
	except?: string,
): Promise<void> {
	const unwanted = webhooks.filter(({ id }) => id !== except);
	const removals = unwanted.map(async ({ id }) => await removeRegistration(client, id));
	const left = (await Promise.allSettled(removals)).find(({ status }) => status === 'rejected');
	if (left?.status === 'rejected') throw left.reason;
}
