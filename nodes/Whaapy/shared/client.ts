import type { IDataObject, IN8nHttpFullResponse, INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isWhaapyUrl, readBaseUrl } from './address';
import type { About, Explanation } from './explain';
import { answerError, lostError, tooLongPause, unexpectedAnswer } from './errors';
import type { Answer, Method, Outcome } from './outcome';
import { isObject, isSuccess, toLost } from './outcome';
import { Pace } from './pace';
import type { Settled } from './retry';
import { LONGEST_ASKED_PAUSE, persist } from './retry';
import type { WhaapyContext } from './types';

/** Whaapy does not redirect; whoever does must not get the key, or choose what is fetched. */
const COMMON = {
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
	sendCredentialsOnCrossOriginRedirect: false,
};

/** Nothing was wrong with this item: the run was cancelled, or another item ended it. */
export class RunOverError extends NodeOperationError {}

/** How a node run talks to Whaapy; both are options of every operation. */
export interface ClientSettings {
	/** Most requests in flight over all items, pages and files together. */
	maxConcurrentRequests: number;
	/** Milliseconds that one request may take. */
	timeout: number;
	/** How often a request is sent at most; 5 times unless told. */
	maxAttempts?: number;
	/** Whether the node has these settings under Options, so that a message can point to them. */
	adjustable: boolean;
}

export const DEFAULT_SETTINGS: ClientSettings = {
	maxConcurrentRequests: 10,
	timeout: 30_000,
	adjustable: true,
};

/** One call of the API. */
export interface WhaapyRequest {
	/** Path segments below the base URL; each is escaped, so a value can never become a path. */
	path: readonly string[];
	qs?: IDataObject;
	body?: IDataObject;
	/** The field that the answer must have, e.g. `data` or `contact`; none where any answer will do. */
	envelope?: string;
	/** What the user reads when Whaapy has no such thing. */
	notFound?: Explanation;
}

/** A file's bytes and what its server calls them, or why it cannot be had. */
export type Download = { content: Buffer; mimeType: string } | { note: string };

/** What the clients of all items of one run share. */
interface Run {
	context: WhaapyContext;
	node: INode;
	baseUrl: string;
	apiKey: string;
	settings: ClientSettings;
	pace: Pace;
	signal: AbortSignal | undefined;
}

/**
 * The one door to Whaapy: base URL, authentication, time-out, retries, pauses and cancelling.
 *
 * Every method throws `NodeApiError` with the HTTP code, the item and Whaapy's own text.
 */
export class WhaapyClient {
	private constructor(
		private readonly run: Run,
		private readonly itemIndex?: number,
	) {}

	/**
	 * Opens the door for one node run.
	 *
	 * @throws NodeOperationError where the credential is missing or its base URL is not an address
	 */
	static async open(
		context: WhaapyContext,
		settings: ClientSettings = DEFAULT_SETTINGS,
	): Promise<WhaapyClient> {
		const node = context.getNode();
		const credential = await context.getCredentials('whaapyApi');
		const signal =
			'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		return new WhaapyClient({
			context,
			node,
			baseUrl: readBaseUrl(node, credential.baseUrl),
			apiKey: String(credential.apiKey ?? ''),
			settings,
			pace: new Pace(settings.maxConcurrentRequests, signal),
			signal,
		});
	}

	/** The same door, with the input item that its messages name. */
	forItem(itemIndex: number): WhaapyClient {
		return new WhaapyClient(this.run, itemIndex);
	}

	/** The address of the API, without a slash at its end. */
	get baseUrl(): string {
		return this.run.baseUrl;
	}

	/** Whether the run was cancelled or ended by another item, so that nothing more may be sent. */
	get isOver(): boolean {
		return this.run.pace.isOver;
	}

	/** Lets nothing more be sent: another item ended the run. Requests in flight come to their end. */
	stop(): void {
		this.run.pace.stop();
	}

	/** Reads; repeated on passing trouble. */
	async get(request: WhaapyRequest): Promise<IDataObject> {
		return this.unwrap('GET', request, await this.send('GET', request));
	}

	/** Reads a list that is whole in its envelope; repeated on passing trouble. */
	async getList(request: WhaapyRequest & { envelope: string }): Promise<unknown[]> {
		const answer = await this.send('GET', request);
		const list = this.unwrap('GET', request, answer)[request.envelope];
		if (Array.isArray(list)) return list;
		throw unexpectedAnswer(answer, this.about('GET', request));
	}

	/**
	 * Reads what may not be there: `undefined` where Whaapy itself says that there is none.
	 *
	 * A 404 that is not Whaapy's (a proxy's page, a wrong base URL) still throws, or a typing
	 * mistake in the credential would look like "this customer is new".
	 */
	async find(request: WhaapyRequest & { envelope: string }): Promise<IDataObject | undefined> {
		const answer = await this.send('GET', request, 404);
		const { status, body } = answer;
		if (status === 404 && isObject(body)) return undefined;
		if (isObject(body) && body[request.envelope] === null) return undefined;
		return this.unwrap('GET', request, answer);
	}

	/** Creates; repeated only where Whaapy cannot have carried it out. */
	async post(request: WhaapyRequest): Promise<IDataObject> {
		return this.unwrap('POST', request, await this.send('POST', request));
	}

	/** Removes; repeated on passing trouble. What is gone already counts as removed. */
	async delete(request: WhaapyRequest): Promise<void> {
		await this.send('DELETE', request, 404);
	}

	/**
	 * Fetches a file without the key; repeated on passing trouble.
	 *
	 * @param url an address that {@link isWhaapyUrl} allows; redirects are followed only to such
	 * @returns the file, or why it cannot be had
	 */
	async download(url: string): Promise<Download> {
		let at = url;
		for (let hop = 0; hop < 4; hop++) {
			if (!isWhaapyUrl(at, this.run.baseUrl)) {
				return { note: 'The file was not fetched: its address is not one of Whaapy' };
			}
			const { outcome } = await this.fetchFile(at);
			this.throwIfOver();
			if (outcome.kind === 'lost')
				return { note: `The file could not be fetched: ${outcome.text}` };
			const { status, headers, body } = outcome;
			if (isSuccess(outcome) && Buffer.isBuffer(body)) {
				return { content: body, mimeType: String(headers['content-type'] ?? '') };
			}
			const location = headers.location;
			if (typeof location !== 'string' || status < 300 || status > 399) {
				return {
					note: `The file could not be fetched: HTTP ${status}. Media links last 5 minutes.`,
				};
			}
			at = URL.canParse(location, at) ? new URL(location, at).href : '';
		}
		return { note: 'The file could not be fetched: too many redirects' };
	}

	private async fetchFile(url: string): Promise<Settled> {
		const { context, settings, pace, signal } = this.run;
		return await persist(pace, 'GET', async () => {
			this.throwIfOver();
			return await attempt(() =>
				context.helpers.httpRequest({
					...COMMON,
					url,
					encoding: 'arraybuffer',
					timeout: settings.timeout,
					...(signal && { abortSignal: signal }),
				}),
			);
		});
	}

	/** Gives the answer of success to its envelope, or throws what the user should read. */
	private unwrap(method: Method, request: WhaapyRequest, answer: Answer): IDataObject {
		const { body } = answer;
		const { envelope } = request;
		if (isObject(body) && (envelope === undefined || typeof body[envelope] === 'object')) {
			if (envelope === undefined || body[envelope] !== null) return body;
		}
		throw unexpectedAnswer(answer, this.about(method, request));
	}

	private about(method: Method, request: WhaapyRequest): About {
		const { node, baseUrl, apiKey, settings } = this.run;
		const { timeout, adjustable } = settings;
		const { notFound } = request;
		const { itemIndex } = this;
		return { node, itemIndex, method, baseUrl, apiKey, timeout, adjustable, notFound };
	}

	/** Sends, and gives an answer that is success or a status that the caller knows. */
	private async send(method: Method, request: WhaapyRequest, known?: number): Promise<Answer> {
		const { context, baseUrl, settings, pace, signal } = this.run;
		const once = async () => {
			this.throwIfOver();
			return await attempt(() =>
				context.helpers.httpRequestWithAuthentication.call(context, 'whaapyApi', {
					...COMMON,
					method,
					url: [baseUrl, ...request.path.map(encodeURIComponent)].join('/'),
					qs: request.qs,
					body: request.body,
					json: true,
					timeout: settings.timeout,
					...(signal && { abortSignal: signal }),
				}),
			);
		};
		const settled = await persist(pace, method, once, settings.maxAttempts);
		const { outcome, attempts, asked = 0 } = settled;
		if (outcome.kind === 'answer' && (isSuccess(outcome) || outcome.status === known))
			return outcome;
		this.throwIfOver();
		const about = { ...this.about(method, request), attempts };
		if (outcome.kind === 'lost') throw lostError(outcome, about);
		if (asked > LONGEST_ASKED_PAUSE) throw tooLongPause(asked, about, LONGEST_ASKED_PAUSE);
		throw answerError(outcome, about);
	}

	private throwIfOver(): void {
		if (!this.isOver) return;
		throw new RunOverError(this.run.node, 'The run was stopped before this item was done', {
			itemIndex: this.itemIndex,
			level: 'warning',
		});
	}
}

/** One request of n8n's, its answer or its loss as data. */
async function attempt(request: () => Promise<unknown>): Promise<Outcome> {
	try {
		const { statusCode, headers, body } = (await request()) as IN8nHttpFullResponse;
		return { kind: 'answer', status: statusCode, headers, body };
	} catch (error) {
		return toLost(error);
	}
}
