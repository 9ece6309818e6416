import type { IDataObject } from 'n8n-workflow';
import type { Property } from '../../parameters/property';
import type { BulkItem } from '../../shared/bulk';
import { defineBulkOperation } from '../operation';
import { defaultCountry, optionsField, tryOtherSpellings } from '../properties';
import type { ContactChange } from './changeMany';
import { changeMany, MAX_CONTACTS_PER_CALL, toBulkItem } from './changeMany';
import { CONTACTS } from './find';
import { contactMissing, findContactId, validateContact } from './locate';
import { contactLocator } from './properties';

const properties = [
	{ ...contactLocator, description: 'The contact to delete for good' },
	optionsField(defaultCountry, tryOtherSpellings),
] as const satisfies readonly Property[];

/** Contact → Delete. */
export const deleteContact = defineBulkOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete contact permanently',
	description:
		'Delete a contact for good; this cannot be undone. An AI agent should ask a person first. Input items share requests.',
	properties,
	batchSize: MAX_CONTACTS_PER_CALL,
	async prepare(run) {
		const reference = validateContact(run, run.parameters.contactId);
		return toBulkItem(await findContactId(run, reference), { operation: 'delete' });
	},
	async executeMany(client, items) {
		return await changeMany(client, items, deletedOutput);
	},
	async executeOne(client, item) {
		const { target, needs } = item;
		await client.delete({
			path: [...CONTACTS, target],
			messages: contactMissing(target),
			mustExist: !needs.mayBeDone,
		});
		return deletedOutput(item);
	},
});

function deletedOutput({ target }: BulkItem<ContactChange>): IDataObject {
	return { id: target, deleted: true };
}
