import type { INode } from 'n8n-workflow';
import { inSeconds } from '../shared/quantities';
import { truncate } from '../shared/text';
import { isForeign, isUnknownEndpoint } from './meaning';
import { metaWords, OF_TEMPLATE } from './metaCodes';
import { excerpt, summarize } from './excerpt';
import { withoutSecrets } from './redact';
import { ownWords, refusalWords } from './refusalWords';
import type { HttpResponse, NetworkFailure, Outcome } from './response';
import { TOO_LARGE } from './response';
import type { Repeatability } from './retryPolicy';
import { mayHaveBeenApplied } from './retryPolicy';
import { asSentence, whaapyText } from './whaapyText';

/** A message: what happened, and how to get unstuck. */
export interface UserMessage {
	message: string;
	description: string;
}

/** An operation's own words for the statuses that it knows; they may depend on the body. */
export type StatusMessages = Readonly<
	Record<number, UserMessage | ((body: unknown) => UserMessage | undefined)>
>;

/** The facts of a request that messages tell. */
export interface RequestInfo extends RequestFacts {
	node: INode;
}

/** The facts without the node, which the test of a credential does not have. */
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
}

/** The message for a response that does not hold success, whoever sent it. */
export function describeResponse(response: HttpResponse, info: RequestFacts): UserMessage {
	const { status } = response;
	if (status >= 300 && status < 400) return REDIRECTED;
	if (isForeign(response)) return describeForeign(response, info);
	const body = excerpt(response.body, info.apiKey);
	const whaapySays = whaapyText(body);
	const isDenied = status < 300;
	if (!isDenied && isUnknownEndpoint(response)) return unknownEndpoint(whaapySays);
	const ofWhatsApp = metaWords(body);
	const isClear = ofWhatsApp !== undefined || whaapySays !== undefined;
	if (!isClear && !isDenied && status !== 401 && status !== 403) {
		return describeForeign(response, info);
	}
	const says = whaapySays
		? `Whaapy says: ${whaapySays}`
		: `${summarize(response.body, info.apiKey)}.`;
	if (isDenied) {
		const { message, description } = ofWhatsApp ?? (whaapySays ? DENIED : DENIED_IN_SILENCE);
		return { message, description: sentences(description, says) };
	}
	if (ofWhatsApp) {
		const own = ofWhatsApp === OF_TEMPLATE ? ownWords(response, info) : undefined;
		const { message, description } = own ?? ofWhatsApp;
		const effect = mayHaveBeenApplied(response, info) ? describeEffect(response, info) : '';
		return { message, description: sentences(effect, description, says) };
	}
	const { message, description } = refusalWords(response, info, whaapySays ?? '');
	if (!isOutage(status)) return { message, description: sentences(description, says) };
	const effect = describeEffect(response, info);
	return { message, description: sentences(effect, describeAttempts(info), says, description) };
}

/** A refusal under a status of success. */
const DENIED: UserMessage = {
	message: 'Whaapy did not do what it was asked',
	description: 'Correct what Whaapy names here and try again.',
};
const DENIED_IN_SILENCE: UserMessage = { ...DENIED, description: 'It does not say why.' };

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
export function describeForeign(response: HttpResponse, info: RequestFacts): UserMessage {
	const { status } = response;
	const { message } = isOutage(status)
		? refusalWords(response, info, '')
		: { message: 'Something other than Whaapy answered' };
	return {
		message,
		description: sentences(
			describeEffect(response, info),
			describeAttempts(info),
			`${summarize(response.body, info.apiKey)}.`,
			status === 401 || status === 403
				? "A firewall or proxy between this n8n and Whaapy lets no request through. Ask whoever runs it, and check the 'Base URL' in the Whaapy credential."
				: "Check the 'Base URL' in the Whaapy credential, and any proxy on the way.",
		),
	};
}

/** The message for a request that got no response. */
export function describeFailure(failure: NetworkFailure, info: RequestFacts): UserMessage {
	const server = `Whaapy at ${info.baseUrl}`;
	const checkUrl = "Check the 'Base URL' in the Whaapy credential, and the network of this n8n.";
	switch (failure.code) {
		case 'ECONNABORTED':
		case 'ETIMEDOUT':
			return {
				message: `Whaapy did not answer within ${inSeconds(info.timeout)}`,
				description: info.adjustable
					? "Raise 'Timeout' under Options, or try again later."
					: 'Try again later.',
			};
		case 'ECONNREFUSED':
			return { message: `No connection to ${server}: it was refused`, description: checkUrl };
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return {
				message: `No connection to ${server}: the host is not known`,
				description: checkUrl,
			};
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
				description: `${withoutSecrets(truncate(failure.text, 500), info.apiKey)}. Try again; if it keeps happening, check the network of this n8n.`,
			};
	}
}

/** Says if the write may have been applied, in words; empty for reads. */
export function describeEffect(outcome: Outcome, info: RequestFacts): string {
	if (info.method === 'GET') return '';
	const applied = mayHaveBeenApplied(outcome, info);
	if (info.itemIndex === undefined) {
		return applied ? 'It may still have been applied.' : 'Nothing was changed in Whaapy.';
	}
	return applied
		? 'It may have been saved or sent all the same. Check in Whaapy before you run this item again.'
		: 'Nothing was saved or sent for this item.';
}

/** How many attempts there were, in words; empty for one. */
export function describeAttempts({ attempts = 1 }: RequestFacts): string {
	return attempts > 1 ? `Tried ${attempts} times.` : '';
}

/** One paragraph of those parts that are not empty. */
export function sentences(...parts: string[]): string {
	return parts.filter((part) => part !== '').join(' ');
}
