import { objectIn } from '../../../api/envelope';
import { output, shape } from '../../../parameters/output';
import { findStageId, STAGES_ENDPOINT } from '../../funnelStage/findStage';
import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { changeBody } from '../body';
import { LOOKUP_ENDPOINTS } from '../find';
import { contactMissing, findContactId } from '../locate';
import { contactLocator, updateFields } from '../properties';
import { simplifyContact } from '../simplify';

/** Contact → Update. Never retried if the first attempt may have been applied. */
export const update = defineOperation({
	name: 'Update',
	action: 'Update contact',
	description: 'Change fields of a contact; those that are not given stay as they are',
	api: {
		endpoints: ['PATCH /contacts/v1/{id}', ...LOOKUP_ENDPOINTS, STAGES_ENDPOINT],
		costs: { 'by ID': 1, 'by phone': 2, 'by ID, stage by name': 2 },
	},
	properties: [
		{ ...contactLocator, description: 'The contact to change' },
		updateFields,
		...output,
	],
	options: lookupOptions,
	async execute(run) {
		const { client, parameters, issues } = run;
		const { funnelStageId, ...fields } = parameters.updateFields;
		const body = changeBody(fields, issues);
		if (funnelStageId?.value.trim() === '') {
			issues.add(
				'Funnel Stage',
				'is empty',
				"Choose a stage, or remove the field. To take the contact out of the funnel, use the operation 'Move to Stage'.",
			);
		}
		if (Object.keys(body).length === 0 && funnelStageId === undefined && issues.isEmpty) {
			issues.add('Update Fields', 'is empty', 'Add at least one field to change.');
		}
		const stageId = funnelStageId && (await findStageId(run, funnelStageId));
		const id = await findContactId(run, parameters.contactId);
		const contact = await client.patch('/contacts/v1/{id}', {
			path: { id },
			body: { ...body, ...(stageId && { funnel_stage_id: stageId }) },
			envelope: objectIn('contact'),
			messages: contactMissing(id),
		});
		return shape(parameters, contact, simplifyContact);
	},
});
