import type { IDataObject, INode } from 'n8n-workflow';
import { idIn } from '../shared/id';
import type { Answer, Lost, Method, Outcome } from './response';
import { isObject, mayHaveHappened } from './response';
import { redact } from './redact';
import { inSeconds, opening } from './summarizeBody';

/** What happened, and how to get unstuck. */
export interface Explanation {
	message: string;
	description: string;
}

/** What is known of the request whose end is to be explained. */
export interface About {
	node: INode;
	itemIndex: number | undefined;
	method: Method;
	baseUrl: string;
	apiKey: string;
	/** Milliseconds that one request may take. */
	timeout: number;
	/** Whether the node has 'Timeout' and 'Max Concurrent Requests' under Options. */
	adjustable: boolean;
	notFound?: Explanation;
	/** What the user reads where Whaapy has it already and does not say which. */
	duplicate?: Explanation;
	attempts?: number;
}

/**
 * An answer in Whaapy's own form.
 *
 * @param own what Whaapy says in it
 */
export function explainAnswer(answer: Answer, about: About, own: string): Explanation {
	const { status } = answer;
	if (status === 401) {
		return {
			message: 'Whaapy did not accept the API key',
			description: 'Open the Whaapy credential, paste an active key from Whaapy and test it.',
		};
	}
	if (status === 403) return forbidden(own);
	if (status === 404) {
		return (
			about.notFound ?? {
				message: 'Whaapy does not have what was asked for',
				description: "Check the ID, and the 'Base URL' in the Whaapy credential.",
			}
		);
	}
	if (status === 409) return conflict(answer.body, about);
	if (status === 429) {
		return {
			message: 'Whaapy still limits the requests of this key',
			description:
				`${fate(answer, about)} ${tries(about)} ${about.adjustable ? "Lower 'Max Concurrent Requests' under Options, or try" : 'Try'} again later.`.trim(),
		};
	}
	if (status >= 500 || status === 408) {
		return {
			message: 'Whaapy could not answer',
			description: `${fate(answer, about)} ${tries(about)} Try again in a few minutes.`.trim(),
		};
	}
	if (status >= 300 && status < 400) return redirected();
	return {
		message: 'Whaapy refused the values it was sent',
		description: 'Correct the parameters that Whaapy names here and try again.',
	};
}

function forbidden(own: string): Explanation {
	const scopes = /scopes?:\s*([\w:., -]+)/i.exec(own)?.[1]?.trim();
	return {
		message: scopes
			? `The API key lacks the permission '${scopes}'`
			: 'The API key may not do this',
		description:
			'Edit the key in Whaapy and add the permission. The credential in n8n stays as it is.',
	};
}

/**
 * The ID of the contact that a duplicate answer names, in either of the forms of FACTS.
 */
export function existingContactId(body: unknown): string | undefined {
	if (!isObject(body)) return undefined;
	const nested: IDataObject = isObject(body.error) ? body.error : {};
	return idIn(body.existing_contact_id ?? nested.existing_contact_id);
}

function conflict(body: unknown, { duplicate }: About): Explanation {
	const id = existingContactId(body);
	if (id === undefined && duplicate) return duplicate;
	return {
		message: id
			? `A contact with this phone number already exists: ${id}`
			: 'Whaapy already has this',
		description: id
			? "Use the operation 'Create or Update' to update the existing contact instead of creating a second one."
			: 'Look in Whaapy for what is there, and change or remove it there.',
	};
}

function redirected(): Explanation {
	return {
		message: 'The Base URL sends requests on to another address',
		description:
			"The API key is not sent there. Set 'Base URL' in the Whaapy credential to the final address, usually https://api.whaapy.com.",
	};
}

/** An answer that no page of Whaapy's describes: a proxy's page, another service, an empty body. */
export function explainForeignAnswer(answer: Answer, about: About): Explanation {
	const { status } = answer;
	if (status >= 300 && status < 400) return redirected();
	const begins = `${opening(answer.body, about.apiKey)}.`;
	if (status === 401 || status === 403) {
		const { message, description } = explainAnswer(answer, about, '');
		return { message, description: `${description} ${begins}` };
	}
	const { message } =
		status >= 500 || status === 408 || status === 429
			? explainAnswer(answer, about, '')
			: { message: 'Something other than Whaapy answered' };
	return {
		message,
		description:
			`${begins} ${fate(answer, about)} ${tries(about)} Check the 'Base URL' in the Whaapy credential, and any proxy on the way.`.replace(
				/\s+/g,
				' ',
			),
	};
}

/** A request that got no answer. */
export function explainLost(lost: Lost, about: About): Explanation {
	const server = `Whaapy at ${about.baseUrl}`;
	const checkUrl = "Check the 'Base URL' in the Whaapy credential, and the network of this n8n.";
	switch (lost.code) {
		case 'ECONNABORTED':
		case 'ETIMEDOUT':
			return {
				message: `Whaapy did not answer within ${inSeconds(about.timeout)}`,
				description: about.adjustable
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
		case 'ERR_INVALID_CHAR':
			return {
				message: 'The API key holds a character that no key has',
				description: 'Paste the key into the Whaapy credential again, without line breaks.',
			};
		default:
			return {
				message: `The connection to ${server} broke off`,
				description: `${redact(lost.text, about.apiKey)}. Try again; if it stays so, check the network of this n8n.`,
			};
	}
}

/** Whether the write may have been carried out, in words; empty for reads. */
export function fate(outcome: Outcome, about: About): string {
	if (about.method === 'GET') return '';
	if (about.itemIndex === undefined) {
		return mayHaveHappened(outcome, about.method)
			? 'It may have been carried out all the same.'
			: 'Nothing was changed in Whaapy.';
	}
	return mayHaveHappened(outcome, about.method)
		? 'It may have been saved or sent all the same: look in Whaapy before you run it again.'
		: 'Nothing was saved or sent for this item.';
}

/** How often it was tried, in words; empty for once. */
export function tries({ attempts = 1 }: About): string {
	return attempts > 1 ? `Tried ${attempts} times.` : '';
}
