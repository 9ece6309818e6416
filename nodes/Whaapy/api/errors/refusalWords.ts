import type { UserMessage } from '../../shared/inputError';
import { KEYS_PAGE } from '../apiKey';
import type { HttpResponse } from '../response';
import type { RequestFacts } from './errorMessages';

/** Explains a refusal by its status, and what to do; the operation's own words come first. */
export function refusalWords(
	response: HttpResponse,
	facts: RequestFacts,
	whaapySays?: string,
): UserMessage {
	const { status } = response;
	if (status < 300) {
		return {
			message: 'Whaapy did not do what it was asked',
			description: whaapySays
				? 'Correct what Whaapy names here and try again.'
				: 'It does not say why.',
		};
	}
	if (status === 403) {
		const scopes = missingScopes(whaapySays ?? '');
		return {
			message: scopes
				? `The API key lacks the permission '${scopes}'`
				: 'The API key is not allowed to do this',
			description: `Edit the key in Whaapy under ${KEYS_PAGE} and add the permission. The credential in n8n stays as it is.`,
		};
	}
	if (status === 429) {
		return {
			message: 'Whaapy is still rate limiting this API key',
			description: `${facts.adjustable ? "Lower 'Max Concurrent Requests' under Options, or try" : 'Try'} again later.`,
		};
	}
	if (status >= 500 || status === 408) {
		return { message: 'Whaapy could not answer', description: 'Try again in a few minutes.' };
	}
	return (
		ownWords(response, facts) ??
		OTHERS[status] ?? {
			message: 'Whaapy did not accept the values it was sent',
			description: 'Correct the parameters that Whaapy names here and try again.',
		}
	);
}

const OTHERS: Readonly<Record<number, UserMessage>> = {
	401: {
		message: 'Whaapy did not accept the API key',
		description: `Open the Whaapy credential, paste an active key from Whaapy (${KEYS_PAGE}) and test it.`,
	},
	404: {
		message: 'Whaapy does not have what was asked for',
		description: "Check the ID, and the 'Base URL' in the Whaapy credential.",
	},
	409: {
		message: 'Whaapy already has this',
		description: 'Look in Whaapy for what is there, and change or remove it there.',
	},
};

/** The permissions that a key lacks, as Whaapy names them in a refusal; `undefined` if it does not. */
export function missingScopes(whaapySays: string): string | undefined {
	const named = /scopes?:([\w:., -]{1,300})/i.exec(whaapySays)?.[1];
	return named?.trim().replace(/[^\w]{1,20}$/, '') || undefined;
}

/** The operation's own words for a response. */
export function ownWords({ status, body }: HttpResponse, { messages }: RequestFacts) {
	const words = messages?.[status];
	return typeof words === 'function' ? words(body) : words;
}
