import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { acknowledgement } from '../../api/envelope';
import type { Property } from '../../parameters/property';
import type { BulkItem, BulkResult } from '../../shared/bulk';
import type { ContactChange } from './changeMany';
import { changeMany, MAX_CONTACTS_PER_CALL, toBulkItem } from './changeMany';
import type { RunOf } from '../operation';
import { lookupOptions } from '../properties';
import { LOOKUP_ENDPOINTS } from './find';
import type { ContactParameters } from './locate';
import { contactMissing, findContactId } from './locate';

/**
 * The part that Add Tags and Remove Tags share, each with its menu entry and properties beside it.
 *
 * @param operation whether tags are added to those of a contact, or taken from them
 * @param field the property `tags`, which messages name
 */
export function tagChange(operation: 'add_tags' | 'remove_tags', field: Property) {
	return {
		api: {
			endpoints: ['POST /contacts/v1/bulk', 'PATCH /contacts/v1/{id}', ...LOOKUP_ENDPOINTS],
			costs: { 'by ID': 1, 'by phone': 2, '100 contacts by ID': 1, '1,000 contacts by ID': 10 },
		},
		options: lookupOptions,
		batchSize: MAX_CONTACTS_PER_CALL,
		async prepare(run: RunOf<ContactParameters & { tags: string[] }>) {
			const { tags, contactId } = run.parameters;
			if (tags.length === 0) {
				run.issues.add(field.displayName, 'is empty', 'Give at least one tag, e.g. cliente.');
			}
			const id = await findContactId(run, contactId);
			// The order of the tags does not matter, so items with the same ones share a request.
			return toBulkItem(id, { operation, tags: [...tags].sort() });
		},
		async executeMany(client: WhaapyClient, items: TagItems): Promise<BulkResult[]> {
			return await changeMany(client, items, { output: tagOutput });
		},
		async executeOne(client: WhaapyClient, item: TagItems[number]): Promise<IDataObject> {
			const { target, needs } = item;
			await client.patch('/contacts/v1/{id}', {
				path: { id: target },
				body: { [operation]: needs.change.tags },
				envelope: acknowledgement,
				messages: contactMissing(target),
				// A second time changes nothing.
				idempotent: true,
			});
			return tagOutput(item);
		},
	} as const;
}

type TagItems = ReadonlyArray<BulkItem<ContactChange>>;

/** The output for a contact whose tags were changed. */
function tagOutput({ target, needs: { change } }: BulkItem<ContactChange>): IDataObject {
	const name = change.operation === 'add_tags' ? 'added_tags' : 'removed_tags';
	return { id: target, [name]: change.tags };
}
