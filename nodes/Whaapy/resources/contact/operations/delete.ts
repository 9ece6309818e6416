import type { IDataObject } from 'n8n-workflow';
import type { BulkItem } from '../../../shared/bulk';
import { defineBulkOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import type { ContactChange } from '../changeMany';
import { changeMany, MAX_CONTACTS_PER_CALL, toBulkItem } from '../changeMany';
import { LOOKUP_ENDPOINTS } from '../find';
import { contactMissing, findContactId } from '../locate';
import { contactLocator } from '../properties';

export const deleteContact = defineBulkOperation({
	name: 'Delete',
	action: 'Delete contact permanently',
	description: 'Delete a contact for good. Up to 100 input items share one request.',
	api: {
		endpoints: ['POST /contacts/v1/bulk', 'DELETE /contacts/v1/{id}', ...LOOKUP_ENDPOINTS],
		costs: { 'by ID': 1, 'by phone': 2, '100 contacts by ID': 1, '1,000 contacts by ID': 10 },
	},
	properties: [{ ...contactLocator, description: 'The contact to delete for good' }],
	options: lookupOptions,
	irreversible: true,
	batchSize: MAX_CONTACTS_PER_CALL,
	async prepare(run) {
		const id = await findContactId(run, run.parameters.contactId);
		return toBulkItem(id, { operation: 'delete' });
	},
	async executeMany(client, items) {
		return await changeMany(client, items, { output: deletedOutput });
	},
	async executeOne(client, item, mayBeDone) {
		const { target } = item;
		await client.delete('/contacts/v1/{id}', {
			path: { id: target },
			messages: contactMissing(target),
			mustExist: !mayBeDone,
		});
		return deletedOutput(item);
	},
});

function deletedOutput({ target }: BulkItem<ContactChange>): IDataObject {
	return { id: target, deleted: true };
}
