import { isObject } from './outcome';
import { redact } from './redact';

/** What Whaapy itself says, its field lists spelled out, or `undefined` where it is not Whaapy's form. */
export function whaapyText(body: unknown, apiKey: string): string | undefined {
	if (!isObject(body)) return undefined;
	const nested = isObject(body.error) ? body.error : body;
	const text = [nested.message, body.message, body.error].find((part) => typeof part === 'string');
	const details = nested.details ?? body.details;
	if (text === undefined && details === undefined) return undefined;
	const lines = isObject(details)
		? Object.entries(details).map(([field, texts]) => `${fieldName(field)}: ${list(texts)}`)
		: [];
	return redact([text, ...lines].filter(Boolean).join('\n'), apiKey);
}

function list(texts: unknown): string {
	if (Array.isArray(texts)) return texts.map(list).join(', ');
	return isObject(texts) ? JSON.stringify(texts) : String(texts);
}

/** `custom_fields` as the parameter is called in the editor: "Custom Fields". */
function fieldName(field: string): string {
	const words = field.split(/[_.]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
	return words
		.join(' ')
		.replace(/\bId(s?)\b/g, 'ID$1')
		.replace(/\bUrl\b/g, 'URL');
}

/** The first characters of an answer, on one line. */
export function opening(body: unknown, apiKey: string): string {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	if (text === undefined || text.trim() === '') return 'nothing (it is empty)';
	const flat = redact(text, apiKey).replace(/\s+/g, ' ').trim();
	return flat.length > 120 ? `${flat.slice(0, 120)}…` : flat;
}

/** Milliseconds as people say them. */
export function inSeconds(milliseconds: number): string {
	const value = Number((milliseconds / 1000).toPrecision(3));
	return `${value} ${value === 1 ? 'second' : 'seconds'}`;
}
