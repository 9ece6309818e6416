import type { NodeApiError } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { requestError } from './errors/apiError';
import { excerpt } from './errors/excerpt';
import { whaapyText } from './errors/whaapyText';
import type { Done } from './meaning';
import { isForeign, isUnknownEndpoint, readDone } from './meaning';
import type { ApiRequest, WriteForMany } from './request';
import type { HttpResponse } from './response';
import { isSuccess } from './response';
import type { Settled } from './retry';
import { isFinal, mayHaveBeenApplied } from './retryPolicy';
import type { ClientSession } from './session';
import { throwIfStopped } from './session';

/** Statuses that say that a key may not read something, or that there is no such endpoint. */
const NOT_ALLOWED = [400, 403, 404, 405, 422];

/**
 * Statuses that speak about the form of a request: the values, the endpoint, the permission for it. A
 * 500 is one of them, because it is what many servers say to values that they did not expect.
 */
const REFUSED_FORM = new Set([400, 403, 404, 405, 409, 413, 415, 422, 500, 501]);

/** A request that came to its end: what its response holds, or what the user reads instead. */
export class SettledRequest<T> {
	private readonly done: Done<T> | undefined;

	constructor(
		private readonly session: ClientSession,
		private readonly request: ApiRequest<T>,
		private readonly settled: Settled,
	) {
		const { outcome } = settled;
		if (outcome.kind === 'response') this.done = readDone(outcome, request.envelope);
	}

	/**
	 * The thing that a response of success holds.
	 *
	 * @throws NodeApiError if there is no such response, or if it does not hold the thing
	 * @throws RunStoppedError if nothing more may be sent
	 */
	read(): T {
		if (this.done?.thing !== undefined) return this.done.thing;
		if (!this.done) this.throwIfStopped();
		throw this.errorFor(this.request.itemIndex);
	}

	/** Whaapy's own refusal, if it refused. */
	get refusal(): HttpResponse | undefined {
		const { outcome } = this.settled;
		const isRefusal = !this.done && outcome.kind === 'response' && !isForeign(outcome);
		return isRefusal ? outcome : undefined;
	}

	/** Tells if an earlier attempt may have been applied. */
	get mayBeRepetition(): boolean {
		return this.settled.mayBeRepetition;
	}

	/** Reads it, or `undefined` if Whaapy does not give it to this key or in this form, or has none. */
	readIfAllowed(): T | undefined {
		const isAllowed = !NOT_ALLOWED.includes(this.refusal?.status ?? 0);
		return isAllowed && !this.done?.isEmpty ? this.read() : undefined;
	}

	/** Whaapy's words for not having the thing, empty if it has none; `undefined` if it does not say so. */
	get missing(): string | undefined {
		if (this.done) return this.done.isEmpty ? '' : undefined;
		const { refusal } = this;
		if (refusal?.status !== 404 || isUnknownEndpoint(refusal)) return undefined;
		const { body } = refusal;
		if (this.request.envelope.isEmpty?.(body)) return '';
		// Whaapy names the reason in "error"; gateways in front of it send a message only.
		if (!isObject(body) || body.error === undefined) return undefined;
		return whaapyText(excerpt(body, this.session.apiKey)) ?? '';
	}

	/**
	 * Tells what a write for several items means to each of them; a refusal is no exception.
	 *
	 * @throws RunStoppedError if nothing more may be sent
	 */
	readForMany(): WriteForMany<T> {
		const { outcome, mayBeRepetition } = this.settled;
		if (this.done?.thing !== undefined) {
			return { answer: this.done.thing, mayHaveBeenApplied: mayBeRepetition };
		}
		this.throwIfStopped();
		const { refusal } = this;
		const isDenied = refusal !== undefined && isSuccess(refusal);
		return {
			isRefused: isDenied || REFUSED_FORM.has(refusal?.status ?? 0),
			mayHaveBeenApplied:
				mayBeRepetition || (!isDenied && mayHaveBeenApplied(outcome, this.request)),
			errorFor: (itemIndex) => this.errorFor(itemIndex),
		};
	}

	/** Of a write that may have been applied the user must know, whatever else has ended the run. */
	private throwIfStopped(): void {
		if (isFinal(this.settled.outcome, this.request)) return;
		throwIfStopped(this.session, this.request.itemIndex);
	}

	/** The error of an item whose request did not bring what was asked for. */
	private errorFor(itemIndex: number | undefined): NodeApiError {
		const { node, baseUrl, apiKey, settings } = this.session;
		const { outcome, attempts } = this.settled;
		const isDone = this.done !== undefined;
		const facts = { ...this.request, ...settings, baseUrl, apiKey, itemIndex, attempts, isDone };
		return requestError(node, outcome, facts);
	}
}
