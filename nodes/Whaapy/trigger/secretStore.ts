import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isSameWebhook } from '../delivery/webhookUrl';
import { isObject } from '../shared/guards';

/** Reads the secret that n8n keeps for the webhook at a URL. */
export function storedSecret(
	context: IHookFunctions | IWebhookFunctions,
	url: string,
): string | undefined {
	const secret = Object.entries(secretsOf(context)).find(([key]) => isSameWebhook(key, url))?.[1];
	return typeof secret === 'string' ? secret : undefined;
}

/**
 * Keeps the secret of the webhook at a URL; `undefined` forgets it.
 *
 * There is one per path, because a test run and the active workflow may share this data, and each
 * has a webhook with a secret of its own. The host does not count: processes of one n8n may be
 * configured with different ones.
 */
export function storeSecret(
	context: IHookFunctions | IWebhookFunctions,
	url: string,
	secret: string | undefined,
): void {
	if (storedSecret(context, url) === secret) return;
	const others = Object.entries(secretsOf(context)).filter(([key]) => !isSameWebhook(key, url));
	// As a whole: n8n does not notice a change inside an object that it has not saved yet.
	context.getWorkflowStaticData('node').secrets = {
		...Object.fromEntries(others),
		...(secret !== undefined && { [url]: secret }),
	};
}

function secretsOf(context: IHookFunctions | IWebhookFunctions): IDataObject {
	const { secrets } = context.getWorkflowStaticData('node');
	return isObject(secrets) ? secrets : {};
}
