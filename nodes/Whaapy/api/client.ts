import type { Download, FileTarget } from './download';
import { download } from './download';
import type { Usage } from './rateLimit/rateLimiter';
import type {
	ClientRequest,
	Creation,
	CreationRequest,
	Found,
	UnreadRequest,
	WriteForMany,
} from './request';
import { sendWithRetry } from './retry';
import type { Method } from './retryPolicy';
import { isFinal } from './retryPolicy';
import type { RunCache } from './runCache';
import type { RunMemory } from './runMemory';
import type { ClientSession, ClientSettings, WhaapyContext } from './session';
import { DEFAULT_SETTINGS, openSession } from './session';
import { SettledRequest } from './settledRequest';
import { sendOnce } from './transport';

export type { ClientRequest, Creation, Found, WriteForMany };

/**
 * The one door to Whaapy: base URL, authentication, timeout, retries, rate limit and cancelling.
 *
 * Methods return the thing out of its envelope, checked. They throw `NodeApiError` with the HTTP
 * code, the item and Whaapy's own text.
 */
export class WhaapyClient {
	private constructor(
		private readonly session: ClientSession,
		private readonly items: readonly number[] = [],
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
		return new WhaapyClient(this.session, [itemIndex], beforeRequest);
	}

	/** The same door for several input items that share a request. */
	forItems(items: readonly number[]): WhaapyClient {
		return new WhaapyClient(this.session, items);
	}

	/** The address of the API, without a slash at its end. */
	get baseUrl(): string {
		return this.session.baseUrl;
	}

	/** Tells the account that the key belongs to from others, and not the key. */
	get account(): string {
		return this.session.account;
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

	/** What the run has done, also in earlier tries of n8n's 'Retry On Fail'. */
	get memory(): RunMemory {
		return this.session.memory;
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
		return (await this.send('GET', request)).read(request.envelope);
	}

	/**
	 * Reads what may not be there. Retries transient failures.
	 *
	 * A 404 that is not Whaapy's (a proxy's page, a gateway's JSON, a wrong base URL) still throws, or
	 * a typing mistake in the credential would look like "this customer is new".
	 */
	async find<T>(request: ClientRequest<T>): Promise<Found<T>> {
		return (await this.send('GET', request)).readIfFound(request.envelope);
	}

	/**
	 * Reads what helps but is not needed: `undefined` if Whaapy does not give it to this key, or does
	 * not have the endpoint in this form.
	 *
	 * What would stop the next request too (a wrong key, no connection) still throws.
	 */
	async getIfAllowed<T>(request: ClientRequest<T>): Promise<T | undefined> {
		return (await this.send('GET', request)).readIfAllowed(request.envelope);
	}

	/** Reads from an endpoint that takes what is looked for by POST. Retries transient failures. */
	async search<T>(request: ClientRequest<T>): Promise<T> {
		return await this.post({ ...request, idempotent: true });
	}

	/** Reads like {@link getIfAllowed}, from an endpoint that takes what is looked for by POST. */
	async searchIfAllowed<T>(request: ClientRequest<T>): Promise<T | undefined> {
		const sent = await this.send('POST', { ...request, idempotent: true });
		return sent.readIfAllowed(request.envelope);
	}

	/** Writes by POST. Retried only if Whaapy cannot have applied it, or if it is idempotent. */
	async post<T>(request: ClientRequest<T>): Promise<T> {
		return (await this.send('POST', request)).read(request.envelope);
	}

	/** Changes by PATCH. Retried only if Whaapy cannot have applied it, or if it is idempotent. */
	async patch<T>(request: ClientRequest<T>): Promise<T> {
		return (await this.send('PATCH', request)).read(request.envelope);
	}

	/**
	 * Removes. Retries transient failures.
	 *
	 * @param mustExist whether it is an error if it is gone already, unless an attempt that was not
	 *   answered may have removed it
	 */
	async delete({
		mustExist = false,
		...request
	}: UnreadRequest & { mustExist?: boolean }): Promise<void> {
		(await this.send('DELETE', request)).readRemoval(mustExist);
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
		return (await this.send('POST', request)).readForMany(request.envelope);
	}

	/**
	 * Creates, unless Whaapy answers 409 with the ID of what it has already. Retried only if Whaapy
	 * cannot have applied it, or if it is idempotent.
	 */
	async create<T>(request: CreationRequest<T>): Promise<Creation<T>> {
		return (await this.send('POST', request)).readUnlessExisting(request);
	}

	/** Fetches a file without the key; see {@link download}. */
	async download(url: string, target: FileTarget): Promise<Download> {
		return await download(this.session, url, target);
	}

	/** Sends, as often as makes sense. */
	private async send(method: Method, request: UnreadRequest): Promise<SettledRequest> {
		this.beforeRequest();
		const { session, items } = this;
		const itemIndex = items.length === 1 ? items[0] : undefined;
		const { path, query, body, idempotent, isUrgent, messages } = request;
		const settled = await sendWithRetry(session.limiter, {
			method,
			idempotent,
			isUrgent,
			maxAttempts: session.settings.maxAttempts,
			send: sendOnce.bind(undefined, session, { method, path, query, body }, itemIndex),
		});
		if (isFinal(settled.outcome, { method, idempotent })) session.memory.noteWrite(items);
		return new SettledRequest(session, { method, itemIndex, idempotent, messages }, settled);
	}
}
