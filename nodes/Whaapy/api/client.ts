import type { NodeApiError } from 'n8n-workflow';
import { backoffTooLong, networkError, responseError, unexpectedResponse } from './apiError';
import type { Download } from './download';
import { download } from './download';
import type { RequestInfo } from './errorMessages';
import { existingContactId } from './errorMessages';
import { isObject } from '../shared/guards';
import { MAX_BACKOFF } from './limitLearner';
import type { Usage } from './rateLimiter';
import type { ClientRequest, Creation, Found, UnreadRequest, WriteForMany } from './request';
import type { HttpResponse } from './response';
import { isSuccess } from './response';
import type { Settled } from './retry';
import { sendWithRetry } from './retry';
import type { RunCache } from './runCache';
import type { Method } from './retryPolicy';
import { isRetryable, mayHaveBeenApplied } from './retryPolicy';
import type { ClientSession, ClientSettings, WhaapyContext } from './session';
import { DEFAULT_SETTINGS, openSession, throwIfStopped } from './session';
import { whaapyText } from './summarizeBody';
import { sendOnce } from './transport';

export type { ClientRequest, Creation, Found, WriteForMany };

/**
 * Statuses that speak about the form of a request: the values, the endpoint, the permission for it. A
 * 500 is one of them, because it is what many servers say to values that they did not expect.
 */
const REFUSED_FORM = new Set([400, 403, 404, 405, 409, 413, 415, 422, 500, 501]);

/**
 * The one door to Whaapy: base URL, authentication, timeout, retries, rate limit and cancelling.
 *
 * Methods return the thing out of its envelope, checked. They throw `NodeApiError` with the HTTP
 * code, the item and Whaapy's own text.
 */
export class WhaapyClient {
	private constructor(
		private readonly session: ClientSession,
		private readonly itemIndex?: number,
		private readonly beforeRequest: () => void = () => {},
	) {}

	/**
	 * Opens the door for one run of a node.
	 *
	 * @throws NodeOperationError if the credential is missing or its base URL is not an address
	 */
	static async open(
		context: WhaapyContext,
		settings: ClientSettings = DEFAULT_SETTINGS,
	): Promise<WhaapyClient> {
		return new WhaapyClient(await openSession(context, settings));
	}

	/**
	 * The same door for one input item, which its messages name.
	 *
	 * @param beforeRequest runs before every request, to throw what is wrong with the item
	 */
	forItem(itemIndex: number, beforeRequest?: () => void): WhaapyClient {
		return new WhaapyClient(this.session, itemIndex, beforeRequest);
	}

	/** The address of the API, without a slash at its end. */
	get baseUrl(): string {
		return this.session.baseUrl;
	}

	/** The country of the account's numbers without a country code, ISO 3166-1 alpha-2. */
	get defaultCountry(): string {
		return this.session.defaultCountry;
	}

	/** Whether the user or another item stopped the run, so that nothing more may be sent. */
	get isStopped(): boolean {
		return this.session.limiter.isStopped;
	}

	/** What the run has cost so far. */
	get usage(): Usage {
		return this.session.limiter.usage;
	}

	/** Lets nothing more be sent: another item ended the run. Requests in flight come to their end. */
	stop(): void {
		this.session.limiter.stop();
		this.session.fileLimiter.stop();
	}

	/** What the look-ups of this run have found. */
	get cache(): RunCache {
		return this.session.cache;
	}

	/**
	 * Runs a task after the earlier tasks of the same keys, so that items which run in parallel write
	 * to one person or thing in input order.
	 */
	async inOrder<T>(keys: readonly string[], task: () => Promise<T>): Promise<T> {
		return await this.session.writes.run(keys, task);
	}

	/** Reads. Retries transient failures. */
	async get<T>(request: ClientRequest<T>): Promise<T> {
		return this.unwrap('GET', request, await this.send('GET', request));
	}

	/**
	 * Reads what may not be there. Retries transient failures.
	 *
	 * A 404 that is not Whaapy's (a proxy's page, a gateway's JSON, a wrong base URL) still throws, or
	 * a typing mistake in the credential would look like "this customer is new".
	 */
	async find<T>(request: ClientRequest<T>): Promise<Found<T>> {
		const response = await this.send('GET', request, [404]);
		const { status, body } = response;
		// Whaapy names the reason in "error"; gateways in front of it send a message only.
		if (status === 404 && isObject(body) && body.error !== undefined) {
			return { missing: whaapyText(body, this.session.apiKey) ?? '' };
		}
		if (request.envelope.isEmpty(body)) return { missing: '' };
		return { found: this.unwrap('GET', request, response) };
	}

	/**
	 * Reads what helps but is not needed: `undefined` if Whaapy does not give it to this key, or does
	 * not have the endpoint in this form.
	 *
	 * What would stop the next request too (a wrong key, no connection) still throws.
	 */
	async getIfAllowed<T>(request: ClientRequest<T>): Promise<T | undefined> {
		return await this.sendIfAllowed('GET', request);
	}

	/** Reads from an endpoint that takes what is looked for by POST. Retries transient failures. */
	async search<T>(request: ClientRequest<T>): Promise<T> {
		return await this.post({ ...request, idempotent: true });
	}

	/** Reads like {@link getIfAllowed}, from an endpoint that takes what is looked for by POST. */
	async searchIfAllowed<T>(request: ClientRequest<T>): Promise<T | undefined> {
		return await this.sendIfAllowed('POST', { ...request, idempotent: true });
	}

	/** Writes by POST. Retried only if Whaapy cannot have applied it, or if it is idempotent. */
	async post<T>(request: ClientRequest<T>): Promise<T> {
		return this.unwrap('POST', request, await this.send('POST', request));
	}

	/** Changes by PATCH. Retried only if Whaapy cannot have applied it, or if it is idempotent. */
	async patch<T>(request: ClientRequest<T>): Promise<T> {
		return this.unwrap('PATCH', request, await this.send('PATCH', request));
	}

	/**
	 * Removes. Retries transient failures.
	 *
	 * @param mustExist whether it is an error if it is gone already, unless an attempt that was not
	 *   answered may have removed it
	 * @returns whether it was there
	 */
	async delete({
		mustExist = false,
		...request
	}: UnreadRequest & { mustExist?: boolean }): Promise<{ existed: boolean }> {
		const settled = await this.settle('DELETE', request);
		const { mayBeRepetition } = settled;
		const known = mustExist && !mayBeRepetition ? [] : [404];
		const { status } = this.responseOf('DELETE', request, settled, known);
		return { existed: status !== 404 || mayBeRepetition };
	}

	/**
	 * Writes by POST what concerns several items. Retried only if Whaapy cannot have applied it, or if
	 * it is idempotent.
	 *
	 * A refusal is no exception here: each item has its own message, and may have another way.
	 *
	 * @throws RunStoppedError if nothing more may be sent
	 */
	async postForMany<T>(request: ClientRequest<T>): Promise<WriteForMany<T>> {
		const settled = await this.settle('POST', request);
		const { outcome, mayBeRepetition } = settled;
		if (outcome.kind === 'response' && isSuccess(outcome)) {
			return {
				answer: request.envelope.read(outcome.body),
				mayHaveBeenApplied: mayBeRepetition,
			};
		}
		throwIfStopped(this.session, this.itemIndex);
		return {
			isRefused: outcome.kind === 'response' && REFUSED_FORM.has(outcome.status),
			mayHaveBeenApplied: mayBeRepetition || mayHaveBeenApplied(outcome, { method: 'POST' }),
			errorFor: (itemIndex) => this.forItem(itemIndex).toError('POST', request, settled),
		};
	}

	/**
	 * Creates, unless Whaapy answers 409 with the ID of what it has already (docs/whaapy-api.md,
	 * "Contacts"). Retried only if Whaapy cannot have applied it, or if it is idempotent.
	 */
	async create<T>(request: ClientRequest<T>): Promise<Creation<T>> {
		const settled = await this.settle('POST', request);
		const response = this.responseOf('POST', request, settled, [409]);
		if (isSuccess(response)) return { created: this.unwrap('POST', request, response) };
		const existingId = existingContactId(response.body);
		if (existingId !== undefined) return { existingId, mayBeOwn: settled.mayBeRepetition };
		throw responseError(response, this.requestInfo('POST', request));
	}

	/** Fetches a file without the key; see {@link download}. */
	async download(url: string, maxBytes?: number): Promise<Download> {
		return await download(this.session, url, maxBytes);
	}

	private async sendIfAllowed<T>(
		method: Method,
		request: ClientRequest<T>,
	): Promise<T | undefined> {
		const response = await this.send(method, request, [400, 403, 404, 405, 422]);
		if (!isSuccess(response)) return undefined;
		const thing = request.envelope.read(response.body);
		if (thing === undefined && request.envelope.isEmpty(response.body)) return undefined;
		return this.unwrap(method, request, response);
	}

	private unwrap<T>(method: Method, request: ClientRequest<T>, response: HttpResponse): T {
		const thing = request.envelope.read(response.body);
		if (thing !== undefined) return thing;
		throw unexpectedResponse(response, this.requestInfo(method, request));
	}

	private requestInfo(
		method: Method,
		{ messages, idempotent }: UnreadRequest,
		attempts?: number,
	): RequestInfo {
		const { node, baseUrl, apiKey, settings } = this.session;
		const { timeout, adjustable } = settings;
		const { itemIndex } = this;
		const common = { node, itemIndex, baseUrl, apiKey, timeout, adjustable };
		return { ...common, method, idempotent, messages, attempts };
	}

	/** Sends, and returns a response that is success or has a status that the caller knows. */
	private async send(
		method: Method,
		request: UnreadRequest,
		knownStatuses: readonly number[] = [],
	): Promise<HttpResponse> {
		return this.responseOf(method, request, await this.settle(method, request), knownStatuses);
	}

	/** Sends, as often as makes sense. */
	private async settle(method: Method, request: UnreadRequest): Promise<Settled> {
		this.beforeRequest();
		const { limiter, settings } = this.session;
		const { path, query, body, idempotent } = request;
		return await sendWithRetry(limiter, {
			method,
			idempotent,
			maxAttempts: settings.maxAttempts,
			send: sendOnce.bind(undefined, this.session, { method, path, query, body }, this.itemIndex),
		});
	}

	private responseOf(
		method: Method,
		request: UnreadRequest,
		settled: Settled,
		knownStatuses: readonly number[],
	): HttpResponse {
		const { outcome } = settled;
		if (outcome.kind === 'response') {
			if (isSuccess(outcome) || knownStatuses.includes(outcome.status)) return outcome;
		}
		throwIfStopped(this.session, this.itemIndex);
		throw this.toError(method, request, settled);
	}

	private toError(
		method: Method,
		request: UnreadRequest,
		{ outcome, attempts, retryAfter = 0 }: Settled,
	): NodeApiError {
		const info = this.requestInfo(method, request, attempts);
		if (outcome.kind === 'failure') return networkError(outcome, info);
		// If the response is not worth a retry, it does not matter when to ask again.
		if (retryAfter > MAX_BACKOFF && isRetryable(outcome, info)) {
			return backoffTooLong(outcome, { asked: retryAfter, longest: MAX_BACKOFF }, info);
		}
		return responseError(outcome, info);
	}
}
