import type { IDataObject, NodeApiError } from 'n8n-workflow';
import type { Envelope } from './envelope';
import type { StatusMessages } from './errorMessages';

/** One call of the API. */
export interface ClientRequest<T> {
	/** Segments below the base URL; each is escaped, so a value can never change the path. */
	path: readonly string[];
	query?: IDataObject;
	body?: IDataObject | FormData;
	/** Where the response holds what is asked for. */
	envelope: Envelope<T>;
	/** The operation's own words for the statuses that it knows. */
	messages?: StatusMessages;
	/** Whether a POST or PATCH may be retried like a read, see `isRetryable`. */
	idempotent?: boolean;
	/** Whether its first attempt does not wait for the rate limit: a delivery waits for the answer. */
	isUrgent?: boolean;
}

/** A call without what reads its response. */
export type UnreadRequest = Omit<ClientRequest<unknown>, 'envelope'>;

/** A call that creates what Whaapy may have already. */
export interface CreationRequest<T> extends ClientRequest<T> {
	/** The ID of what Whaapy has already, as the body of a 409 names it. */
	existingId(body: unknown): string | undefined;
}

/** What was looked for, or Whaapy's words for not having it. */
export type Found<T> = { found: T } | { missing: string };

/** How a write for several items ended. */
export type WriteForMany<T> = {
	/** Whether an attempt that was not answered by success may have been applied all the same. */
	mayHaveBeenApplied: boolean;
} & (
	| {
			/** What the response of success holds. */
			answer: T;
	  }
	| {
			/** Whether another form of the same write can succeed, e.g. one request for each item. */
			isRefused: boolean;
			/** What the user of one of the items reads. */
			errorFor(itemIndex: number): NodeApiError;
	  }
);

/** How a creation ended: with the new thing, or because Whaapy has it already under this ID. */
export type Creation<T> =
	| { created: T }
	| {
			existingId: string;
			/** Whether an earlier attempt of the same request may have created it. */
			mayBeOwn: boolean;
	  };
