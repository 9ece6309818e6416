import type { Property } from '../../../parameters/property';
import { defineOperation } from '../../operation';
import { optionsField } from '../../properties';
import { templateLocator } from '../properties';
import { readTemplate } from '../read';

const properties = [templateLocator, optionsField()] as const satisfies readonly Property[];

/** Template → Get. */
export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get template',
	description: 'Get one message template with its text, its buttons and its state at WhatsApp',
	api: { endpoints: ['GET /templates/v1/{id}'], costs: { 'by ID': 1 } },
	properties,
	readOnly: true,
	async execute({ client, parameters }) {
		return await readTemplate(client, parameters.templateId);
	},
});
