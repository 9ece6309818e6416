import { objectIn } from '../../api/envelope';
import type { Property } from '../../parameters/property';
import { validateId } from '../../parameters/validate';
import { defineOperation } from '../operation';
import { optionsField } from '../properties';
import { changeBody } from './body';
import { CONTACTS, contactMissing } from './find';
import { contactLocator, updateFields } from './properties';

const properties = [
	contactLocator,
	updateFields,
	optionsField(),
] as const satisfies readonly Property[];

/** Contact → Update. Never retried if the first attempt may have been applied. */
export const update = defineOperation({
	name: 'Update',
	value: 'update',
	action: 'Update contact',
	description: 'Change fields of a contact; those that are not given stay as they are',
	api: { endpoints: ['PATCH /contacts/v1/{id}'], requests: '1' },
	properties,
	async execute({ client, parameters, issues }) {
		const body = changeBody(parameters.updateFields, issues);
		if (Object.keys(body).length === 0 && issues.isEmpty) {
			issues.add('Update Fields', 'is empty', 'Add at least one field to change.');
		}
		const id = validateId(issues, 'Contact', parameters.contactId.value);
		return await client.patch({
			path: [...CONTACTS, id],
			body,
			envelope: objectIn('contact'),
			messages: contactMissing(id),
		});
	},
});
