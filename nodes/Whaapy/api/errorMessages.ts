import type { INode } from 'n8n-workflow';
import { inSeconds } from '../shared/quantities';
import { KEYS_PAGE } from './apiKey';
import { redact } from './redact';
import type { HttpResponse, NetworkFailure, Outcome } from './response';
import type { Repeatability } from './retryPolicy';
import { mayHaveBeenApplied } from './retryPolicy';
import { summarizeBody } from './summarizeBody';

/** What happened, and how to get unstuck. */
export interface UserMessage {
	message: string;
	description: string;
}

/** An operation's own words for the statuses that it knows; they may depend on the body. */
export type StatusMessages = Readonly<
	Record<number, UserMessage | ((body: unknown) => UserMessage | undefined)>
>;

/** What messages need to know of a request. */
export interface RequestInfo extends RequestFacts {
	node: INode;
}

/** The same without the node, which the test of a credential does not have. */
export interface RequestFacts extends Repeatability {
	itemIndex: number | undefined;
	baseUrl: string;
	apiKey: string;
	/** Milliseconds that one attempt may take. */
	timeout: number;
	/** Whether the node shows 'Timeout' and 'Max Concurrent Requests' under Options. */
	adjustable: boolean;
	messages?: StatusMessages;
	attempts?: number;
}

/**
 * The message for a response in Whaapy's own form that is not success.
 *
 * @param whaapySays the text in it
 */
export function describeResponse(
	response: HttpResponse,
	info: RequestFacts,
	whaapySays: string,
): UserMessage {
	const { status } = response;
	if (status === 401) {
		return {
			message: 'Whaapy did not accept the API key',
			description: `Open the Whaapy credential, paste an active key from Whaapy (${KEYS_PAGE}) and test it.`,
		};
	}
	if (status === 403) return forbidden(whaapySays);
	if (status === 404) {
		return (
			ownWords(response, info) ?? {
				message: 'Whaapy does not have what was asked for',
				description: "Check the ID, and the 'Base URL' in the Whaapy credential.",
			}
		);
	}
	if (status === 409) {
		return (
			ownWords(response, info) ?? {
				message: 'Whaapy already has this',
				description: 'Look in Whaapy for what is there, and change or remove it there.',
			}
		);
	}
	if (status === 429) {
		return {
			message: 'Whaapy is still rate limiting this API key',
			description: sentences(
				describeEffect(response, info),
				describeAttempts(info),
				`${info.adjustable ? "Lower 'Max Concurrent Requests' under Options, or try" : 'Try'} again later.`,
			),
		};
	}
	if (status >= 500 || status === 408) {
		return {
			message: 'Whaapy could not answer',
			description: sentences(
				describeEffect(response, info),
				describeAttempts(info),
				'Try again in a few minutes.',
			),
		};
	}
	if (status >= 300 && status < 400) return redirected();
	return (
		ownWords(response, info) ?? {
			message: 'Whaapy did not accept the values it was sent',
			description: 'Correct the parameters that Whaapy names here and try again.',
		}
	);
}

/** The permissions that a key lacks, as Whaapy names them in a refusal; `undefined` if it does not. */
export function missingScopes(whaapySays: string): string | undefined {
	return /scopes?:\s*([\w:., -]*\w)/i.exec(whaapySays)?.[1];
}

function forbidden(whaapySays: string): UserMessage {
	const scopes = missingScopes(whaapySays);
	return {
		message: scopes
			? `The API key lacks the permission '${scopes}'`
			: 'The API key is not allowed to do this',
		description: `Edit the key in Whaapy under ${KEYS_PAGE} and add the permission. The credential in n8n stays as it is.`,
	};
}

function ownWords({ status, body }: HttpResponse, { messages }: RequestFacts) {
	const words = messages?.[status];
	return typeof words === 'function' ? words(body) : words;
}

function redirected(): UserMessage {
	return {
		message: 'The Base URL sends requests on to another address',
		description:
			"The API key is not sent there. Set 'Base URL' in the Whaapy credential to the final address, usually https://api.whaapy.com.",
	};
}

/** The message for a response that Whaapy did not write, e.g. a proxy's page or an empty body. */
export function describeForeignResponse(response: HttpResponse, info: RequestFacts): UserMessage {
	const { status } = response;
	if (status >= 300 && status < 400) return redirected();
	const begins = `${summarizeBody(response.body, info.apiKey)}.`;
	if (status === 401 || status === 403) {
		const { message, description } = describeResponse(response, info, '');
		return { message, description: sentences(description, begins) };
	}
	const { message } =
		status >= 500 || status === 408 || status === 429
			? describeResponse(response, info, '')
			: { message: 'Something other than Whaapy answered' };
	return {
		message,
		description: sentences(
			begins,
			describeEffect(response, info),
			describeAttempts(info),
			"Check the 'Base URL' in the Whaapy credential, and any proxy on the way.",
		),
	};
}

/** What messages need to know of a connection that did not come about. */
type ConnectionFacts = Pick<RequestFacts, 'baseUrl' | 'apiKey' | 'timeout' | 'adjustable'>;

/** The message for a request that got no response. */
export function describeFailure(failure: NetworkFailure, info: ConnectionFacts): UserMessage {
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
		case 'ERR_INVALID_CHAR':
			return {
				message: 'The API key holds a character that no key has',
				description: 'Paste the key into the Whaapy credential again, without line breaks.',
			};
		default:
			return {
				message: `The connection to ${server} broke off`,
				description: `${redact(failure.text, info.apiKey)}. Try again; if it stays so, check the network of this n8n.`,
			};
	}
}

/** Whether the write may have been applied, in words; empty for reads. */
export function describeEffect(outcome: Outcome, info: RequestFacts): string {
	if (info.method === 'GET') return '';
	const applied = mayHaveBeenApplied(outcome, info);
	if (info.itemIndex === undefined) {
		return applied ? 'It may have been applied all the same.' : 'Nothing was changed in Whaapy.';
	}
	return applied
		? 'It may have been saved or sent all the same. Check in Whaapy before you run this item again.'
		: 'Nothing was saved or sent for this item.';
}

/** How many attempts there were, in words; empty for one. */
export function describeAttempts({ attempts = 1 }: RequestFacts): string {
	return attempts > 1 ? `Tried ${attempts} times.` : '';
}

function sentences(...parts: string[]): string {
	return parts.filter((part) => part !== '').join(' ');
}
