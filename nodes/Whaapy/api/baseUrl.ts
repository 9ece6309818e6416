import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { unquoted } from './apiKey';

const DEFAULT_BASE_URL = 'https://api.whaapy.com';

/**
 * The base URL of the credential, without the slash and the quotes that people paste with it, and
 * with the protocol that they leave out.
 *
 * @returns `undefined` if it is not an address
 */
export function parseBaseUrl(value: unknown): string | undefined {
	const given = unquoted(value) || DEFAULT_BASE_URL;
	// One word is no host that Whaapy could give somebody.
	const isHost = /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(given);
	const text = isHost ? `https://${given}` : given;
	const isAddress = /^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/i.test(text) && URL.canParse(text);
	// A name and password in it would be sent in place of the key, and shown in messages.
	if (isAddress && !/^https?:\/\/[^/\\]*@/i.test(text)) return text.replace(/\/+$/, '');
	return undefined;
}

/**
 * The same for a run.
 *
 * @throws NodeOperationError if it is not an address
 */
export function readBaseUrl(node: INode, value: unknown): string {
	const baseUrl = parseBaseUrl(value);
	if (baseUrl !== undefined) return baseUrl;
	throw new NodeOperationError(node, "The 'Base URL' of the Whaapy credential is not an address", {
		description: `Set it to an address such as ${DEFAULT_BASE_URL}.`,
	});
}

/**
 * Whether a media URL points to Whaapy: the host of the credential's base URL, or `whaapy.com` and
 * its subdomains over HTTPS.
 *
 * A message can hold any URL; fetching what it names would let a sender reach into the user's network.
 */
export function isWhaapyUrl(url: string, baseUrl: string): boolean {
	if (!URL.canParse(url)) return false;
	const { origin, protocol, hostname, username, port } = new URL(url);
	if (username !== '') return false;
	if (origin === new URL(baseUrl).origin) return true;
	return protocol === 'https:' && port === '' && /(^|\.)whaapy\.com$/.test(hostname);
}
