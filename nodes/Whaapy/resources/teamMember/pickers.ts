import { listIn } from '../../api/envelope';
import { picker } from '../picker';

/** The people of the team that a contact can be assigned to. */
export const getTeamMembers = picker(async (client) => {
	const members = await client.get('/team/v1', { envelope: listIn('agents', 'data') });
	return [
		// The editor marks a value in red that is not in the list, and nothing is chosen at first.
		{ name: 'Nobody', value: '' },
		...members.map(({ id, name, email }) => ({
			name: String(name ?? email ?? id),
			value: String(id),
		})),
	];
});
