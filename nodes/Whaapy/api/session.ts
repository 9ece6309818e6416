import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { DEFAULT_COUNTRY } from '../phone/countries';
import { accountOf, readApiKey } from './apiKey';
import { readBaseUrl } from './baseUrl';
import { systemClock } from './clock';
import { KeyedQueue } from './keyedQueue';
import { KeyLimit } from './rateLimit/keyLimit';
import { RateLimiter } from './rateLimit/rateLimiter';
import { limitOf } from './rateLimit/sharedLimits';
import { WindowLimit } from './rateLimit/windowLimit';
import { RunCache } from './runCache';
import { memoryOf } from './runMemory';
import { RequestTimeouts } from './timeout';

/** The name of the credential type, see `credentials/WhaapyApi.credentials.ts`. */
export const CREDENTIAL = 'whaapyApi';

/** Every n8n context from which this package sends requests to Whaapy. */
export type WhaapyContext =
	IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions;

/** Nothing was wrong with this item: the user stopped the run, or another item ended it. */
export class RunStoppedError extends NodeOperationError {}

/** How one run of a node sends its requests. The first two are options of every operation. */
export interface ClientSettings {
	/** Most requests in flight over all items, pages and files together. */
	maxConcurrentRequests: number;
	/** Milliseconds that one attempt may take. */
	timeout: number;
	/** Most attempts of one request; as many as make sense unless set. */
	maxAttempts?: number;
	/** True if the node shows these settings under Options, so that a message can point to them. */
	adjustable: boolean;
}

export const DEFAULT_SETTINGS: ClientSettings = {
	maxConcurrentRequests: 10,
	timeout: 30_000,
	adjustable: true,
};

/**
 * For pickers, and for a trigger that is published: a user waits and has little patience. n8n itself
 * removes a trigger twice if publishing it did not work.
 */
export const INTERACTIVE_SETTINGS: ClientSettings = {
	maxConcurrentRequests: 4,
	timeout: 5_000,
	maxAttempts: 3,
	adjustable: false,
};

/**
 * While a delivery waits: Whaapy waits 5 s for its answer (docs/whaapy-api.md, "Delivery"), so a request
 * has one attempt and less time than that.
 */
export const DELIVERY_SETTINGS: ClientSettings = {
	maxConcurrentRequests: 1,
	timeout: 3_000,
	maxAttempts: 1,
	adjustable: false,
};

/** The things that all requests of one run of a node share. */
export type ClientSession = Awaited<ReturnType<typeof openSession>>;

/**
 * Opens a session for one run of a node.
 *
 * @throws NodeOperationError if the credential is missing or its base URL is not an address
 */
export async function openSession(context: WhaapyContext, settings: ClientSettings) {
	const node = context.getNode();
	const data = await context.getCredentials(CREDENTIAL);
	const cancelSignal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const baseUrl = readBaseUrl(node, data.baseUrl);
	const apiKey = readApiKey(data.apiKey);
	// The trigger and the pickers belong to no execution; together they have the share of one.
	const owner = 'getExecutionId' in context ? context.getExecutionId() : '';
	const account = accountOf(baseUrl, apiKey);
	const { maxConcurrentRequests: maxConcurrency } = settings;
	let fileLimiter: RateLimiter | undefined;
	return {
		context,
		node,
		settings,
		baseUrl,
		apiKey,
		/** Read once: for each request n8n would read it from its database again, and decrypt it. */
		credential: { id: '', name: '', type: CREDENTIAL, data: { ...data, apiKey } },
		account,
		/** ISO 3166-1 alpha-2 code of the country of the account's numbers without a country code. */
		defaultCountry: countryIn(data),
		cancelSignal,
		limiter: new RateLimiter({ maxConcurrency, cancelSignal, limit: limitOf(account), owner }),
		/** For files: a limit of the server that sends them says nothing about the API's limit. */
		get fileLimiter() {
			const unstated = { requests: Number.POSITIVE_INFINITY, windowMs: 60_000 };
			fileLimiter ??= new RateLimiter({
				maxConcurrency,
				cancelSignal,
				limit: new KeyLimit(systemClock, new WindowLimit(unstated)),
			});
			return fileLimiter;
		},
		timeouts: new RequestTimeouts(settings.timeout, cancelSignal),
		/** Keeps writes to one person or thing in the order of the input. */
		writes: new KeyedQueue(),
		/** Answers of look-ups, so that the same question costs one request in a run. */
		cache: new RunCache(),
		/** The memory of earlier tries of n8n's 'Retry On Fail'. */
		memory: memoryOf(context),
	};
}

/** The country of numbers without a country code, as the credential names it; no request. */
export async function readCountry(context: WhaapyContext): Promise<string> {
	return countryIn(await context.getCredentials(CREDENTIAL));
}

/** A credential that was saved before there was such a field has none. */
function countryIn({ defaultCountry }: ICredentialDataDecryptedObject): string {
	return String(defaultCountry || DEFAULT_COUNTRY);
}

/**
 * Ends an item of a run that is stopped. One that has begun to write comes to its end all the same, unless
 * the user stops the execution: another item's failure must not leave half a text with a customer.
 *
 * @throws RunStoppedError if nothing more may be sent
 */
export function throwIfStopped(session: ClientSession, itemIndex?: number): void {
	const { node, limiter, memory, cancelSignal } = session;
	if (!limiter.isStopped) return;
	const isBegun = itemIndex !== undefined && memory.written.has(itemIndex);
	if (isBegun && !cancelSignal?.aborted) return;
	throw new RunStoppedError(node, 'The run was stopped before this item was done', {
		itemIndex,
		level: 'warning',
	});
}
