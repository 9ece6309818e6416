import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { Envelope } from '../../api/envelope';
import { acknowledgement, anyAnswer } from '../../api/envelope';
import type { BulkItem, BulkResult } from '../../shared/bulk';
import { isObject } from '../../shared/guards';
import { broadcastOrAnswer, unknownBroadcast } from './broadcasts';
import { refusedRows } from './refusedRows';

/** Most rows that one request takes. The limit of Whaapy is not known, so this is a modest one. */
export const MAX_ROWS_PER_CALL = 100;

/** Statuses that can speak of one row among the others. */
const ROW_STATUSES = ['400', '413', '422'];

/** The answer to an adding of rows, which may tell of refused rows beside others that were added. */
const rowsAnswer: Envelope<IDataObject> = {
	...anyAnswer,
	tellsRefusals: true,
	read(body) {
		const namesRows = isObject(body) && body.success !== false && refusedRows(body).size > 0;
		return namesRows ? body : acknowledgement.read(body) && anyAnswer.read(body);
	},
};

/** Whom an input item adds to a broadcast. */
export type Addition =
	| {
			kind: 'row';
			/** In E.164. */
			phone: string;
			/** Texts that fill the template for this person; none if the mapping is to count. */
			texts: readonly string[];
			/** The first item that names the same person. */
			firstItem: number;
	  }
	| {
			kind: 'group';
			path: 'all' | 'segments';
			body: IDataObject | undefined;
	  };

/** The recipients that an input item adds. */
interface AdditionNeeds {
	broadcastId: string;
	addition: Addition;
}

type AdditionItem = BulkItem<AdditionNeeds>;
type RowItem = BulkItem<AdditionNeeds & { addition: { kind: 'row' } }>;
type Settled = Exclude<BulkResult, { mayBeDone: boolean }>;

/** Adds the recipients of items that name the same broadcast and the same kind of recipients. */
export async function addGroup(
	client: WhaapyClient,
	items: readonly AdditionItem[],
): Promise<Settled[]> {
	const [first] = items;
	if (first?.needs.addition.kind === 'group') return await addAtOnce(client, items, first);
	const rows = items.filter(isFirstRow);
	const added = await addRows(client, rows);
	const results = new Map(rows.map(({ itemIndex }, index) => [itemIndex, added[index]]));
	return items.map((item) => results.get(item.itemIndex) ?? { output: sameAsEarlier(item) });
}

function isFirstRow(item: AdditionItem): item is RowItem {
	const { addition } = item.needs;
	return addition.kind === 'row' && addition.firstItem === item.itemIndex;
}

function sameAsEarlier({ needs: { broadcastId, addition } }: AdditionItem): IDataObject {
	if (addition.kind === 'group') return { broadcastId };
	return { broadcastId, phoneNumber: addition.phone, added: false, sameAsItem: addition.firstItem };
}

/** Adds all contacts, or segments: once, however many items say so. */
async function addAtOnce(
	client: WhaapyClient,
	items: readonly AdditionItem[],
	{ needs: { broadcastId, addition } }: AdditionItem,
): Promise<Settled[]> {
	if (addition.kind === 'row') return [];
	const sent = await client
		.forItems(indexesOf(items))
		.postForMany(`/broadcasts/{id}/recipients/${addition.path}`, {
			path: { id: broadcastId },
			body: addition.body,
			envelope: anyAnswer,
			messages: unknownBroadcast(broadcastId),
		});
	return items.map(({ itemIndex }) =>
		'errorFor' in sent
			? { error: sent.errorFor(itemIndex) }
			: { output: { broadcastId, answer: sent.answer } },
	);
}

/**
 * Adds rows in one request. If Whaapy refuses all of them because of some, halves are tried until
 * those are found, unless the broadcast itself takes no recipients.
 */
async function addRows(
	client: WhaapyClient,
	items: readonly RowItem[],
	mayBeHalved?: boolean,
): Promise<Settled[]> {
	const [first] = items;
	if (first === undefined) return [];
	const { broadcastId } = first.needs;
	const sent = await client
		.forItems(indexesOf(items))
		.postForMany('/broadcasts/{id}/recipients/csv', {
			path: { id: broadcastId },
			body: { recipients: items.map(toRecipient) },
			envelope: rowsAnswer,
			messages: unknownBroadcast(broadcastId),
		});
	if (!('errorFor' in sent)) return items.map((item) => toResult(client, item, sent.answer));

	const { errorFor } = sent;
	const isOfRows =
		items.length > 1 && ROW_STATUSES.includes(String(errorFor(first.itemIndex).httpCode));
	if (!isOfRows || !(mayBeHalved ?? (await isDraft(client, broadcastId)))) {
		return items.map(({ itemIndex }) => ({ error: errorFor(itemIndex) }));
	}
	const middle = Math.ceil(items.length / 2);
	const results: Settled[] = [];
	for (const half of [items.slice(0, middle), items.slice(middle)]) {
		// An error of one half must not hide what became of the other.
		const added = addRows(client, half, true);
		results.push(...(await added.catch((error: Error) => half.map(() => ({ error })))));
	}
	return results;
}

function indexesOf(items: readonly AdditionItem[]): number[] {
	return items.map(({ itemIndex }) => itemIndex);
}

/** Tells whether a broadcast still takes recipients, as far as this key may know. */
async function isDraft(client: WhaapyClient, id: string): Promise<boolean> {
	const request = { path: { id }, envelope: broadcastOrAnswer };
	const broadcast = await client.getIfAllowed('/broadcasts/{id}', request);
	return String(broadcast?.status).toLowerCase() === 'draft';
}

function toRecipient({ needs: { addition } }: RowItem): IDataObject {
	const { phone: phoneNumber, texts } = addition;
	return { phoneNumber, ...(texts.length > 0 && { templateParameters: [...texts] }) };
}

function toResult(
	client: WhaapyClient,
	{ itemIndex, needs }: RowItem,
	answer: IDataObject,
): Settled {
	const { broadcastId, addition } = needs;
	const { phone } = addition;
	const reason = refusedRows(answer).get(phone.slice(1));
	if (reason === undefined)
		return { output: { broadcastId, phoneNumber: phone, added: true, answer } };
	const error = client
		.forItem(itemIndex)
		.error(
			`Whaapy did not add ${phone} to the broadcast`,
			`The other rows were added. Whaapy says: ${reason || 'nothing more'}`,
		);
	return { error };
}
