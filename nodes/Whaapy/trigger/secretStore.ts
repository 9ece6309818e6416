import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isObject } from '../api/response';

/** Reads the secret that n8n keeps for the webhook at a URL. */
export function storedSecret(
	context: IHookFunctions | IWebhookFunctions,
	url: string,
): string | undefined {
	const secret = secretsOf(context)[url];
	return typeof secret === 'string' ? secret : undefined;
}

/**
 * Keeps the secret of the webhook at a URL; `undefined` forgets it.
 *
 * By URL, because a test run and the active workflow may share this data, and each has a webhook
 * with a secret of its own.
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
	// As a whole: n8n does not notice a change inside an object that it has not saved yet.
	context.getWorkflowStaticData('node').secrets = secrets;
}

function secretsOf(context: IHookFunctions | IWebhookFunctions): IDataObject {
	const { secrets } = context.getWorkflowStaticData('node');
	return isObject(secrets) ? secrets : {};
}
