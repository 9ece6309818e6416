import type { NodeApiError } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { backoffTooLong, networkError, responseError, unexpectedResponse } from './apiError';
import type { Envelope } from './envelope';
import type { RequestInfo, StatusMessages } from './errorMessages';
import { MAX_BACKOFF } from './limitLearner';
import type { Creation, CreationRequest, Found, WriteForMany } from './request';
import type { HttpResponse } from './response';
import { isSuccess } from './response';
import type { Settled } from './retry';
import type { Repeatability } from './retryPolicy';
import { isFinal, isRetryable, mayHaveBeenApplied } from './retryPolicy';
import type { ClientSession } from './session';
import { throwIfStopped } from './session';
import { whaapyText } from './summarizeBody';

/** Statuses that say that a key may not read something, or that there is no such endpoint. */
const NOT_ALLOWED = [400, 403, 404, 405, 422];

/**
 * Statuses that speak about the form of a request: the values, the endpoint, the permission for it. A
 * 500 is one of them, because it is what many servers say to values that they did not expect.
 */
const REFUSED_FORM = new Set([400, 403, 404, 405, 409, 413, 415, 422, 500, 501]);

/** What of a request the reading of its outcome needs. */
interface SentRequest extends Repeatability {
	/** The input item that messages name, if the request is for one. */
	itemIndex: number | undefined;
	/** The operation's own words for the statuses that it knows. */
	messages?: StatusMessages;
}

/** A request that came to its end: what its response holds, or what the user reads instead. */
export class SettledRequest {
	constructor(
		private readonly session: ClientSession,
		private readonly request: SentRequest,
		private readonly settled: Settled,
	) {}

	/** Whether an attempt before the last one may have been applied. */
	get mayBeRepetition(): boolean {
		return this.settled.mayBeRepetition;
	}

	/**
	 * The response, if it is success or has a status that the caller knows.
	 *
	 * @throws NodeApiError for everything else
	 * @throws RunStoppedError if nothing more may be sent
	 */
	response(knownStatuses: readonly number[] = []): HttpResponse {
		const { outcome } = this.settled;
		if (outcome.kind === 'response') {
			if (isSuccess(outcome) || knownStatuses.includes(outcome.status)) return outcome;
		}
		// Of a write that may have been applied the user must know, whatever else has ended the run.
		if (!isFinal(outcome, this.request)) throwIfStopped(this.session, this.request.itemIndex);
		throw this.errorFor(this.request.itemIndex);
	}

	/**
	 * The thing that a response of success holds.
	 *
	 * @throws NodeApiError if there is no such response, or if it does not hold the thing
	 */
	read<T>(envelope: Envelope<T>): T {
		return this.unwrap(this.response(), envelope);
	}

	/** The same, or that Whaapy does not have it. A 404 of a proxy or a gateway throws. */
	readIfFound<T>(envelope: Envelope<T>): Found<T> {
		const response = this.response([404]);
		const { status, body } = response;
		// Whaapy names the reason in "error"; gateways in front of it send a message only.
		if (status === 404 && isObject(body) && body.error !== undefined) {
			return { missing: whaapyText(body, this.session.apiKey) ?? '' };
		}
		if (envelope.isEmpty(body)) return { missing: '' };
		return { found: this.unwrap(response, envelope) };
	}

	/** The same, or `undefined` if Whaapy does not give it to this key or in this form. */
	readIfAllowed<T>(envelope: Envelope<T>): T | undefined {
		const response = this.response(NOT_ALLOWED);
		if (!isSuccess(response)) return undefined;
		const thing = envelope.read(response.body);
		if (thing === undefined && envelope.isEmpty(response.body)) return undefined;
		return this.unwrap(response, envelope);
	}

	/** The same, or the ID of what Whaapy has already, if it answers 409 with that. */
	readUnlessExisting<T>({ envelope, existingId: idIn }: CreationRequest<T>): Creation<T> {
		const response = this.response([409]);
		if (isSuccess(response)) return { created: this.unwrap(response, envelope) };
		const existingId = idIn(response.body);
		if (existingId !== undefined) return { existingId, mayBeOwn: this.mayBeRepetition };
		throw responseError(response, this.info());
	}

	/**
	 * What a write for several items means to each of them; a refusal is no exception.
	 *
	 * @throws RunStoppedError if nothing more may be sent
	 */
	readForMany<T>(envelope: Envelope<T>): WriteForMany<T> {
		const { outcome, mayBeRepetition } = this.settled;
		if (outcome.kind === 'response' && isSuccess(outcome)) {
			return { answer: envelope.read(outcome.body), mayHaveBeenApplied: mayBeRepetition };
		}
		if (!isFinal(outcome, this.request)) throwIfStopped(this.session, this.request.itemIndex);
		return {
			isRefused: outcome.kind === 'response' && REFUSED_FORM.has(outcome.status),
			mayHaveBeenApplied: mayBeRepetition || mayHaveBeenApplied(outcome, this.request),
			errorFor: (itemIndex) => this.errorFor(itemIndex),
		};
	}

	private unwrap<T>(response: HttpResponse, envelope: Envelope<T>): T {
		const thing = envelope.read(response.body);
		if (thing !== undefined) return thing;
		throw unexpectedResponse(response, this.info());
	}

	/** What the user of an item reads if the request did not succeed. */
	private errorFor(itemIndex: number | undefined): NodeApiError {
		const { outcome, attempts, retryAfter = 0 } = this.settled;
		const info = { ...this.info(), itemIndex, attempts };
		if (outcome.kind === 'failure') return networkError(outcome, info);
		// If the response is not worth a retry, it does not matter when to ask again.
		if (retryAfter > MAX_BACKOFF && isRetryable(outcome, info)) {
			return backoffTooLong(outcome, { asked: retryAfter, longest: MAX_BACKOFF }, info);
		}
		return responseError(outcome, info);
	}

	/** What is known of the request, without its attempts. */
	private info(): RequestInfo {
		const { node, baseUrl, apiKey, settings } = this.session;
		const { timeout, adjustable } = settings;
		return { ...this.request, node, baseUrl, apiKey, timeout, adjustable };
	}
}
