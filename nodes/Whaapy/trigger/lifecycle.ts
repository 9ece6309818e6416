import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { WhaapyClient } from '../api/client';
import { inputError } from '../api/apiError';
import { WHILE_A_USER_WAITS } from '../api/session';
import { forgetLeftover, leftoverUrls, rememberLeftover } from './leftovers';
import type { Registration } from './webhooks';
import { addRegistration, findRegistrations, removeRegistration, sameUrl } from './webhooks';
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
	await removeLeftovers(context, task);
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
 * Never throws: n8n keeps a test run whose webhook could not be removed, with all data of the
 * execution hung on it, and copies that at each later test of any node, for minutes. What may be
 * left is logged, and removed by the next activation, deactivation or test of this trigger.
 *
 * @returns false if a webhook may be left
 */
export async function unsubscribe(context: IHookFunctions): Promise<boolean> {
	const url = webhookUrl(context);
	const urls = [...new Set([url, ...leftoverUrls(context)])];
	try {
		const client = await WhaapyClient.open(context, WHILE_A_USER_WAITS);
		return await removeFrom(context, client, urls);
	} catch (error) {
		tellLeftover(context, url, error);
		return false;
	}
}

/** Removes what earlier removals left, except at the URL that is about to be used again. */
async function removeLeftovers(context: IHookFunctions, { client, url }: Task): Promise<void> {
	forgetLeftover(context, url);
	const urls = leftoverUrls(context);
	if (urls.length > 0) await removeFrom(context, client, urls);
}

/**
 * Removes all webhooks that deliver to some URLs.
 *
 * @returns false if some may be left, which is logged and remembered
 * @throws NodeApiError if the webhooks could not be read
 */
async function removeFrom(
	context: IHookFunctions,
	client: WhaapyClient,
	urls: string[],
): Promise<boolean> {
	const found = await findRegistrations(client, ...urls);
	const removals = urls.map(async (url) => {
		try {
			await removeAll(
				client,
				found.filter((webhook) => sameUrl(webhook.url, url)),
			);
			forgetLeftover(context, url);
			storeSecret(context, url, undefined);
			return true;
		} catch (error) {
			tellLeftover(context, url, error);
			return false;
		}
	});
	return (await Promise.all(removals)).every((isRemoved) => isRemoved);
}

function tellLeftover(context: IHookFunctions, url: string, error: unknown): void {
	rememberLeftover(context, url);
	const reason = error instanceof Error ? error.message : String(error);
	context.logger.warn(
		`Whaapy may still have a webhook for ${url}: ${reason}. The next activation, deactivation or test of '${context.getNode().name}' removes it.`,
	);
}

function webhookUrl(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default') ?? '';
}

async function open(context: IHookFunctions): Promise<Task> {
	return {
		client: await WhaapyClient.open(context, WHILE_A_USER_WAITS),
		url: webhookUrl(context),
		settings: readSettings(context),
	};
}

/** What must hold before Whaapy is asked for anything. */
async function prepare(context: IHookFunctions): Promise<Task> {
	const task = await open(context);
	const node = context.getNode();
	if (task.settings.events.length === 0) {
		const hint = "Choose at least one event, e.g. 'Contact Created'.";
		throw inputError(node, undefined, 'Events', 'is empty', hint);
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
