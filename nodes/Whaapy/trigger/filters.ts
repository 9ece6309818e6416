import type { IDataObject, INode } from 'n8n-workflow';
import { EVERY_EVENT } from '../delivery/events';
import { messageText, messageType } from '../delivery/message';
import { flatten } from '../delivery/readDelivery';
import { normalizePhone } from '../phone/normalizePhone';
import { subscriberKey } from '../phone/variants';
import { isObject } from '../shared/guards';
import { inPlaceOfId } from '../shared/id';
import { inputError } from '../shared/inputError';
import { fold, truncate } from '../shared/text';
import { filterLabel } from './properties';
import type { Filters } from './readFilters';

/** Which events tell what a filter asks for (docs/whaapy-api.md, "Webhooks"). */
const CHECKABLE: Record<
	'conversationIds' | 'tags' | 'funnelStageIds' | 'phoneNumbers' | 'ignoreApiChanges',
	{ events: RegExp; hint: string }
> = {
	ignoreApiChanges: {
		// Messages and broadcasts are no changes, and pass.
		events:
			/^(message|broadcast)\.|^conversation\.(created|assigned|unassigned)$|^contact\.(created|updated)$/,
		hint: 'It does not tell who made the change.',
	},
	phoneNumbers: {
		events: /^(message|conversation)\.|^contact\.(created|stage_changed)$/,
		hint: 'Get the contact by a Whaapy node, and check its number by an If node.',
	},
	conversationIds: {
		events: /^(message|conversation)\./,
		hint: 'It belongs to no conversation.',
	},
	tags: {
		events: /^contact\.(created|updated)$/,
		hint: 'Get the contact by a Whaapy node, and check its tags by an If node.',
	},
	funnelStageIds: {
		events: /^(contact\.(created|updated|stage_changed)|funnel_stage\..*)$/,
		hint: 'Get the contact by a Whaapy node, and check its stage by an If node.',
	},
};

/**
 * Refuses filters that would let everything or nothing through, when the user activates or tests.
 *
 * @throws NodeOperationError which names the filter, and says what to do: the editor shows no
 *   description when it publishes
 */
export function checkFilters(
	node: INode,
	{ events, filters, country }: { events: readonly string[]; filters: Filters; country: string },
): void {
	const fail = (parameter: string, reason: string, hint: string) =>
		inputError(node, { parameter, reason, hint, itemIndex: undefined });
	for (const label of filters.empty) {
		const hint = 'Check its expression, or remove the filter with the trash icon beside it.';
		throw fail(label, 'is empty, so it would let everything through', hint);
	}
	for (const [name, { events: telling, hint }] of Object.entries(CHECKABLE)) {
		const event = events.find((each) => each !== EVERY_EVENT && !telling.test(each));
		if (filters[name as keyof Filters] === undefined || event === undefined) continue;
		const reason = `cannot be checked for the event '${event}': remove one of the two, or use a second Whaapy Trigger for that event`;
		throw fail(filterLabel(name), reason, hint);
	}
	for (const number of filters.phoneNumbers ?? []) {
		const phone = normalizePhone(number, country);
		if (!phone.ok) throw fail('Phone Numbers', phone.reason, phone.hint);
	}
	const wrong = filters.conversationIds?.find((id) => inPlaceOfId(id) !== undefined);
	if (wrong !== undefined) {
		const reason = `holds ${inPlaceOfId(wrong)}, not an ID: '${truncate(wrong, 60)}'`;
		const hint = "Use the 'conversation_id' of an event, or the 'id' that 'Find by Phone' gives.";
		throw fail('Conversation IDs', reason, hint);
	}
	if (filters.textMatches === undefined) return;
	try {
		toPattern(filters.textMatches);
	} catch (error) {
		const reason = `is not a regular expression: ${(error as Error).message}`;
		throw fail('Text Matches', reason, 'Change it, e.g. to /^(price|cost)/i.');
	}
}

/**
 * Tells whether an event may start the workflow.
 *
 * Filters on messages concern events of messages only. Others concern every event, and one that does
 * not tell what they ask for does not pass; {@link checkFilters} lets such a choice through only for
 * events that nobody named.
 */
export function passes(
	{ filters, country }: { filters: Filters; country: string },
	event: string,
	data: IDataObject,
): boolean {
	const { conversationIds, tags, funnelStageIds, phoneNumbers, ignoreApiChanges, empty } = filters;
	if (empty.length > 0) return false;
	if (ignoreApiChanges && isMadeByApi(event, data)) return false;
	const phone = phoneNumbers && flatten({ data }, event).phone_number;
	if (phoneNumbers && !isOneOf(phoneNumbers, country, phone)) return false;
	if (event.startsWith('message.') && !messagePasses(filters, data)) return false;
	return (
		isAmong(conversationIds, [data.conversation_id]) &&
		isAmong(tags, Array.isArray(data.tags) ? data.tags.map(String) : []) &&
		isAmong(funnelStageIds, stagesIn(data))
	);
}

/** Tells whether an event says that the API made the change: `updated_by` and its kind, or a new contact's `source`. */
function isMadeByApi(event: string, data: IDataObject): boolean {
	const { updated_by, assigned_by, unassigned_by, source } = data;
	const makers = [updated_by, assigned_by, unassigned_by, event === 'contact.created' && source];
	const isApi = (maker: unknown) => typeof maker === 'string' && /^api(?![a-z])/i.test(maker);
	return makers.some((maker) => isApi(isObject(maker) ? maker.type : maker));
}

/** Tells whether a number is one of those that the user gave, in either spelling. */
function isOneOf(numbers: string[], country: string, phone: unknown): boolean {
	if (typeof phone !== 'string') return false;
	return numbers.some((number) => {
		const wanted = normalizePhone(number, country);
		return wanted.ok && subscriberKey(wanted.e164) === subscriberKey(phone);
	});
}

function messagePasses(filters: Filters, data: IDataObject): boolean {
	const { messageTypes, textContains, textMatches, onlyPeople } = filters;
	const text = messageText(data);
	const message = isObject(data.message) ? data.message : {};
	const byAi = [data.sent_by_ai, data.sentByAi, message.sent_by_ai, message.sentByAi];
	return (
		isAmong(messageTypes, [messageType(data)]) &&
		(textContains === undefined || fold(text).includes(fold(textContains))) &&
		(textMatches === undefined || toPattern(textMatches).test(text)) &&
		!(onlyPeople && byAi.includes(true))
	);
}

function isAmong(wanted: string[] | undefined, values: unknown[]): boolean {
	return wanted === undefined || values.some((value) => wanted.includes(String(value)));
}

/** The stage that a contact is in now, or the stage that the event is about. */
function stagesIn({ new_stage_id, stage_id, funnel_stage_id, funnel_stage }: IDataObject) {
	const stage = isObject(funnel_stage) ? funnel_stage.id : undefined;
	return [new_stage_id, stage_id, funnel_stage_id, stage];
}

/** Reads "/pattern/flags", or a pattern alone. */
function toPattern(text: string): RegExp {
	const [, pattern = text, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(text.trim()) ?? [];
	// With these two, a pattern would remember where it stopped the last time.
	return new RegExp(pattern, flags.replace(/[gy]/g, ''));
}
