import { withoutSecrets } from '../../nodes/Whaapy/api/redact';

const PERSONAL = [
	/[^\s@<>"']+@[^\s@<>"']+\.[a-z]{2,}/gi,
	/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
	/\+?\d(?:[ ().-]?\d){6,}/g,
];

/**
 * A text without keys, secrets, e-mail addresses, ids and phone numbers. No value of an answer is
 * meant to come this far; this is the last line.
 */
export const masked = (text: string, key: string): string =>
	PERSONAL.reduce((left, pattern) => left.replace(pattern, '***'), withoutSecrets(text, key));

/** Names that a programmer would give; a name of a person, a number or an id can be a key too. */
const FIELD_NAME = /^(?!.*\d{4})[A-Za-z_][A-Za-z0-9_]{0,39}$/;

/** The name of a field as it may be shown. */
export const fieldName = (name: string): string => (FIELD_NAME.test(name) ? name : '***');
