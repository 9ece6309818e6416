import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { WhaapyClient } from '../api/client';
import { INTERACTIVE_SETTINGS } from '../api/session';
import { isOverdue, registersIn } from '../delivery/register';
import type { Webhook } from '../delivery/webhooks';
import { addWebhook, findWebhooks, listWebhooks, removeWebhooks } from '../delivery/webhooks';
import { checkWebhookUrl, isSameUrl, withMark } from '../delivery/webhookUrl';
import { inputError } from '../shared/inputError';
import { checkFilters } from './filters';
import {
	recordCutOffTest,
	removeLeftovers,
	removeWithLeftovers,
	reportLeftover,
} from './leftovers';
import { storedSecret, storeSecret } from './secretStore';
import type { TriggerSettings } from './settings';
import { readSettings } from './settings';
import { recordUrl } from './urlRecord';

// Demands of n8n on the three functions here: a test run or an activation that cannot work must
// throw, or the user does not learn why. A removal must not throw: n8n would keep the test run, with
// all data of its execution, and copy that at each later test of any node, for minutes.

/** The setup of one activation or test run. */
interface Setup {
	client: WhaapyClient;
	/** Where Whaapy shall deliver to; a test run has another URL than the active workflow. */
	url: string;
	settings: TriggerSettings;
}

/** URLs whose webhooks Whaapy did not list when they were last asked for. */
const notListed = new Set<string>();

/**
 * Tells whether Whaapy has exactly one webhook for this trigger, switched on, for the chosen events, and
 * with a secret to verify deliveries by.
 *
 * If so, leftovers of earlier activations and test runs are removed; if not, creating does it.
 *
 * @throws NodeApiError, NodeOperationError why the trigger cannot be activated
 */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const setup = await prepare(context);
	const { client, url } = setup;
	recordUrl(context, url);
	notListed.add(url);
	const listed = await listWebhooks(client);
	notListed.delete(url);
	recordCutOffTest(context, url, listed);
	const [only, ...others] = listed.filter((webhook) => isSameUrl(webhook.url, url));
	if (only === undefined || others.length > 0 || !isUsable(context, setup, only)) return false;
	keepSecret(context, url, only);
	await removeLeftovers(context, client, url);
	return true;
}

/**
 * Makes sure that Whaapy has exactly one webhook for this trigger.
 *
 * The new webhook is added before old ones are removed, so that no event falls between them: Whaapy
 * delivers an event once to a URL, however many webhooks name it (docs/whaapy-api.md, "Webhooks").
 * So are leftovers at other URLs, which may still deliver.
 *
 * @throws NodeApiError, NodeOperationError why the trigger cannot be activated
 */
export async function register(context: IHookFunctions): Promise<void> {
	const setup = await prepare(context);
	const { client, url } = setup;
	recordUrl(context, url);
	const listed = await listWebhooks(client);
	const before = listed.filter((webhook) => isSameUrl(webhook.url, url));
	// Questions that were asked before tell so in the URL.
	const isAsked = registersIn(listed).some((register) => !isOverdue(register));
	const address = isAsked ? withMark(url) : url;
	const kept =
		before.find((webhook) => isUsable(context, setup, webhook)) ??
		(await addNewWebhook(context, { ...setup, url: address }, before));
	keepSecret(context, url, kept);
	await removeWebhooks(
		client,
		before.filter(({ id }) => id !== kept.id),
	);
	await removeLeftovers(context, client, url);
}

/**
 * Removes all webhooks of this trigger from Whaapy. It finds them by their URL, so it needs nothing
 * that n8n may have lost.
 *
 * Never throws. What may be left is logged, and the next activation, deactivation or test run of
 * this trigger removes it.
 *
 * @returns false if a webhook may be left
 */
export async function unregister(context: IHookFunctions): Promise<boolean> {
	const url = webhookUrl(context);
	// n8n calls this right after an activation that did not work. If Whaapy did not list the webhooks
	// then, it is not asked again: the user waits for the reason, and n8n must not be held up.
	if (notListed.delete(url)) {
		reportLeftover(context, url, 'Whaapy did not list the webhooks');
		return false;
	}
	try {
		const client = await WhaapyClient.open(context, INTERACTIVE_SETTINGS);
		return await removeWithLeftovers(context, client, url);
	} catch (error) {
		reportLeftover(context, url, error);
		return false;
	}
}

function webhookUrl(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default') ?? '';
}

/** Checks what must hold before Whaapy is asked for anything. */
async function prepare(context: IHookFunctions): Promise<Setup> {
	const client = await WhaapyClient.open(context, INTERACTIVE_SETTINGS);
	const url = webhookUrl(context);
	const settings = readSettings(context);
	const node = context.getNode();
	if (settings.events.length === 0) {
		throw inputError(node, {
			parameter: 'Events',
			reason: 'is empty',
			hint: "Choose at least one event, e.g. 'Contact Created'.",
			itemIndex: undefined,
		});
	}
	checkFilters(node, { ...settings, country: client.defaultCountry });
	checkWebhookUrl(node, url, client.baseUrl);
	return { client, url, settings };
}

function isUsable(context: IHookFunctions, { url, settings }: Setup, webhook: Webhook): boolean {
	const { events, isActive, secret } = webhook;
	const isVerifiable =
		!settings.verifySignature || (secret ?? storedSecret(context, url)) !== undefined;
	return isActive && isVerifiable && sorted(events) === sorted(settings.events);
}

function sorted(events: string[]): string {
	return [...new Set(events)].sort().join();
}

async function addNewWebhook(
	context: IHookFunctions,
	{ client, url, settings }: Setup,
	before: Webhook[],
): Promise<Webhook> {
	const { events, verifySignature } = settings;
	const node = context.getNode();
	const name = `n8n: ${context.getWorkflow().name ?? node.name}`.slice(0, 100);
	const [answered] = await Promise.allSettled([addWebhook(client, { name, url, events })]);
	let added = answered.status === 'fulfilled' ? answered.value : undefined;
	if (added?.secret === undefined) {
		// The webhook may be there although its answer was lost or had no secret: the list tells.
		const now = await findWebhooks(client, url);
		added = now.find(({ id }) => before.every((old) => old.id !== id)) ?? added;
	}
	if (added === undefined && answered.status === 'rejected') throw answered.reason;
	if (added !== undefined && (added.secret !== undefined || !verifySignature)) return added;
	throw new NodeOperationError(node, 'Whaapy did not return the secret of the new webhook', {
		description:
			"Try again. If it keeps happening, turn off 'Verify Signature' under Options and contact Whaapy support.",
	});
}

function keepSecret(context: IHookFunctions, url: string, { secret }: Webhook): void {
	if (secret !== undefined) storeSecret(context, url, secret);
}
