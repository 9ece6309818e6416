import { pageIn } from '../../../api/pagination';
import { defineOperation } from '../../operation';
import { peopleFilters, returnAllOrLimit } from '../../properties';
import { readList } from '../../readList';
import { unknownBroadcast } from '../broadcasts';
import { broadcastLocator } from '../properties';

export const getRecipients = defineOperation({
	name: 'Get Recipients',
	action: 'Get recipients of broadcast',
	description: 'Get who a broadcast goes to, and how far the message came for each of them',
	api: {
		endpoints: ['GET /broadcasts/{id}/recipients'],
		costs: { '100 recipients': 1, '200 recipients': 2 },
	},
	properties: [
		broadcastLocator,
		...returnAllOrLimit,
		peopleFilters(
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				placeholder: 'e.g. Juan',
				description: 'Return recipients with this in their name or phone number',
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				default: 'errors',
				description: 'Return recipients for whom the message came this far',
				options: [
					{ name: 'Delivered', value: 'delivered' },
					{ name: 'Not Reached', value: 'errors' },
					{ name: 'Pending', value: 'pending' },
					{ name: 'Read', value: 'read' },
					{ name: 'Responded', value: 'responded' },
					{ name: 'Sent', value: 'sent' },
				],
			},
		),
	],
	readOnly: true,
	async execute({ client, parameters }) {
		const { broadcastId: id, filters } = parameters;
		const recipients = await readList(client, parameters, {
			things: 'recipients',
			paging: 'offset',
			read: async (position) =>
				await client.get('/broadcasts/{id}/recipients', {
					path: { id },
					query: { status: filters.status, q: filters.search?.trim() || undefined, ...position },
					envelope: pageIn('data', 'recipients'),
					messages: unknownBroadcast(id),
				}),
		});
		return recipients.map((json) => ({ json }));
	},
});
