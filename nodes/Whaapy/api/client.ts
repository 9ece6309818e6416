import type { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { operationError } from '../shared/inputError';
import type { Method, PathFor } from './contract';
import type { Download, FileTarget } from './download';
import { download } from './download';
import { acknowledgement } from './envelope';
import { apiError } from './errors/apiError';
import type { Usage } from './rateLimit/rateLimiter';
import type { AnyCall, Call, Creation, Found, Removal, WriteForMany } from './request';
import { sendWithRetry } from './retry';
import { isFinal } from './retryPolicy';
import type { RunCache } from './runCache';
import type { RunMemory } from './runMemory';
import type { ClientSession, ClientSettings, WhaapyContext } from './session';
import { DEFAULT_SETTINGS, openSession } from './session';
import { SettledRequest } from './settledRequest';
import { sendOnce } from './transport';

/**
 * The one door to Whaapy: base URL, authentication, timeout, retries, rate limit and cancelling.
 *
 * Methods return the thing out of its envelope, checked. They throw `NodeApiError` with the HTTP
 * code, the item and Whaapy's own text.
 */
export class WhaapyClient {
	/** The input item that messages name, if there is exactly one. */
	readonly itemIndex: number | undefined;

	/** The address of the API, without a slash at its end. */
	readonly baseUrl: string;

	/** Tells the account that the key belongs to from others, and not the key. */
	readonly account: string;

	/** The country of the account's numbers without a country code, ISO 3166-1 alpha-2. */
	readonly defaultCountry: string;

	/** The answers of this run's look-ups. */
	readonly cache: RunCache;

	/** The memory of the run, earlier tries of n8n's 'Retry On Fail' included. */
	readonly memory: RunMemory;

	/** The cost of the run so far. */
	readonly usage: Usage;

	private constructor(
		private readonly session: ClientSession,
		private readonly items: readonly number[] = [],
		private readonly beforeRequest: () => void = () => {},
	) {
		this.itemIndex = items.length === 1 ? items[0] : undefined;
		({
			baseUrl: this.baseUrl,
			account: this.account,
			defaultCountry: this.defaultCountry,
			cache: this.cache,
			memory: this.memory,
			limiter: { usage: this.usage },
		} = session);
	}

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
	 * Gives the door for one input item, which its messages name.
	 *
	 * @param beforeRequest runs before every request, to throw what is wrong with the item
	 */
	forItem(itemIndex: number, beforeRequest?: () => void): WhaapyClient {
		return new WhaapyClient(this.session, [itemIndex], beforeRequest);
	}

	/** Gives the door for several input items that share a request. */
	forItems(items: readonly number[]): WhaapyClient {
		return new WhaapyClient(this.session, items);
	}

	/** Tells if the user or another item stopped the run, so that nothing more may be sent. */
	get isStopped(): boolean {
		return this.session.limiter.isStopped;
	}

	/** An error of this node's own about the item, which the user can mend in the workflow. */
	error(message: string, description: string): NodeOperationError {
		return operationError(this.session.node, { message, description, itemIndex: this.itemIndex });
	}

	/** An error as if Whaapy had answered with a status that no single request got. */
	statusError(httpCode: '404' | '409', message: string, description: string): NodeApiError {
		const { session, itemIndex } = this;
		return apiError(session.node, { message, description, itemIndex, httpCode });
	}

	/** Lets nothing more be sent: another item ended the run. Requests in flight come to their end. */
	stop(): void {
		this.session.limiter.stop();
		this.session.fileLimiter.stop();
	}

	/**
	 * Runs a task after the earlier tasks of the same keys, so that items which run in parallel write
	 * to one person or thing in input order.
	 */
	async inOrder<T>(keys: readonly string[], task: () => Promise<T>): Promise<T> {
		return await this.session.writes.run(keys, task);
	}

	/** Reads. Retries transient failures. */
	async get<P extends PathFor<'get'>, T, Q>(path: P, request: Call<'get', P, T, Q>): Promise<T> {
		return (await this.send('GET', path, request)).read();
	}

	/**
	 * Reads what may not be there. Retries transient failures.
	 *
	 * A 404 that is not Whaapy's (a proxy's page, a gateway's JSON, a wrong base URL) still throws, or
	 * a typing mistake in the credential would look like "this customer is new".
	 */
	async find<P extends PathFor<'get'>, T, Q>(
		path: P,
		request: Call<'get', P, T, Q>,
	): Promise<Found<T>> {
		const settled = await this.send('GET', path, request);
		const { missing } = settled;
		return missing === undefined ? { found: settled.read() } : { missing };
	}

	/**
	 * Reads what helps but is not needed: `undefined` if Whaapy does not give it to this key, or does
	 * not have the endpoint in this form.
	 *
	 * A failure that would stop the next request too (a wrong key, no connection) still throws.
	 */
	async getIfAllowed<P extends PathFor<'get'>, T, Q>(
		path: P,
		request: Call<'get', P, T, Q>,
	): Promise<T | undefined> {
		return (await this.send('GET', path, request)).readIfAllowed();
	}

	/** Reads like {@link getIfAllowed}, from an endpoint that takes what is looked for by POST. */
	async searchIfAllowed<P extends PathFor<'post'>, T, B>(
		path: P,
		request: Call<'post', P, T, never, B>,
	): Promise<T | undefined> {
		return (await this.send('POST', path, { ...request, idempotent: true })).readIfAllowed();
	}

	/** Writes by POST. Retried only if Whaapy cannot have applied it, or if it is idempotent. */
	async post<P extends PathFor<'post'>, T, B>(
		path: P,
		request: Call<'post', P, T, never, B>,
	): Promise<T> {
		return (await this.send('POST', path, request)).read();
	}

	/** Changes by PATCH. Retried only if Whaapy cannot have applied it, or if it is idempotent. */
	async patch<P extends PathFor<'patch'>, T, B>(
		path: P,
		request: Call<'patch', P, T, never, B>,
	): Promise<T> {
		return (await this.send('PATCH', path, request)).read();
	}

	/**
	 * Removes. Retries transient failures.
	 *
	 * @param mustExist whether it is an error if it is gone already, unless an attempt that was not
	 *   answered may have removed it
	 */
	async delete<P extends PathFor<'delete'>>(
		path: P,
		request: Removal<P> & { mustExist?: boolean },
	): Promise<void> {
		const settled = await this.send('DELETE', path, { ...request, envelope: acknowledgement });
		const mayBeGone = !request.mustExist || settled.mayBeRepetition;
		if (!mayBeGone || settled.missing === undefined) settled.read();
	}

	/**
	 * Writes by POST what concerns several items. Retried only if Whaapy cannot have applied it, or if
	 * it is idempotent.
	 *
	 * A refusal is no exception here: each item has its own message, and may have another way.
	 *
	 * @throws RunStoppedError if nothing more may be sent
	 */
	async postForMany<P extends PathFor<'post'>, T, B>(
		path: P,
		request: Call<'post', P, T, never, B>,
	): Promise<WriteForMany<T>> {
		return (await this.send('POST', path, request)).readForMany();
	}

	/**
	 * Creates, unless Whaapy answers 409 with the ID of what it has already. Retried only if Whaapy
	 * cannot have applied it, or if it is idempotent.
	 *
	 * @param existingId finds that ID in the body of the 409
	 */
	async create<P extends PathFor<'post'>, T, B>(
		path: P,
		request: Call<'post', P, T, never, B> & {
			existingId(body: unknown): string | undefined;
		},
	): Promise<Creation<T>> {
		const settled = await this.send('POST', path, request);
		const { refusal, mayBeRepetition: mayBeOwn } = settled;
		const existingId = refusal?.status === 409 ? request.existingId(refusal.body) : undefined;
		return existingId === undefined ? { created: settled.read() } : { existingId, mayBeOwn };
	}

	/** Fetches a file without the key; see {@link download}. */
	async download(url: string, target: FileTarget): Promise<Download> {
		return await download(this.session, url, target);
	}

	/** Sends, as often as makes sense. */
	private async send<T>(
		method: Uppercase<Method>,
		path: string,
		call: AnyCall<T>,
	): Promise<SettledRequest<T>> {
		this.beforeRequest();
		const { session, items, itemIndex } = this;
		const url = session.baseUrl + fillPath(path, call.path);
		const request = { ...call, method, url, itemIndex };
		const settled = await sendWithRetry(session.limiter, {
			...request,
			maxAttempts: session.settings.maxAttempts,
			send: sendOnce.bind(undefined, session, request),
		});
		if (isFinal(settled.outcome, request)) {
			for (const item of items) session.memory.written.add(item);
		}
		return new SettledRequest(session, request, settled);
	}
}

/** A path with its values in the place of their names; each is escaped, so that none can change the path. */
function fillPath(template: string, values: Readonly<Record<string, string>> = {}): string {
	return template.replace(/\{(\w+)\}/g, (_, name: string) =>
		encodeURIComponent(values[name] ?? ''),
	);
}
