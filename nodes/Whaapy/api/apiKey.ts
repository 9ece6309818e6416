import { createHash } from 'crypto';

/** Where in Whaapy an API key is made, and given its permissions. */
export const KEYS_PAGE = 'Settings → API Keys';

/** A character that people copy together with a key: a quote of any kind, white space, one of no width. */
const AROUND = /[\s"'`´“”‘’«»\u200b-\u200d\u2060\ufeff]/.source;
const AT_ENDS = new RegExp(`^${AROUND}+|${AROUND}+$`, 'g');
const BEARER = new RegExp(`^(authorization\\s*:\\s*)?["']?bearer\\s+${AROUND}*`, 'i');

/** A value of the credential without what was pasted around it. */
export function unquoted(value: unknown): string {
	return String(value ?? '').replace(AT_ENDS, '');
}

/** The API key of the credential, as it was copied from Whaapy or from the example of a request. */
export function readApiKey(value: unknown): string {
	return unquoted(value).replace(BEARER, '');
}

/** Tells the account that a key belongs to from others, and not the key, so that it can be kept. */
export function accountOf(baseUrl: string, apiKey: string): string {
	return createHash('sha256').update(`${baseUrl} ${apiKey}`).digest('base64url');
}
