import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { anyAnswer } from '../../api/envelope';
import { isObject } from '../../shared/guards';

/**
 * All tags of the account's contacts, or all definitions of its custom fields. One request.
 *
 * The answers of both endpoints were never seen (docs/whaapy-api.md, "Gaps"), so entries are passed on
 * as they are, a text as `{ name }`.
 *
 * @returns what Whaapy answered, as the only entry, if it holds no list
 */
export async function readAccountList(
	client: WhaapyClient,
	name: 'tags' | 'fields',
): Promise<IDataObject[]> {
	const answer = await client.get(`/contacts/v1/${name}`, { envelope: anyAnswer });
	const inner = isObject(answer.data) ? answer.data[name] : answer.data;
	const list = [answer[name], inner].find(Array.isArray);
	return (
		list?.map((entry: unknown) => (isObject(entry) ? entry : { name: String(entry) })) ?? [answer]
	);
}

/** The texts under the first of several names that an entry has; entries without one are left out. */
export function namesIn(entries: readonly IDataObject[], ...names: string[]): string[] {
	return entries.flatMap((entry) => {
		const text = names.map((name) => entry[name]).find((value) => typeof value === 'string');
		return typeof text === 'string' && text !== '' ? [text] : [];
	});
}
