import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { objectIn } from '../../api/envelope';
import type { Property } from '../../parameters/property';
import { validateId } from '../../parameters/validate';
import { defineOperation } from '../operation';
import { optionsField } from '../properties';
import { TEMPLATES } from './list';
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
	async execute({ client, parameters, issues }) {
		const id = validateId(issues, {
			parameter: 'Template',
			value: parameters.templateId.value,
			isMetas: true,
		});
		return await readTemplate(client, id);
	},
});

/**
 * The template with an ID. One request.
 *
 * @throws NodeApiError if Whaapy has none
 */
export async function readTemplate(client: WhaapyClient, id: string): Promise<IDataObject> {
	return await client.get({
		path: [...TEMPLATES, id],
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
