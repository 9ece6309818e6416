import { defineOperation } from '../../operation';
import { templateLocator } from '../properties';
import { readTemplate } from '../templates';

export const get = defineOperation({
	name: 'Get',
	action: 'Get template',
	description: 'Get one message template with its text, its buttons and its state at WhatsApp',
	api: { endpoints: ['GET /templates/v1/{id}'], costs: { 'by ID': 1 } },
	properties: [templateLocator],
	readOnly: true,
	async execute({ client, parameters }) {
		return await readTemplate(client, parameters.templateId);
	},
});
