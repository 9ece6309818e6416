/**
 * A text without Whaapy's secrets: the key in use, and anything that looks like a key ("wha_…") or a
 * webhook's secret ("whsec_…").
 *
 * Whaapy, a proxy or a library may quote the request it refused; what n8n shows, logs and stores
 * must not carry the secret with it.
 *
 * @param text what is to be shown
 * @param apiKey the key in use, if it is known
 */
export function redact(text: string, apiKey = ''): string {
	const key = apiKey.trim();
	// As it was pasted, as it was sent without what no header can hold, and as JSON quotes it.
	const forms = [key, key.replace(/[^\x20-\x7e]/g, ''), JSON.stringify(key).slice(1, -1)];
	const withoutOwnKey = forms
		.filter(({ length }) => length >= 4)
		.reduce((left, form) => left.split(form).join('wha_***'), text);
	return withoutOwnKey.replace(/(wha|whsec)_[A-Za-z0-9_-]+/g, '$1_***');
}
