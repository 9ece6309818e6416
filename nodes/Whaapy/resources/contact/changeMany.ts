import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { Envelope } from '../../api/envelope';
import { anyAnswer } from '../../api/envelope';
import type { BulkItem, BulkResult } from '../../shared/bulk';
import { isObject } from '../../shared/guards';
import { contactsInDoubt } from './bulkAnswer';

/** Most contacts that one bulk call takes (docs/whaapy-api.yaml, `/contacts/v1/bulk`). */
export const MAX_CONTACTS_PER_CALL = 100;

/** A change of one contact in a bulk operation. */
export interface ContactChange {
	/** The body of a bulk call without the contacts, e.g. `{ operation: 'delete' }`. */
	change: IDataObject;
}

/** One input item of an operation that makes the same change to many contacts. */
export function toBulkItem(contactId: string, change: IDataObject): ContactItem {
	return { group: JSON.stringify(change), target: contactId, needs: { change } };
}

/** The answer to a bulk call, which may tell of refused contacts beside others that were changed. */
const bulkAnswer: Envelope<IDataObject> = {
	...anyAnswer,
	tellsRefusals: true,
	read: (body) => (isObject(body) ? body : anyAnswer.read(body)),
};

type ContactItem = Omit<BulkItem<ContactChange>, 'itemIndex'>;

/** The kind of change that {@link changeMany} makes. */
interface ChangeKind<Change extends ContactChange> {
	/** The output of an item whose contact was changed. */
	output: (item: BulkItem<Change>) => IDataObject;
	/** True if a second time changes nothing, so that it is retried like a read; true unless set. */
	idempotent?: boolean;
}

/**
 * Makes the same change to several contacts in one request.
 *
 * If Whaapy refuses the call as a whole, all of them are in doubt; see {@link contactsInDoubt} for an
 * answer of success.
 */
export async function changeMany<Change extends ContactChange>(
	client: WhaapyClient,
	items: ReadonlyArray<BulkItem<Change>>,
	{ output, idempotent = true }: ChangeKind<Change>,
): Promise<BulkResult[]> {
	const ids = [...new Set(items.map(({ target }) => target))];
	const sent = await client.postForMany('/contacts/v1/bulk', {
		body: { ...items[0]?.needs.change, contact_ids: ids },
		envelope: bulkAnswer,
		idempotent,
	});
	const doubt = { mayBeDone: sent.mayHaveBeenApplied };
	if ('errorFor' in sent) {
		const { isRefused, errorFor } = sent;
		return items.map(({ itemIndex }) => (isRefused ? doubt : { error: errorFor(itemIndex) }));
	}
	const inDoubt = contactsInDoubt(sent.answer, ids);
	return items.map((item) => (inDoubt.has(item.target) ? doubt : { output: output(item) }));
}
