import { anyAnswer } from '../../../api/envelope';
import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { LOOKUP_ENDPOINTS, forgetContact } from '../find';
import { findContactId } from '../locate';
import { contactLocator } from '../properties';

/** Contact → Merge. Never retried if the first attempt may have been applied. */
export const merge = defineOperation({
	name: 'Merge',
	action: 'Merge contact into another and remove it',
	description:
		'Move the data of one contact into another that stays, and remove the first one for good',
	api: {
		endpoints: ['POST /contacts/v1/{id}/merge', ...LOOKUP_ENDPOINTS],
		costs: { 'both by ID': 1, 'one by phone': 2, 'both by phone': 3 },
	},
	properties: [
		{
			...contactLocator,
			displayName: 'Contact to Keep',
			description: 'The contact that stays, with its ID and its phone number',
		},
		{
			...contactLocator,
			displayName: 'Contact to Merge Into It',
			name: 'mergedContactId',
			description: 'The contact that is removed for good after its data have gone into the other',
		},
	],
	options: lookupOptions,
	irreversible: true,
	async execute(run) {
		const { client, parameters, issues } = run;
		const { contactId: kept, mergedContactId: merged } = parameters;
		issues.throwIfAny();
		const keptId = await findContactId(run, kept);
		const mergedId = await findContactId(run, merged);
		if (keptId === mergedId) {
			throw run.error(
				"'Contact to Keep' and 'Contact to Merge Into It' are the same contact",
				`Both are ${keptId}. Choose two contacts, e.g. those of one person under two phone numbers.`,
			);
		}
		const answer = await client.post('/contacts/v1/{id}/merge', {
			path: { id: keptId },
			body: { source_contact_id: mergedId },
			envelope: anyAnswer,
			messages: {
				404: {
					message: `Whaapy does not have both contacts: '${keptId}' and '${mergedId}'`,
					description: "Check both contacts, or choose them 'From List'.",
				},
			},
		});
		for (const reference of [kept, merged]) {
			if ('phone' in reference) forgetContact(client, reference.phone);
		}
		return { ...answer, kept_contact_id: keptId, merged_contact_id: mergedId };
	},
});
