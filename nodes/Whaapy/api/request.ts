import type { NodeApiError } from 'n8n-workflow';
import type { BodyNames, Method, Named, PathFor, PathParameters, QueryNames } from './contract';
import type { Envelope } from './envelope';
import type { StatusMessages } from './errorMessages';

/** The options of a call of the API beside its endpoint, its query and its body. */
interface CallOptions {
	/** The operation's own words for the statuses that it knows. */
	messages?: StatusMessages;
	/** True if a POST or PATCH may be retried like a read, see `isRetryable`. */
	idempotent?: boolean;
	/** True if its first attempt does not wait for the rate limit: a delivery waits for the answer. */
	isUrgent?: boolean;
}

/** Any call of the API, whose names the compiler has checked. */
export interface AnyRequest<T> extends CallOptions {
	envelope: Envelope<T>;
	/** The values for the names in braces of the path. */
	path?: Readonly<Record<string, string>>;
	query?: unknown;
	body?: unknown;
}

/** A call of an endpoint of the contract, without the reading of its answer. */
type Call<M extends Method, P extends PathFor<M>, Q, B> = PathParameters<M, P> &
	CallOptions & {
		query?: Named<Q, QueryNames<M, P>>;
		body?: B extends FormData ? B : Named<B, BodyNames<M, P>>;
	};

/** The part of an answer that is asked for. */
interface Asked<T> {
	/** Where the response holds it. */
	envelope: Envelope<T>;
}

export type Get<P extends PathFor<'get'>, T, Q> = Call<'get', P, Q, never> & Asked<T>;
export type Post<P extends PathFor<'post'>, T, B> = Call<'post', P, never, B> & Asked<T>;
export type Patch<P extends PathFor<'patch'>, T, B> = Call<'patch', P, never, B> & Asked<T>;
export type Delete<P extends PathFor<'delete'>> = Call<'delete', P, never, never>;

/** The thing that was looked for, or Whaapy's words for not having it. */
export type Found<T> = { found: T } | { missing: string };

/** How a write for several items ended. */
export type WriteForMany<T> = {
	/** True if an attempt that was not answered by success may have been applied all the same. */
	mayHaveBeenApplied: boolean;
} & (
	| {
			/** The thing that the response of success holds. */
			answer: T;
	  }
	| {
			/** True if another form of the same write can succeed, e.g. one request for each item. */
			isRefused: boolean;
			/** The error of one of the items. */
			errorFor(itemIndex: number): NodeApiError;
	  }
);

/** How a creation ended: with the new thing, or because Whaapy has it already under this ID. */
export type Creation<T> =
	| { created: T }
	| {
			existingId: string;
			/** True if an earlier attempt of the same request may have created it. */
			mayBeOwn: boolean;
	  };
