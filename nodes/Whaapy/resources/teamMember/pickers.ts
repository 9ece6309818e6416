import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { WhaapyClient } from '../../api/client';
import { listIn } from '../../api/envelope';
import { INTERACTIVE_SETTINGS } from '../../api/session';

/**
 * The people of the team that a contact can be assigned to.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function getTeamMembers(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const client = await WhaapyClient.open(this, INTERACTIVE_SETTINGS);
	const members = await client.get('/team/v1', { envelope: listIn('agents', 'data') });
	return [
		// The editor marks a value in red that is not in the list, and nothing is chosen at first.
		{ name: 'Nobody', value: '' },
		...members.map(({ id, name, email }) => ({
			name: String(name ?? email ?? id),
			value: String(id),
		})),
	];
}
