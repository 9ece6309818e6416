import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { WhaapyClient } from '../../api/client';
import { INTERACTIVE_SETTINGS } from '../../api/session';
import { readAccountList, textsOf } from './accountLists';

/**
 * The tags of the account's contacts.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function getKnownTags(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const client = await WhaapyClient.open(this, INTERACTIVE_SETTINGS);
	const tags = textsOf(await readAccountList(client, 'tags'), 'name', 'tag', 'label');
	return tags.map((tag) => ({ name: tag, value: tag }));
}
