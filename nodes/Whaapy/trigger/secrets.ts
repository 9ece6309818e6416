import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { WhaapyClient } from '../api/client';
import { isObject } from '../shared/guards';
import { findRegistrations } from './webhooks';
import { isSignedWith, readDigest } from './signature';

/** Whaapy waits 5 s for the answer to a delivery (FACTS): one question, and less time than that. */
const WHILE_A_DELIVERY_WAITS = {
	maxConcurrentRequests: 1,
	timeout: 3_000,
	maxAttempts: 1,
	adjustable: false,
};

/**
 * How long an answer of Whaapy counts, so that forged deliveries cannot make n8n flood Whaapy.
 *
 * Shorter than the 14 s over which Whaapy repeats a delivery (FACTS: 2, 4 and 8 s): of a genuine
 * one, signed with a secret that is new, at least one attempt meets a fresh answer.
 */
const ANSWER_COUNTS = 10_000;
const SILENCE_COUNTS = 1_000;

/** What Whaapy last said of the secrets of a URL; `undefined` where it could not be asked. */
interface Lookup {
	secrets: Promise<string[] | undefined>;
	countsUntil: number;
}

/** By URL, so no more of them than there are triggers. */
const lookups = new Map<string, Lookup>();

export type Verdict = 'genuine' | 'forged' | 'undecided';

/** The secret that n8n keeps for a URL. */
export function storedSecret(
	context: IHookFunctions | IWebhookFunctions,
	url: string,
): string | undefined {
	const secret = secretsOf(context)[url];
	return typeof secret === 'string' ? secret : undefined;
}

/**
 * Keeps the secret of a URL; `undefined` forgets it.
 *
 * By URL, because a test run and the active workflow may share this data, and each has a webhook,
 * and so a secret, of its own.
 */
export function storeSecret(
	context: IHookFunctions | IWebhookFunctions,
	url: string,
	secret: string | undefined,
): void {
	if (storedSecret(context, url) === secret) return;
	const secrets = { ...secretsOf(context) };
	if (secret === undefined) delete secrets[url];
	else secrets[url] = secret;
	// As a whole: what changes inside an object that n8n has not saved yet goes unnoticed.
	context.getWorkflowStaticData('node').secrets = secrets;
}

function secretsOf(context: IHookFunctions | IWebhookFunctions): IDataObject {
	const { secrets } = context.getWorkflowStaticData('node');
	return isObject(secrets) ? secrets : {};
}

/**
 * Whether a delivery comes from Whaapy.
 *
 * Where the secret is not known, or fits no longer, Whaapy is asked: the webhook may have been
 * replaced there, or n8n may have lost what it kept.
 *
 * @param signature the header as it came
 * @returns `undecided` where no secret is known and none can be had
 */
export async function judge(
	context: IWebhookFunctions,
	url: string,
	body: Buffer,
	signature: unknown,
): Promise<Verdict> {
	const digest = readDigest(signature);
	if (digest === undefined) return 'forged';
	const stored = storedSecret(context, url);
	if (stored !== undefined && isSignedWith(stored, body, digest)) return 'genuine';
	const current = (await askWhaapy(context, url)) ?? [];
	const signer = current.find((secret) => isSignedWith(secret, body, digest));
	if (signer === undefined) {
		return stored === undefined && current.length === 0 ? 'undecided' : 'forged';
	}
	storeSecret(context, url, signer);
	return 'genuine';
}

/** Asks once for all deliveries that come in while the answer counts. */
async function askWhaapy(context: IWebhookFunctions, url: string): Promise<string[] | undefined> {
	const last = lookups.get(url);
	if (last !== undefined && Date.now() < last.countsUntil) return await last.secrets;
	const lookup: Lookup = { secrets: fetchSecrets(context, url), countsUntil: Infinity };
	lookups.set(url, lookup);
	const secrets = await lookup.secrets;
	lookup.countsUntil = Date.now() + (secrets === undefined ? SILENCE_COUNTS : ANSWER_COUNTS);
	return secrets;
}

async function fetchSecrets(
	context: IWebhookFunctions,
	url: string,
): Promise<string[] | undefined> {
	try {
		const client = await WhaapyClient.open(context, WHILE_A_DELIVERY_WAITS);
		const found = await findRegistrations(client, url);
		return found.map(({ secret }) => secret).filter((secret) => secret !== undefined);
	} catch (error) {
		// Not thrown on: the delivery is refused, and Whaapy sends it again.
		const reason = error instanceof Error ? error.message : String(error);
		context.logger.warn(`The secret of the webhook at ${url} could not be read: ${reason}`);
		return undefined;
	}
}
