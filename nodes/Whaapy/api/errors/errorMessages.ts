import type { UserMessage } from '../../shared/inputError';
import { inSeconds } from '../../shared/quantities';
import { truncate } from '../../shared/text';
import { isForeign, isNothing, isUnknownEndpoint } from '../meaning';
import { withoutSecrets } from '../redact';
import type { StatusMessages } from '../request';
import type { HttpResponse, NetworkFailure, Outcome } from '../response';
import { TOO_LARGE } from '../response';
import type { Repeatability } from '../retryPolicy';
import { isRetryable, MAX_BACKOFF, mayHaveBeenApplied, waitAsked } from '../retryPolicy';
import { excerpt, summarize } from './excerpt';
import { metaWords, OF_TEMPLATE } from './metaCodes';
import { ownWords, refusalWords } from './refusalWords';
import { asSentence, whaapyText } from './whaapyText';

/** The facts of a request that messages tell. */
export interface RequestFacts extends Repeatability {
	/** The input item that messages name, if the request is for one. */
	itemIndex?: number;
	baseUrl: string;
	apiKey: string;
	/** Milliseconds that one attempt may take. */
	timeout: number;
	/** True if the node shows 'Timeout' and 'Max Concurrent Requests' under Options. */
	adjustable: boolean;
	messages?: StatusMessages;
	attempts?: number;
	/** True if Whaapy did what it was asked, but its answer does not hold what is needed of it. */
	isDone?: boolean;
}

/** The message for a request that did not bring what was asked for. */
export function describe(outcome: Outcome, facts: RequestFacts): UserMessage {
	if (outcome.kind === 'failure') return describeFailure(outcome, facts);
	if (facts.isDone) {
		return {
			message: isNothing(outcome.body)
				? "Whaapy's answer is empty"
				: "Whaapy's answer lacks what its documentation promises",
			description: describeForeign(outcome, { ...facts, attempts: 1 }).description,
		};
	}
	// If the response is not worth a retry, it does not matter when to ask again.
	const asked = waitAsked(outcome) ?? 0;
	if (asked <= MAX_BACKOFF || !isRetryable(outcome, facts)) return describeResponse(outcome, facts);
	return {
		message: `Whaapy asks to wait ${inSeconds(asked)} before the next request`,
		description: sentences(
			describeEffect(outcome, facts),
			`This node waits ${inSeconds(MAX_BACKOFF)} at most, so it stopped here. Try again later.`,
		),
	};
}

/** The message for a response that does not hold success, whoever sent it. */
export function describeResponse(response: HttpResponse, facts: RequestFacts): UserMessage {
	const { status } = response;
	if (status >= 300 && status < 400) return REDIRECTED;
	if (isForeign(response)) return describeForeign(response, facts);
	const body = excerpt(response.body, facts.apiKey);
	const whaapySays = whaapyText(body);
	if (isUnknownEndpoint(response)) return unknownEndpoint(whaapySays);
	const ofWhatsApp = metaWords(body);
	const isDenied = status < 300;
	const isSilent = ofWhatsApp === undefined && whaapySays === undefined;
	if (isSilent && !isDenied && status !== 401 && status !== 403) {
		return describeForeign(response, facts);
	}
	const own = ofWhatsApp === OF_TEMPLATE ? ownWords(response, facts) : undefined;
	const { message, description } = own ?? ofWhatsApp ?? refusalWords(response, facts, whaapySays);
	const says = whaapySays ? `Whaapy says: ${whaapySays}` : summarize(body);
	if (!ofWhatsApp && isOutage(status)) {
		return {
			message,
			description: sentences(describeAttempts(response, facts), says, description),
		};
	}
	const isInDoubt = !isDenied && mayHaveBeenApplied(response, facts);
	const effect = isInDoubt ? describeEffect(response, facts) : '';
	return { message, description: sentences(effect, description, says) };
}

const REDIRECTED: UserMessage = {
	message: 'The Base URL sends requests on to another address',
	description:
		"The API key is not sent there. Set 'Base URL' in the Whaapy credential to the final address, usually https://api.whaapy.com.",
};

const isOutage = (status: number) => status >= 500 || status === 408 || status === 429;

function unknownEndpoint(whaapySays: string | undefined): UserMessage {
	return {
		message: 'There is no such endpoint at the Base URL',
		description: sentences(
			"Check the 'Base URL' in the Whaapy credential. It is usually https://api.whaapy.com, with nothing behind it.",
			whaapySays ? `The answer says: ${asSentence(whaapySays)}` : '',
		),
	};
}

/** The message for a response that Whaapy did not write, e.g. a proxy's page or an empty body. */
export function describeForeign(response: HttpResponse, facts: RequestFacts): UserMessage {
	const { status } = response;
	return {
		message: isOutage(status)
			? refusalWords(response, facts).message
			: 'Something other than Whaapy answered',
		description: sentences(
			describeAttempts(response, facts),
			summarize(excerpt(response.body, facts.apiKey)),
			status === 401 || status === 403
				? "A firewall or proxy between this n8n and Whaapy lets no request through. Ask whoever runs it, and check the 'Base URL' in the Whaapy credential."
				: "Check the 'Base URL' in the Whaapy credential, and any proxy on the way.",
		),
	};
}

/** The message for a request that got no response. */
export function describeFailure(failure: NetworkFailure, facts: RequestFacts): UserMessage {
	const { message, description } = reasonOf(failure, facts);
	return { message, description: sentences(describeAttempts(failure, facts), description) };
}

function reasonOf(failure: NetworkFailure, facts: RequestFacts): UserMessage {
	const server = `Whaapy at ${facts.baseUrl}`;
	const noConnection = `No connection to ${server}`;
	const checkUrl = "Check the 'Base URL' in the Whaapy credential, and the network of this n8n.";
	switch (failure.code) {
		case 'ECONNABORTED':
		case 'ETIMEDOUT':
			return {
				message: `Whaapy did not answer within ${inSeconds(facts.timeout)}`,
				description: `${facts.adjustable ? "Raise 'Timeout' under Options, or try" : 'Try'} again later.`,
			};
		case 'ECONNREFUSED':
			return { message: `${noConnection}: it was refused`, description: checkUrl };
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return { message: `${noConnection}: the host is not known`, description: checkUrl };
		case 'EPROTO':
			return {
				message: `No secure connection to ${server}`,
				description: `It does not answer as HTTPS does. ${checkUrl} An address with http:// needs it written.`,
			};
		case TOO_LARGE:
			return {
				message: `The answer of ${server} is too large`,
				description: `It has ${failure.text}, which no answer of Whaapy has. ${checkUrl}`,
			};
		case 'ERR_INVALID_CHAR':
			return {
				message: 'The API key holds a character that no key has',
				description: 'Paste the key into the Whaapy credential again, without line breaks.',
			};
		default:
			return {
				message: `The connection to ${server} was interrupted`,
				description: `${withoutSecrets(truncate(failure.text, 500), facts.apiKey)}. Try again; if it keeps happening, check the network of this n8n.`,
			};
	}
}

/** Says if the write may have been applied, in words; empty for reads. */
function describeEffect(outcome: Outcome, facts: RequestFacts): string {
	if (facts.method === 'GET') return '';
	const applied = mayHaveBeenApplied(outcome, facts);
	if (facts.itemIndex === undefined) {
		return applied ? 'It may still have been applied.' : 'Nothing was changed in Whaapy.';
	}
	return applied
		? 'It may have been saved or sent all the same. Check in Whaapy before you run this item again.'
		: 'Nothing was saved or sent for this item.';
}

/** Says that too, and how many attempts there were unless it was one. */
function describeAttempts(outcome: Outcome, facts: RequestFacts): string {
	const { attempts = 1 } = facts;
	return sentences(describeEffect(outcome, facts), attempts > 1 ? `Tried ${attempts} times.` : '');
}

/** One paragraph of those parts that are not empty. */
function sentences(...parts: string[]): string {
	return parts.filter((part) => part !== '').join(' ');
}
