import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { objectIn } from '../../api/envelope';

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
