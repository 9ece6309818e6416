import { readId } from '../../parameters/validate';
import { Complaints } from '../../parameters/issues';
import { plainOptions } from '../properties';
import { readParameters } from '../../parameters/readParameters';
import type { Operation, Property } from '../../parameters/property';
import { changeBody } from './body';
import { contactLocator, updateFields } from './properties';
import { CONTACTS, contactIn, contactMissing } from './find';

const properties = [
	contactLocator,
	updateFields,
	plainOptions,
] as const satisfies readonly Property[];

/** Contact → Update (page contacts-create, "Contacto Duplicado"; FACTS, "Contacts": PATCH). */
export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update contact',
	description: 'Change fields of a contact; those that are not given stay as they are',
	properties,
	async execute(client, itemIndex) {
		const complaints = new Complaints(this.getNode(), itemIndex);
		const values = readParameters(this, properties, itemIndex, complaints);
		const body = changeBody(values.updateFields, complaints);
		if (Object.keys(body).length === 0 && complaints.isEmpty) {
			complaints.add('Update Fields', 'is empty', 'Add at least one field to change.');
		}
		const id = readId(complaints, 'Contact', values.contactId.value);
		complaints.throwIfAny();

		return await client.inOrder(id, async () => {
			const changed = await client.patch({
				path: [...CONTACTS, id],
				body,
				envelope: 'contact',
				notFound: contactMissing(id),
			});
			return contactIn(changed);
		});
	},
};
