import type { NodeApiError } from 'n8n-workflow';
import type { UserMessage } from '../shared/inputError';
import type { BodyNames, Method, Named, PathFor, PathParameters, QueryNames } from './contract';
import type { Envelope } from './envelope';

/** An operation's own words for the statuses that it knows; they may depend on the body. */
export type StatusMessages = Readonly<
	Record<number, UserMessage | ((body: unknown) => UserMessage | undefined)>
>;

/** The options of a call of the API beside its endpoint, its query and its body. */
interface CallOptions {
	messages?: StatusMessages;
	/** True if a POST or PATCH may be retried like a read, see `isRetryable`. */
	idempotent?: boolean;
	/** True if its first attempt does not wait for the rate limit: a delivery waits for the answer. */
	isUrgent?: boolean;
}

/** A call of an endpoint of the contract, whose names the compiler checks. */
export type Call<M extends Method, P extends PathFor<M>, T, Q = never, B = never> = PathParameters<
	M,
	P
> &
	CallOptions & {
		/** Where the response holds what is asked for. */
		envelope: Envelope<T>;
		query?: Named<Q, QueryNames<M, P>>;
		body?: B extends FormData ? B : Named<B, BodyNames<M, P>>;
	};

/** A call that removes something: nothing of its answer is asked for. */
export type Removal<P extends PathFor<'delete'>> = PathParameters<'delete', P> & CallOptions;

/** Any call of the API, whose names the compiler has checked. */
export interface AnyCall<T> extends CallOptions {
	envelope: Envelope<T>;
	/** The values for the names in braces of the path. */
	path?: Readonly<Record<string, string>>;
	query?: unknown;
	body?: unknown;
}

/** A call as it is sent, once or several times. */
export interface ApiRequest<T = unknown> extends AnyCall<T> {
	method: Uppercase<Method>;
	url: string;
	/** The input item that messages name, if the request is for one. */
	itemIndex: number | undefined;
}

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
