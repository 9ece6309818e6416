import type { IDataObject } from 'n8n-workflow';
import { textsOf } from '../parameters/list';
import { isObject } from '../shared/guards';
import { filterLabel } from './properties';

/** The filters that the user set under 'Filters'; nothing for a filter that is not set. */
export type Filters = ReturnType<typeof readFilters>;

/**
 * Reads the collection 'Filters'; lists may also be texts, as expressions give them. Only a plain `false`
 * turns a switch off.
 *
 * @param set what the user set, with expressions as they are written
 */
export function readFilters(value: unknown, set: unknown = {}) {
	const given: IDataObject = isObject(value) ? value : {};
	const text = (field: unknown) => (typeof field === 'string' && field.trim() ? field : undefined);
	const isOn = (name: string) => name in given && String(given[name]) !== 'false';
	const read = {
		conversationIds: list(given.conversationIds),
		funnelStageIds: list(given.funnelStageIds),
		messageTypes: list(given.messageTypes),
		phoneNumbers: list(given.phoneNumbers),
		tags: list(given.tags),
		textContains: text(given.textContains),
		textMatches: text(given.textMatches),
	};
	const isEmpty = ([name, value]: [string, unknown]) =>
		isObject(set) && String(set[name]).startsWith('=') && value === undefined;
	return {
		...read,
		onlyPeople: isOn('onlyPeople'),
		ignoreApiChanges: isOn('ignoreApiChanges') || undefined,
		/** Filters whose expressions came out empty, by their labels: they would let everything through. */
		empty: Object.entries(read)
			.filter(isEmpty)
			.map(([name]) => filterLabel(name)),
	};
}

function list(value: unknown): string[] | undefined {
	const texts = textsOf(value);
	return texts.length === 0 ? undefined : texts;
}
