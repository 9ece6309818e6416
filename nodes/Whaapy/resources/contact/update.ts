import { objectIn } from '../../api/envelope';
import type { Property } from '../../parameters/property';
import { defineOperation } from '../operation';
import { defaultCountry, optionsField, simplify, tryOtherSpellings } from '../properties';
import { changeBody } from './body';
import { CONTACTS, LOOKUP_ENDPOINTS } from './find';
import { contactMissing, findContactId, validateContact } from './locate';
import { contactLocator, updateFields } from './properties';
import { simplifyContact } from './simplify';

const properties = [
	{ ...contactLocator, description: 'The contact to change' },
	updateFields,
	simplify,
	optionsField(defaultCountry, tryOtherSpellings),
] as const satisfies readonly Property[];

/** Contact → Update. Never retried if the first attempt may have been applied. */
export const update = defineOperation({
	name: 'Update',
	value: 'update',
	action: 'Update contact',
	description: 'Change fields of a contact; those that are not given stay as they are',
	api: {
		endpoints: ['PATCH /contacts/v1/{id}', ...LOOKUP_ENDPOINTS],
		requests: '1; 1 more by phone',
	},
	properties,
	async execute(run) {
		const { client, parameters, issues } = run;
		const body = changeBody(parameters.updateFields, issues);
		if (Object.keys(body).length === 0 && issues.isEmpty) {
			issues.add('Update Fields', 'is empty', 'Add at least one field to change.');
		}
		const id = await findContactId(run, validateContact(run, parameters.contactId));
		const contact = await client.patch({
			path: [...CONTACTS, id],
			body,
			envelope: objectIn('contact'),
			messages: contactMissing(id),
		});
		return parameters.simplify ? simplifyContact(contact) : contact;
	},
});
