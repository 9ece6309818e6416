import type { INodeExecutionData } from 'n8n-workflow';
import { choices } from '../../../shared/labels';
import { defineOperation } from '../../operation';
import { filtersField, returnAllOrLimit } from '../../properties';
import { readTemplates } from '../templates';

export const getAll = defineOperation({
	name: 'Get Many',
	action: 'Get many templates',
	description: 'Get the message templates of the account, with their texts and buttons',
	api: { endpoints: ['GET /templates/v1'], costs: { '100 templates': 1, '200 templates': 2 } },
	properties: [
		...returnAllOrLimit,
		filtersField({
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'APPROVED',
			description:
				'What WhatsApp decided about the template. Without this filter, Whaapy returns the approved ones.',
			options: choices('APPROVED', 'PAUSED', 'PENDING', 'REJECTED'),
		}),
	],
	readOnly: true,
	async execute({ client, parameters }) {
		const { filters, returnAll } = parameters;
		const limit = returnAll ? undefined : parameters.limit;
		const templates: INodeExecutionData[] = [];
		for await (const page of readTemplates(client, { status: filters.status, limit })) {
			for (const json of page) templates.push({ json });
			if (limit !== undefined && templates.length >= limit) break;
		}
		return templates.slice(0, limit);
	},
});
