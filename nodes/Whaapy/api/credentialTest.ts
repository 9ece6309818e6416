import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import type { UserMessage } from '../shared/inputError';
import { KEYS_PAGE, readApiKey } from './apiKey';
import { parseBaseUrl } from './baseUrl';
import { acknowledgement, listIn } from './envelope';
import type { RequestFacts } from './errors/errorMessages';
import { describeFailure, describeForeign, describeResponse } from './errors/errorMessages';
import { excerpt } from './errors/excerpt';
import { missingScopes } from './errors/refusalWords';
import { whaapyText } from './errors/whaapyText';
import { isForeign, isUnknownEndpoint, readDone } from './meaning';
import type { Outcome } from './response';
import { isSuccess } from './response';
import { RequestTimeouts } from './timeout';
import { readAnswer, settle } from './transport';

/** Milliseconds; a person waits in front of the form. */
const TIMEOUT = 10_000;

const CONTACTS = listIn('contacts', 'data');

const UNCLEAR = 'The API key works, but Whaapy did not say whether it is allowed to use webhooks.';

/** Of no webhook: a request to change it changes nothing. */
const NO_WEBHOOK = '00000000-0000-0000-0000-000000000000';

/**
 * The connection test of the credential. n8n shows the message of a test that did not succeed, and
 * its own words for one that did.
 *
 * One request: the cheapest that needs a key (docs/whaapy-api.md). With 'Check Webhook Permissions'
 * two more, of which the second is a removal of a webhook that there is not.
 */
export async function testCredential(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const apiKey = readApiKey(data.apiKey);
	if (apiKey === '') {
		return refused(`The API key is empty. Make one in Whaapy under ${KEYS_PAGE}, and paste it.`);
	}
	const parsed = parseBaseUrl(data.baseUrl);
	if (!('baseUrl' in parsed)) return refused(`The 'Base URL' ${parsed.flaw}. ${parsed.hint}`);
	const facts = { ...parsed, apiKey, timeout: TIMEOUT, adjustable: false, method: 'GET' } as const;
	const send = sendBy.bind(undefined, this, facts);
	const message = whyNot(await send('GET /contacts/v1?limit=1'), facts);
	if (message !== undefined) return refused(message);
	if (data.checkWebhooks !== true) return { status: 'OK', message: 'The API key works' };
	const webhooks = [
		await send('GET /user-webhooks'),
		await send(`DELETE /user-webhooks/${NO_WEBHOOK}`),
	];
	return aboutWebhooks(webhooks, facts);
}

const refused = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });

async function sendBy(
	context: ICredentialTestFunctions,
	{ baseUrl, apiKey }: RequestFacts,
	endpoint: `${'GET' | 'DELETE'} /${string}`,
): Promise<Outcome> {
	const [method, path] = endpoint.split(' ');
	const send = async () =>
		// The only helper that n8n has here. A redirect must not take the key elsewhere.
		await context.helpers.request({
			method,
			uri: `${baseUrl}${path}`,
			headers: { Authorization: `Bearer ${apiKey}`, Accept: 'application/json' },
			useStream: true,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			timeout: TIMEOUT,
		});
	return await settle(new RequestTimeouts(TIMEOUT), send, async ({ body, signal }) => {
		signal.addEventListener('abort', () => void body.destroy());
		return await readAnswer({ body });
	});
}

/** Why the test did not succeed, and what to do; `undefined` if it did. */
function whyNot(outcome: Outcome, facts: RequestFacts): string | undefined {
	const inWords = ({ message, description }: UserMessage) => `${message}. ${description}`;
	if (outcome.kind === 'failure') return inWords(describeFailure(outcome, facts));
	const done = readDone(outcome, CONTACTS);
	if (done) return done.thing ? undefined : inWords(describeForeign(outcome, facts));
	const whaapySays = whaapyText(excerpt(outcome.body, facts.apiKey));
	const isWhaapys = whaapySays !== undefined && !isForeign(outcome);
	if (isWhaapys && outcome.status === 401) {
		return `Whaapy did not accept this API key. Copy an active key from Whaapy, or make one there under ${KEYS_PAGE}. Whaapy says: ${whaapySays}`;
	}
	if (isWhaapys && outcome.status === 404) {
		return 'No Whaapy API answers at this Base URL. It is usually https://api.whaapy.com.';
	}
	if (isWhaapys && outcome.status === 429) {
		return 'Whaapy limits the requests of this key, so it could not be tested. Test again in a minute.';
	}
	return inWords(describeResponse(outcome, facts));
}

/** A key that lacks what the trigger needs, told only to those who ask: others are meant to lack it. */
function aboutWebhooks(outcomes: Outcome[], facts: RequestFacts): INodeCredentialTestResult {
	const broken = outcomes.find((outcome) => !tellsOfPermission(outcome));
	if (broken !== undefined) return refused(whyNot(broken, facts) ?? UNCLEAR);
	const needed = ['webhooks:read', 'webhooks:write'];
	const lacking = outcomes.flatMap((outcome, index) =>
		outcome.kind === 'response' && outcome.status === 403
			? [missingScopes(whaapyText(excerpt(outcome.body, facts.apiKey)) ?? '') ?? needed[index]]
			: [],
	);
	if (lacking.length === 0) return { status: 'OK', message: 'The API key works, for triggers too' };
	const names = [...new Set(lacking)].map((name) => `'${name}'`).join(' and ');
	return refused(
		`The API key works, but it lacks what a Whaapy Trigger needs: ${names}. Add it to the key in Whaapy under ${KEYS_PAGE}; the key itself stays the same. If no trigger uses this key, turn 'Check Webhook Permissions' off.`,
	);
}

/** Tells if an answer shows that the key may, or may not, do what was asked, be it that there is no such webhook. */
function tellsOfPermission(outcome: Outcome): boolean {
	if (outcome.kind === 'failure' || isForeign(outcome)) return false;
	if (isSuccess(outcome)) return readDone(outcome, acknowledgement) !== undefined;
	return !isUnknownEndpoint(outcome) && [400, 403, 404, 422].includes(outcome.status);
}
