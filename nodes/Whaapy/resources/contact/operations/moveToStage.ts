import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../../api/client';
import { acknowledgement } from '../../../api/envelope';
import type { BulkItem, BulkResult } from '../../../shared/bulk';
import { findStageId, STAGES_ENDPOINT } from '../../funnelStage/findStage';
import { NO_STAGE, searchMoveTargets } from '../../funnelStage/pickers';
import { defineBulkOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import type { ContactChange } from '../changeMany';
import { changeMany, MAX_CONTACTS_PER_CALL, toBulkItem } from '../changeMany';
import { commonFields } from '../contactFields';
import { LOOKUP_ENDPOINTS } from '../find';
import { findReferenced } from '../locate';
import { contactLocator } from '../properties';
import { findMembers, rememberStage } from '../stageMembers';

const [fromList, byName, byId] = commonFields.funnelStageId.modes;

/** A move of one contact. */
interface Move extends ContactChange {
	/** `null` takes the contact out of the funnel. */
	stageId: string | null;
	/** True if a contact that is there already stays as it is, so that no automation runs again. */
	skipsMembers: boolean;
}

/**
 * Contact → Move to Stage. A move is not repeated if it may have been applied: where the contact is
 * already, it runs the automations of the stage again (docs/whaapy-api.md, "Contacts").
 */
export const moveToStage = defineBulkOperation({
	name: 'Move to Stage',
	action: 'Move contact to funnel stage',
	description:
		'Move a contact to a stage of the funnel, or out of it. Up to 100 input items with the same stage share one request.',
	api: {
		endpoints: [
			'POST /contacts/v1/bulk',
			'POST /funnel/v1/contacts/{contactId}/move',
			...LOOKUP_ENDPOINTS,
			'GET /contacts/v1/{id}',
			STAGES_ENDPOINT,
		],
		costs: {
			'by ID': 2,
			'by ID, moved again if already there': 1,
			'by phone': 2,
			'100 contacts by ID': 2,
			'1,000 contacts by ID': 11,
			'2 contacts, out of the funnel': 2,
		},
	},
	properties: [
		{ ...contactLocator, description: 'The contact to move' },
		{
			...commonFields.funnelStageId,
			required: true,
			description: `The stage to move the contact to; '${NO_STAGE}' takes it out of the funnel`,
			modes: [
				{
					...fromList,
					typeOptions: { searchListMethod: 'searchMoveTargets', searchable: true },
				},
				byName,
				byId,
			],
			pickers: { listSearch: { searchMoveTargets } },
		},
	],
	options: [
		{
			displayName: 'If Already There',
			name: 'ifAlreadyThere',
			type: 'options',
			default: 'skip',
			description: 'What to do with a contact that is in the stage already',
			options: [
				{
					name: 'Move Again',
					value: 'move',
					description:
						"Move it without looking. Automations of the stage run again, so the customer gets the stage's template again.",
				},
				{
					name: 'Skip',
					value: 'skip',
					description:
						"Leave it, and say so in the item's field 'skipped'. Costs one request for 100 contacts of the stage.",
				},
			],
		},
		...lookupOptions,
	],
	batchSize: MAX_CONTACTS_PER_CALL,
	async prepare(run) {
		const { client, parameters, issues, itemIndex } = run;
		const wanted = parameters.funnelStageId;
		if (wanted.value.trim() === '') {
			issues.add(
				'Funnel Stage',
				'is empty',
				"Choose a stage. To take the contact out of the funnel, choose 'Out of the Funnel'.",
			);
		}
		const isOut = wanted.value.trim() === NO_STAGE;
		const stageId = isOut ? null : await findStageId(run, wanted);
		const { id, stageId: current } = await findReferenced(run, parameters.contactId);
		if (current !== undefined) rememberStage(client, id, current);
		const change = { operation: 'set_funnel_stage', funnel_stage_id: stageId };
		const { group, needs, ...item } = toBulkItem(id, change);
		const skipsMembers = stageId !== null && parameters.options.ifAlreadyThere === 'skip';
		return {
			...item,
			// Only the endpoint for one contact is documented to take null (docs/whaapy-api.yaml).
			group: stageId === null ? `alone, item ${itemIndex}` : `${skipsMembers} ${group}`,
			needs: { ...needs, stageId, skipsMembers },
		};
	},
	async executeMany(client, items) {
		const there = await membersAmong(client, items);
		const movers = items.filter(({ target }) => !there.has(target));
		const results = movers.length > 0 ? await moveMany(client, movers) : [];
		const resultOf = new Map(movers.map((item, index) => [item, results[index]]));
		return items.map((item): BulkResult => {
			const result = resultOf.get(item);
			if (result && !('output' in result)) return result;
			// The first item of a contact moves it, and the next one finds it there.
			const isThere = item.needs.skipsMembers && there.has(item.target);
			there.add(item.target);
			return { output: isThere ? skipped(item) : moved(client, item) };
		});
	},
	async executeOne(client, item) {
		const { target, needs } = item;
		const { stageId } = needs;
		// Several items of one contact may be in doubt at once.
		return await client.inOrder([`move of ${target}`], async () => {
			if ((await membersAmong(client, [item])).has(target)) return skipped(item);
			await client.post('/funnel/v1/contacts/{contactId}/move', {
				path: { contactId: target },
				body: { stage_id: stageId },
				envelope: acknowledgement,
				messages: {
					404: {
						message:
							stageId === null
								? `Whaapy has no contact with the ID '${target}'`
								: `Whaapy has no contact with the ID '${target}', or no stage with the ID '${stageId}'`,
						description: "Check 'Contact' and 'Funnel Stage', or choose them from their lists.",
					},
				},
				idempotent: stageId === null,
			});
			return moved(client, item);
		});
	},
});

type MoveItem = BulkItem<Move>;

/** The contacts of items with one stage that are there already, if such are to be skipped. */
async function membersAmong(
	client: WhaapyClient,
	items: readonly MoveItem[],
): Promise<Set<string>> {
	const isAsked = items.some(({ needs }) => needs.skipsMembers);
	return isAsked ? await findMembers(client, queryOf(items)) : new Set();
}

/**
 * Moves several contacts in one request. If it does not tell which ones it moved, the stage itself is
 * asked: whoever is there now is not moved a second time.
 */
async function moveMany(client: WhaapyClient, items: readonly MoveItem[]): Promise<BulkResult[]> {
	const results = await changeMany(client, items, { output, idempotent: false });
	if (!results.every((result) => 'mayBeDone' in result)) return results;
	const there = await findMembers(client, { ...queryOf(items), anew: true });
	return items.map((item, index) =>
		there.has(item.target) ? { output: output(item) } : (results[index] ?? { mayBeDone: true }),
	);
}

function queryOf(items: readonly MoveItem[]) {
	const contactIds = [...new Set(items.map(({ target }) => target))];
	return { stageId: String(items[0]?.needs.stageId), contactIds };
}

function moved(client: WhaapyClient, item: MoveItem): IDataObject {
	rememberStage(client, item.target, item.needs.stageId);
	return output(item);
}

function skipped(item: MoveItem): IDataObject {
	return { ...output(item), skipped: true };
}

function output({ target, needs }: MoveItem): IDataObject {
	return { id: target, funnel_stage_id: needs.stageId };
}
