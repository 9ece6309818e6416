import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { objectIn } from '../../api/envelope';
import type { Property } from '../../parameters/property';
import { defineOperation } from '../operation';
import { optionsField } from '../properties';
import { templateLocator } from './properties';

const properties = [templateLocator, optionsField()] as const satisfies readonly Property[];

/** Template → Get. */
export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get template',
	description: 'Get one message template with its text, its buttons and its state at WhatsApp',
	api: { endpoints: ['GET /templates/v1/{id}'], requests: '1' },
	properties,
	readOnly: true,
	async execute({ client, parameters }) {
		return await readTemplate(client, parameters.templateId);
	},
});

/**
 * The template with an ID. One request.
 *
 * @throws NodeApiError if Whaapy has none
 */
export async function readTemplate(client: WhaapyClient, id: string): Promise<IDataObject> {
	return await client.get('/templates/v1/{id}', {
		path: { id },
		envelope: objectIn('data', 'template'),
		messages: {
			404: {
				message: `Whaapy has no template with the ID '${id}'`,
				description:
					"Choose 'Template' from the list again. If it is not there, use the operation 'Sync' of templates first.",
			},
		},
	});
}
