import type { IDataObject } from 'n8n-workflow';
import { anyAnswer } from '../../api/envelope';
import type { Property } from '../../parameters/property';
import type { BulkItem } from '../../shared/bulk';
import { findStageId, STAGES_ENDPOINT } from '../funnelStage/findStage';
import { defineBulkOperation } from '../operation';
import { defaultCountry, optionsField, tryOtherSpellings } from '../properties';
import type { ContactChange } from './changeMany';
import { changeMany, MAX_CONTACTS_PER_CALL, toBulkItem } from './changeMany';
import { commonFields } from './contactFields';
import { LOOKUP_ENDPOINTS } from './find';
import { findContactId, validateContact } from './locate';
import { contactLocator } from './properties';

const properties = [
	{ ...contactLocator, description: 'The contact to move' },
	{
		...commonFields.funnelStageId,
		description: 'The stage to move the contact to; empty takes it out of the funnel',
	},
	optionsField(defaultCountry, tryOtherSpellings),
] as const satisfies readonly Property[];

/** Contact → Move to Stage. */
export const moveToStage = defineBulkOperation({
	name: 'Move to Stage',
	value: 'moveToStage',
	action: 'Move contact to funnel stage',
	description:
		'Move a contact to a stage of the funnel, or out of it. Up to 100 input items with the same stage share one request.',
	api: {
		endpoints: [
			'POST /contacts/v1/bulk',
			'POST /funnel/v1/contacts/{contactId}/move',
			...LOOKUP_ENDPOINTS,
			STAGES_ENDPOINT,
		],
		requests:
			'1 for 100 items with the same stage, 1 for each without one; 1 more by phone; 1 more for a stage by name',
	},
	properties,
	batchSize: MAX_CONTACTS_PER_CALL,
	async prepare(run) {
		const reference = validateContact(run, run.parameters.contactId);
		const stageId = (await findStageId(run, run.parameters.funnelStageId)) || null;
		const contactId = await findContactId(run, reference);
		const change = { operation: 'set_funnel_stage', funnel_stage_id: stageId };
		const item = toBulkItem(contactId, change);
		// Only the endpoint for one contact is documented to take null (docs/whaapy-api.yaml).
		return stageId === null ? { ...item, group: `alone, item ${run.itemIndex}` } : item;
	},
	async executeMany(client, items) {
		return await changeMany(client, items, stageOutput);
	},
	async executeOne(client, item) {
		const { target, needs } = item;
		const stageId = needs.change.funnel_stage_id;
		await client.post({
			path: ['funnel', 'v1', 'contacts', target, 'move'],
			body: { stage_id: stageId },
			envelope: anyAnswer,
			messages: {
				404: {
					message:
						stageId === null
							? `Whaapy has no contact with the ID '${target}'`
							: `Whaapy has no contact with the ID '${target}', or no stage with the ID '${String(stageId)}'`,
					description: "Check 'Contact' and 'Funnel Stage', or choose them from their lists.",
				},
			},
			idempotent: true,
		});
		return stageOutput(item);
	},
});

function stageOutput({ target, needs: { change } }: BulkItem<ContactChange>): IDataObject {
	return { id: target, funnel_stage_id: change.funnel_stage_id };
}
