import { choices } from '../../../shared/labels';
import { defineOperation } from '../../operation';
import { filtersField, returnAllOrLimit } from '../../properties';
import { readList } from '../../readList';
import { broadcastList } from '../broadcasts';

export const getAll = defineOperation({
	name: 'Get Many',
	action: 'Get many broadcasts',
	description: 'Get the broadcasts of the account',
	api: { endpoints: ['GET /broadcasts'], costs: { '100 broadcasts': 1, '200 broadcasts': 2 } },
	properties: [
		...returnAllOrLimit,
		filtersField({
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'draft',
			description: 'Return broadcasts with this status',
			options: choices(
				'cancelled',
				'completed',
				'draft',
				'failed',
				'paused',
				'scheduled',
				'sending',
			),
		}),
	],
	readOnly: true,
	async execute({ client, parameters }) {
		const list = broadcastList(client, parameters.filters.status);
		const broadcasts = await readList(client, parameters, list);
		return broadcasts.map((json) => ({ json }));
	},
});
