import type { IDataObject } from 'n8n-workflow';
import { readBaseUrl } from './baseUrl';
import { Deadlines } from './timeout';
import type { Download } from './download';
import { download } from './download';
import type { Envelope } from './envelope';
import { holdsNothing, holdsSomething } from './envelope';
import type { About, Explanation } from './errorMessages';
import { existingContactId } from './errorMessages';
import { answerError, lostError, tooLongPause, unexpectedAnswer } from './apiError';
import { Order } from './keyedQueue';
import type { Answer, Method } from './response';
import { isObject, isSuccess, isWorthRepeating } from './response';
import { LONGEST_PAUSE, Pace } from './rateLimiter';
import { persist } from './retry';
import type { ClientSettings, Run, WhaapyContext } from './session';
import { COMMON, DEFAULT_SETTINGS, attempt, throwIfOver } from './session';
import { whaapyText } from './summarizeBody';

const CREDENTIAL = 'whaapyApi';

/** One call of the API. */
export interface WhaapyRequest {
	/** Path segments below the base URL; each is escaped, so a value can never become a path. */
	path: readonly string[];
	qs?: IDataObject;
	body?: IDataObject;
	envelope?: Envelope;
	/** What the user reads when Whaapy has no such thing. */
	notFound?: Explanation;
	/** What the user reads where Whaapy has it already and does not say which. */
	duplicate?: Explanation;
}

/** What was looked for, or that Whaapy does not have it, in its own words. */
export type Finding = { body: IDataObject } | { missing: string };

/** How a creation ended: with the answer, or because Whaapy has it already under this ID. */
export type Creation = { body: IDataObject } | { existingId: string };

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
		const data = await context.getCredentials(CREDENTIAL);
		const signal =
			'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		return new WhaapyClient({
			context,
			node,
			baseUrl: readBaseUrl(node, data.baseUrl),
			credential: { id: '', name: '', type: CREDENTIAL, data },
			apiKey: String(data.apiKey ?? ''),
			settings,
			pace: new Pace(settings.maxConcurrentRequests, signal),
			filePace: new Pace(settings.maxConcurrentRequests, signal),
			order: new Order(),
			deadlines: new Deadlines(settings.timeout),
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
		this.run.filePace.stop();
	}

	/**
	 * Runs what concerns one thing in Whaapy after everything that was handed in for it before, so
	 * that items which run in parallel change it in input order.
	 *
	 * To be called before the operation waits for anything: until then items start in input order.
	 *
	 * @param key names the thing
	 */
	async inOrder<T>(key: string, task: () => Promise<T>): Promise<T> {
		return await this.run.order.run(key, task);
	}

	/** Reads; repeated on passing trouble. */
	async get(request: WhaapyRequest): Promise<IDataObject> {
		return this.unwrap('GET', request, await this.send('GET', request));
	}

	/** Reads a page of a list, of which nothing may be left; repeated on passing trouble. */
	async getPage(request: WhaapyRequest): Promise<IDataObject> {
		const answer = await this.send('GET', request);
		const { body } = answer;
		if (isObject(body) && holdsNothing(body, request.envelope)) return body;
		return this.unwrap('GET', request, answer);
	}

	/** Reads a list that is whole in its envelope; repeated on passing trouble. */
	async getList(request: WhaapyRequest & { envelope: string }): Promise<unknown[]> {
		const answer = await this.send('GET', request);
		if (holdsNothing(answer.body, request.envelope)) return [];
		const list = this.unwrap('GET', request, answer)[request.envelope];
		if (Array.isArray(list)) return list;
		throw unexpectedAnswer(answer, this.about('GET', request));
	}

	/**
	 * Reads what may not be there; repeated on passing trouble.
	 *
	 * A 404 that is not Whaapy's (a proxy's page, a gateway's JSON, a wrong base URL) still throws, or
	 * a typing mistake in the credential would look like "this customer is new".
	 */
	async find(request: WhaapyRequest & { envelope: string }): Promise<Finding> {
		const answer = await this.send('GET', request, [404]);
		const { status, body } = answer;
		// Whaapy names what it answers in "error"; gateways in front of it write a message only.
		if (status === 404 && isObject(body) && body.error !== undefined) {
			return { missing: whaapyText(body, this.run.apiKey) ?? '' };
		}
		if (holdsNothing(body, request.envelope)) return { missing: '' };
		return { body: this.unwrap('GET', request, answer) };
	}

	/**
	 * Reads what helps but is not needed: `undefined` where Whaapy will not give it to this key, or
	 * does not have the endpoint in this form.
	 *
	 * What would keep the next request from its end too (a wrong key, no connection) still throws.
	 */
	async peek(request: WhaapyRequest): Promise<IDataObject | undefined> {
		const answer = await this.send('GET', request, [400, 403, 404, 405, 422]);
		if (!isSuccess(answer) || holdsNothing(answer.body, request.envelope)) return undefined;
		return this.unwrap('GET', request, answer);
	}

	/** Creates; repeated only where Whaapy cannot have carried it out. */
	async post(request: WhaapyRequest): Promise<IDataObject> {
		return this.unwrap('POST', request, await this.send('POST', request));
	}

	/** Removes; repeated on passing trouble. What is gone already counts as removed. */
	async delete(request: WhaapyRequest): Promise<void> {
		await this.send('DELETE', request, [404]);
	}

	/**
	 * Creates, unless Whaapy has it already and names it (FACTS: HTTP 409 with
	 * `existing_contact_id`). Repeated only where Whaapy cannot have carried it out.
	 */
	async create(request: WhaapyRequest): Promise<Creation> {
		const answer = await this.send('POST', request, [409]);
		if (isSuccess(answer)) return { body: this.unwrap('POST', request, answer) };
		const existingId = existingContactId(answer.body);
		if (existingId !== undefined) return { existingId };
		throw answerError(answer, this.about('POST', request));
	}

	/** Changes; repeated only where Whaapy cannot have carried it out. */
	async patch(request: WhaapyRequest): Promise<IDataObject> {
		return this.unwrap('PATCH', request, await this.send('PATCH', request));
	}

	/** Fetches a file without the key; see {@link download}. */
	async download(url: string): Promise<Download> {
		return await download(this.run, url);
	}

	/** Gives the answer of success to its envelope, or throws what the user should read. */
	private unwrap(method: Method, request: WhaapyRequest, answer: Answer): IDataObject {
		const { body } = answer;
		if (isObject(body) && holdsSomething(body, request.envelope)) return body;
		throw unexpectedAnswer(answer, this.about(method, request));
	}

	private about(method: Method, request: WhaapyRequest): About {
		const { node, baseUrl, apiKey, settings } = this.run;
		const { timeout, adjustable } = settings;
		const { notFound, duplicate } = request;
		const { itemIndex } = this;
		return { node, itemIndex, method, baseUrl, apiKey, timeout, adjustable, notFound, duplicate };
	}

	/** Sends, and gives an answer that is success or has a status that the caller knows. */
	private async send(
		method: Method,
		request: WhaapyRequest,
		known: readonly number[] = [],
	): Promise<Answer> {
		const { context, credential, baseUrl, settings, pace, deadlines, signal } = this.run;
		const once = async () => {
			throwIfOver(this.run, this.itemIndex);
			return await attempt(
				() =>
					context.helpers.httpRequestWithAuthentication.call(
						context,
						CREDENTIAL,
						{
							...COMMON,
							method,
							url: [baseUrl, ...request.path.map(encodeURIComponent)].join('/'),
							qs: request.qs,
							body: request.body,
							json: true,
							timeout: settings.timeout,
							...(signal && { abortSignal: signal }),
						},
						{ credentialsDecrypted: credential },
					),
				deadlines,
			);
		};
		const settled = await persist(pace, method, once, settings.maxAttempts);
		const { outcome, attempts, asked = 0 } = settled;
		if (outcome.kind === 'answer' && (isSuccess(outcome) || known.includes(outcome.status)))
			return outcome;
		throwIfOver(this.run, this.itemIndex);
		const about = { ...this.about(method, request), attempts };
		if (outcome.kind === 'lost') throw lostError(outcome, about);
		// Elsewhere what was answered matters, and not when to ask again.
		if (asked > LONGEST_PAUSE && isWorthRepeating(outcome, method)) {
			throw tooLongPause(outcome, asked, about, LONGEST_PAUSE);
		}
		throw answerError(outcome, about);
	}
}
