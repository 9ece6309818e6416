import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { anyAnswer } from '../../api/envelope';
import type { ValidationIssues } from '../../parameters/issues';
import type { BulkItem } from '../../shared/bulk';
import type { ContactChange } from './changeMany';
import { toBulkItem } from './changeMany';
import { CONTACTS } from './find';
import { contactMissing } from './locate';

/** Whether tags are added to those of a contact, or taken from them. */
export type TagChange = 'add_tags' | 'remove_tags';

/** Validates that there are tags to change. */
export function validateTags(
	issues: ValidationIssues,
	parameter: string,
	tags: readonly string[],
): void {
	if (tags.length > 0) return;
	issues.add(parameter, 'is empty', 'Give at least one tag, e.g. cliente.');
}

/** One input item that adds or removes tags; the order of the tags does not matter. */
export function toTagItem(contactId: string, operation: TagChange, tags: readonly string[]) {
	return toBulkItem(contactId, { operation, tags: [...tags].sort() });
}

/** Adds tags to one contact, or removes them. Repeating it changes nothing, so it is retried. */
export async function changeTags(
	client: WhaapyClient,
	{ target, needs: { change } }: BulkItem<ContactChange>,
): Promise<void> {
	await client.patch({
		path: [...CONTACTS, target],
		body: { [String(change.operation)]: change.tags },
		envelope: anyAnswer,
		messages: contactMissing(target),
		idempotent: true,
	});
}

/** The output for a contact whose tags were changed. */
export function tagOutput({ target, needs: { change } }: BulkItem<ContactChange>): IDataObject {
	const name = change.operation === 'add_tags' ? 'added_tags' : 'removed_tags';
	return { id: target, [name]: change.tags };
}
