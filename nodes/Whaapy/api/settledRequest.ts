import type { NodeApiError } from 'n8n-workflow';
import { backoffTooLong, networkError, responseError, unexpectedResponse } from './apiError';
import type { Envelope } from './envelope';
import { acknowledgement } from './envelope';
import type { RequestInfo, StatusMessages } from './errorMessages';
import { isDone, isForeign, isMissing, isNothing, isUnknownEndpoint } from './meaning';
import { excerpt } from './excerpt';
import type { Creation, CreationReading, Found, WriteForMany } from './request';
import type { HttpResponse } from './response';
import { isSuccess } from './response';
import type { Settled } from './retry';
import type { Repeatability } from './retryPolicy';
import { isFinal, isRetryable, MAX_BACKOFF, mayHaveBeenApplied, waitAsked } from './retryPolicy';
import type { ClientSession } from './session';
import { throwIfStopped } from './session';
import { whaapyText } from './whaapyText';

/** Statuses that say that a key may not read something, or that there is no such endpoint. */
const NOT_ALLOWED = [400, 403, 404, 405, 422];

/**
 * Statuses that speak about the form of a request: the values, the endpoint, the permission for it. A
 * 500 is one of them, because it is what many servers say to values that they did not expect.
 */
const REFUSED_FORM = new Set([400, 403, 404, 405, 409, 413, 415, 422, 500, 501]);

/** The part of a request that the reading of its outcome needs. */
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

	/**
	 * Makes sure that Whaapy did what it was asked.
	 *
	 * @param asked what the answer holds if it did
	 * @param knownStatuses Whaapy's own refusals that the caller knows
	 * @returns the response of success, or the refusal
	 * @throws NodeApiError for everything else
	 * @throws RunStoppedError if nothing more may be sent
	 */
	private response(
		asked: Envelope<unknown>,
		knownStatuses: readonly number[] = [],
	): HttpResponse & { isDone: boolean } {
		const { outcome } = this.settled;
		if (outcome.kind === 'response') {
			if (isDone(outcome, asked)) return { ...outcome, isDone: true };
			if (knownStatuses.includes(outcome.status) && !isForeign(outcome)) {
				return { ...outcome, isDone: false };
			}
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
		return this.unwrap(this.response(envelope), envelope);
	}

	/** Reads it, or that Whaapy does not have it. A 404 that does not say so throws. */
	readIfFound<T>(envelope: Envelope<T>): Found<T> {
		const response = this.response(envelope, [404]);
		const { body } = response;
		if (envelope.isEmpty(body) && !isUnknownEndpoint(response)) return { missing: '' };
		if (response.isDone) return { found: this.unwrap(response, envelope) };
		if (isMissing(response))
			return { missing: whaapyText(excerpt(body, this.session.apiKey)) ?? '' };
		throw responseError(response, this.info());
	}

	/** Reads it, or `undefined` if Whaapy does not give it to this key or in this form. */
	readIfAllowed<T>(envelope: Envelope<T>): T | undefined {
		const response = this.response(envelope, NOT_ALLOWED);
		if (!response.isDone) return undefined;
		const thing = envelope.read(response.body);
		if (thing === undefined && envelope.isEmpty(response.body)) return undefined;
		return this.unwrap(response, envelope);
	}

	/** Reads it, or the ID of what Whaapy has already, if it refuses with that. */
	readUnlessExisting<T>({ envelope, existingId: idIn }: CreationReading<T>): Creation<T> {
		const response = this.response(envelope, [409]);
		if (response.isDone) return { created: this.unwrap(response, envelope) };
		const existingId = idIn(response.body);
		if (existingId !== undefined) return { existingId, mayBeOwn: this.settled.mayBeRepetition };
		throw responseError(response, this.info());
	}

	/**
	 * Makes sure that something is gone.
	 *
	 * @param mustExist whether it is an error if it was gone already, unless an attempt that was not
	 *   answered may have removed it
	 */
	readRemoval(mustExist: boolean): void {
		const isKnown = !mustExist || this.settled.mayBeRepetition;
		const response = this.response(acknowledgement, isKnown ? [404] : []);
		if (response.isDone || isMissing(response) || isNothing(response.body)) return;
		throw responseError(response, this.info());
	}

	/**
	 * Tells what a write for several items means to each of them; a refusal is no exception.
	 *
	 * @throws RunStoppedError if nothing more may be sent
	 */
	readForMany<T>(envelope: Envelope<T>): WriteForMany<T> {
		const { outcome, mayBeRepetition } = this.settled;
		if (outcome.kind === 'response' && isDone(outcome, envelope)) {
			const answer = envelope.read(outcome.body);
			if (answer !== undefined) return { answer, mayHaveBeenApplied: mayBeRepetition };
		}
		if (!isFinal(outcome, this.request)) throwIfStopped(this.session, this.request.itemIndex);
		const isWhaapys = outcome.kind === 'response' && !isForeign(outcome);
		const isDenied = isWhaapys && isSuccess(outcome);
		return {
			isRefused: isDenied || (isWhaapys && REFUSED_FORM.has(outcome.status)),
			mayHaveBeenApplied:
				mayBeRepetition || (!isDenied && mayHaveBeenApplied(outcome, this.request)),
			errorFor: (itemIndex) => this.errorFor(itemIndex),
		};
	}

	private unwrap<T>(response: HttpResponse, envelope: Envelope<T>): T {
		const thing = envelope.read(response.body);
		if (thing !== undefined) return thing;
		throw unexpectedResponse(response, this.info());
	}

	/** The error of an item whose request did not succeed. */
	private errorFor(itemIndex: number | undefined): NodeApiError {
		const { outcome, attempts } = this.settled;
		const info = { ...this.info(), itemIndex, attempts };
		if (outcome.kind === 'failure') return networkError(outcome, info);
		// If the response is not worth a retry, it does not matter when to ask again.
		const asked = waitAsked(outcome) ?? 0;
		if (asked > MAX_BACKOFF && isRetryable(outcome, info)) {
			return backoffTooLong(outcome, { asked, longest: MAX_BACKOFF }, info);
		}
		return responseError(outcome, info);
	}

	/** The facts of the request, without its attempts. */
	private info(): RequestInfo {
		const { node, baseUrl, apiKey, settings } = this.session;
		const { timeout, adjustable } = settings;
		return { ...this.request, node, baseUrl, apiKey, timeout, adjustable };
	}
}
