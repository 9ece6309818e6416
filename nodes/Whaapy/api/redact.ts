import { isObject } from '../shared/guards';
import { parseJson } from '../shared/json';

/** Names of fields, headers and query parameters with a secret; "secretary" is none. */
const SECRET_NAME = /secret(?!ar|o)|signing[_-]?key/i;

/** The value that follows such a name in a text: JSON, also as a text within JSON, a header, a query. */
const NAMED_SECRET =
	/((?:secret(?!ar|o)|signing[_-]?key)[\w-]{0,40}(?:\\*["']|&quot;)?\s{0,9}[:=]\s{0,9})(?:(\\*["']|&quot;).{1,500}?(?=\2)|((?:\\*["']|&quot;)?)[^\s"'&,;<>{}[\]\\]+)/gi;

/** n8n's signature of a run that waits, in its URL and in what is tapped: with it, anybody goes on for the person. */
const SIGNATURE =
	/((?:[?&]|%3f|%26|\\u0026)signature(?:=|%3d)|\bn8n\/[^/\s"]{1,40}\/[^/\s"]{1,80}\/)[0-9a-f]{32,}/gi;

/** Where an object that is a name and its value keeps the value. */
const VALUE_NAME = /^val(ue)?s?$/i;

/** Shorter ones are parts of too many words: such a key is hidden where it stands alone. */
const SHORTEST_KEY = 4;
const SHORTEST_SECRET = 8;

/** No answer of Whaapy is nested so deep; beyond, nothing is shown. */
const DEEPEST = 100;

/**
 * An answer or a text without Whaapy's secrets: the key in use, as it is or encoded, anything that looks
 * like a key ("wha_…") or a webhook's secret ("whsec_…"), the value after a name such as "secret", and
 * the signature of a run that waits. Fields that hold a secret are left out, however deep, in lists and
 * under any name, and what they held is shown nowhere else.
 *
 * Whaapy, a proxy or a library may quote the request it refused; what n8n shows, logs and stores
 * must not carry the secret with it. With the secret of a webhook, whoever reads an execution could
 * forge deliveries.
 *
 * @param value what JSON can hold; it is not changed
 * @param apiKey the key in use, if it is known
 */
export function withoutSecrets<T>(value: T, apiKey?: string): T;
export function withoutSecrets(value: unknown, apiKey = ''): unknown {
	const secrets = new Set<string>();
	const shown = withoutSecretFields(value, secrets);
	return mapTexts(shown, redactor(apiKey, secrets));
}

/** @param secrets gets what the fields held that are left out */
function withoutSecretFields(value: unknown, secrets: Set<string>, depth = 0): unknown {
	if (depth > DEEPEST) return null;
	const inside = (part: unknown) => withoutSecretFields(part, secrets, depth + 1);
	const isShown = (isSecret: boolean, part: unknown) => {
		if (isSecret) mapTexts(part, (text) => (secrets.add(text), text));
		return !isSecret;
	};
	if (typeof value === 'string') {
		// The text stays as it is written; what it holds is hidden as wherever else it is repeated.
		if (/^\s*[[{]/.test(value)) inside(parseJson(value));
		return value;
	}
	if (Array.isArray(value)) {
		return value.filter((part, index) => isShown(isSecretName(value[index - 1]), part)).map(inside);
	}
	if (!isObject(value)) return value;
	const isNamed = Object.values(value).some(isSecretName);
	const shown = Object.entries(value).filter(([name, part]) =>
		isShown(SECRET_NAME.test(name) || (isNamed && VALUE_NAME.test(name)), part),
	);
	return Object.fromEntries(shown.map(([name, part]) => [name, inside(part)]));
}

/** Tells if a value is the name of a secret, e.g. of a header, and not a text about one. */
function isSecretName(value: unknown): boolean {
	return typeof value === 'string' && /^[\w-]{1,60}$/.test(value) && SECRET_NAME.test(value);
}

function mapTexts(value: unknown, change: (text: string) => string, depth = 0): unknown {
	if (typeof value === 'string') return change(value);
	if (typeof value === 'number') {
		// A key of digits only may be one.
		const shown = change(`${value}`);
		return shown === `${value}` ? value : shown;
	}
	if (depth > DEEPEST) return null;
	const inside = (part: unknown) => mapTexts(part, change, depth + 1);
	if (Array.isArray(value)) return value.map(inside);
	if (!isObject(value)) return value;
	const entries = Object.entries(value);
	return Object.fromEntries(entries.map(([name, part]) => [change(name), inside(part)]));
}

function redactor(apiKey: string, secrets: Iterable<string>): (text: string) => string {
	const key = apiKey.trim();
	const ownKey =
		key.length < SHORTEST_KEY
			? new RegExp(`(?<!\\w)(${anyOf([key], 1).source})(?!\\w)`, 'gi')
			: anyOf(keyForms(key), SHORTEST_KEY);
	const known = anyOf([...secrets].flatMap(quotedForms), SHORTEST_SECRET);
	return (text) =>
		text
			.replace(known, '***')
			.replace(ownKey, 'wha_***')
			.replace(/(whsec)_[\w+/=-]+|(wha)_[\w-]+/gi, '$1$2_***')
			.replace(SIGNATURE, '$1***')
			.replace(NAMED_SECRET, '$1$2$3***');
}

/** As it was pasted, as it was sent without what no header can hold, and encoded. */
function keyForms(key: string): string[] {
	const sent = key.replace(/[^\x20-\x7e]/g, '');
	return [
		...quotedForms(key),
		...quotedForms(sent),
		encodeURIComponent(sent),
		Buffer.from(sent).toString('hex'),
		...[0, 1, 2].flatMap((offset) => base64Forms(sent, offset)),
	];
}

/** As it is, and as JSON quotes it. */
function quotedForms(text: string): string[] {
	return [text, JSON.stringify(text).slice(1, -1)];
}

/** The base64 of a text alone, wherever it begins within what is encoded. */
function base64Forms(text: string, offset: number): string[] {
	const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
	const ofTextOnly = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)] as const;
	return [bytes.toString('base64'), bytes.toString('base64url')].map((form) =>
		form.slice(...ofTextOnly),
	);
}

/** Finds any of these texts that are long enough, in whatever case; nothing if there are none. */
function anyOf(texts: string[], shortest: number): RegExp {
	const wanted = [...new Set(texts)].filter(({ length }) => length >= shortest);
	// A text before those that are its beginning.
	wanted.sort((one, other) => other.length - one.length);
	const patterns = wanted.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
	return new RegExp(patterns.join('|') || '(?!)', 'gi');
}
