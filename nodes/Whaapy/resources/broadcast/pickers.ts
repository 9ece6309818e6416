import type { INodePropertyOptions } from 'n8n-workflow';
import { anyAnswer } from '../../api/envelope';
import { isObject } from '../../shared/guards';
import { picker, searchPicker } from '../picker';
import { ALL, readList } from '../readList';
import { broadcastList } from './broadcasts';

/** The broadcasts of the "From List" picker: name and status. */
export const searchBroadcasts = searchPicker(async (client) => {
	const broadcasts = await readList(client, ALL, broadcastList(client));
	return broadcasts.map(({ id, name, status }) => {
		const label = String(name ?? id);
		return { name: status ? `${label} (${String(status)})` : label, value: String(id) };
	});
});

/** Parts of a contact that are known to fill variables (docs/whaapy-api.md, "Messages"). */
const KNOWN_SOURCES: readonly INodePropertyOptions[] = [
	{ name: 'Contact Name', value: 'contact.name' },
	{ name: 'Contact First Name', value: 'contact.first_name' },
	{ name: 'Contact Last Name', value: 'contact.last_name' },
	{ name: 'Contact Phone', value: 'contact.phone' },
	{ name: 'Contact Email', value: 'contact.email' },
];

/**
 * The parts that can fill a variable of a broadcast: what is known, and what else the catalog of the account
 * names. No page shows the catalog, so whatever looks like "contact.name" in it counts.
 */
export const getVariableSources = picker(async (client) => {
	const catalog = await client.getIfAllowed('/templates/v1/variables', { envelope: anyAnswer });
	const sources = new Map(KNOWN_SOURCES.map((source) => [source.value, source]));
	for (const value of namesIn(catalog)) {
		if (!sources.has(value)) sources.set(value, { name: value, value });
	}
	return [...sources.values()];
});

/** Every text like "business.name" in an answer, at any depth. */
function namesIn(value: unknown): string[] {
	if (typeof value === 'string') return /^[a-z]+\.[a-z_.]+$/.test(value) ? [value] : [];
	if (Array.isArray(value)) return value.flatMap(namesIn);
	return isObject(value) ? Object.values(value).flatMap(namesIn) : [];
}
