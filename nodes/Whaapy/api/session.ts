import type {
	ICredentialsDecrypted,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	INode,
	IWebhookFunctions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Deadlines } from './timeout';
import type { Order } from './keyedQueue';
import type { Outcome } from './response';
import { toLost } from './response';
import type { Pace } from './rateLimiter';

/** Every n8n context from which this package talks to Whaapy. */
export type WhaapyContext =
	IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions;

/** Whaapy does not redirect; whoever does must not get the key, or choose what is fetched. */
export const COMMON = {
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
	sendCredentialsOnCrossOriginRedirect: false,
};

const LATE: Outcome = { kind: 'lost', code: 'ETIMEDOUT', text: '' };

/** Nothing was wrong with this item: the run was cancelled, or another item ended it. */
export class RunOverError extends NodeOperationError {}

/** How a node run talks to Whaapy; both are options of every operation. */
export interface ClientSettings {
	/** Most requests in flight over all items, pages and files together. */
	maxConcurrentRequests: number;
	/** Milliseconds that one request may take. */
	timeout: number;
	/** How often a request is sent at most; as often as makes sense unless told. */
	maxAttempts?: number;
	/** Whether the node has these settings under Options, so that a message can point to them. */
	adjustable: boolean;
}

export const DEFAULT_SETTINGS: ClientSettings = {
	maxConcurrentRequests: 10,
	timeout: 30_000,
	adjustable: true,
};

/**
 * For pickers, and for a trigger that is published: a user waits, and no long patience. n8n itself
 * removes a trigger twice where publishing it did not work.
 */
export const WHILE_A_USER_WAITS: ClientSettings = {
	maxConcurrentRequests: 4,
	timeout: 5_000,
	maxAttempts: 3,
	adjustable: false,
};

/** What the clients of all items of one run share. */
export interface Run {
	context: WhaapyContext;
	node: INode;
	baseUrl: string;
	/** Read once: for each request n8n would ask its database again, and decrypt what it says. */
	credential: ICredentialsDecrypted;
	apiKey: string;
	settings: ClientSettings;
	pace: Pace;
	/** Of the files: the limits of who sends them are not those of the API. */
	filePace: Pace;
	order: Order;
	deadlines: Deadlines;
	signal: AbortSignal | undefined;
}

/** @throws RunOverError where nothing more may be sent */
export function throwIfOver({ node, pace }: Run, itemIndex?: number): void {
	if (!pace.isOver) return;
	throw new RunOverError(node, 'The run was stopped before this item was done', {
		itemIndex,
		level: 'warning',
	});
}

/**
 * One request of n8n's, its answer or its loss as data.
 *
 * @param deadlines when the whole answer must be there, because n8n's own time-out counts silence
 *   only and an answer that comes in drops would never end; none where it may take as long as it
 *   keeps coming
 */
export async function attempt(
	request: () => Promise<unknown>,
	deadlines?: Deadlines,
): Promise<Outcome> {
	const answer = request().then(toAnswer, toLost);
	return deadlines === undefined ? await answer : await deadlines.within(answer, LATE);
}

function toAnswer(response: unknown): Outcome {
	const { statusCode, headers, body } = response as IN8nHttpFullResponse;
	return { kind: 'answer', status: statusCode, headers, body };
}
