import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isLocal } from '../shared/localUrl';
import { unquoted } from './apiKey';

const DEFAULT_BASE_URL = 'https://api.whaapy.com';

/** A base URL that can be used, or what is wrong with it, in words that follow its name. */
type BaseUrl = { baseUrl: string } | { flaw: string; hint: string };

/**
 * Reads the base URL of the credential, without the slash and the quotes that people paste with it,
 * and with the protocol that they leave out.
 *
 * Without encryption only a host of the own network is taken: whoever is on the way to another one
 * could read the API key.
 */
export function parseBaseUrl(value: unknown): BaseUrl {
	const given = unquoted(value) || DEFAULT_BASE_URL;
	// One word is no host that Whaapy could give somebody.
	const isHost = /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(given);
	const text = isHost ? `https://${given}` : given;
	const isAddress = /^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/i.test(text) && URL.canParse(text);
	// A name and password in it would be sent in place of the key, and shown in messages.
	if (!isAddress || /^https?:\/\/[^/\\]*@/i.test(text)) {
		return { flaw: 'is not an address', hint: `It is usually ${DEFAULT_BASE_URL}.` };
	}
	if (/^http:/i.test(text) && !isLocal(text)) {
		return {
			flaw: 'begins with http://, so the API key would be sent unencrypted',
			hint: 'Let it begin with https://. Only a server in your own network may do without.',
		};
	}
	return { baseUrl: text.replace(/\/+$/, '') };
}

/**
 * Reads the base URL for a run.
 *
 * @throws NodeOperationError if it cannot be used
 */
export function readBaseUrl(node: INode, value: unknown): string {
	const parsed = parseBaseUrl(value);
	if ('baseUrl' in parsed) return parsed.baseUrl;
	throw new NodeOperationError(node, `The 'Base URL' of the Whaapy credential ${parsed.flaw}`, {
		description: parsed.hint,
	});
}

/**
 * Tells if a media URL points to Whaapy: the host of the credential's base URL, or `whaapy.com` and
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
