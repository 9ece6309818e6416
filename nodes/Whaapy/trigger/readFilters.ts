import type { IDataObject } from 'n8n-workflow';
import { textsOf } from '../parameters/list';
import { isObject } from '../shared/guards';

/** The filters that the user set under 'Filters'; nothing for a filter that is not set. */
export interface Filters {
	messageTypes?: string[];
	textContains?: string;
	textMatches?: string;
	onlyPeople?: boolean;
	conversationIds?: string[];
	tags?: string[];
	funnelStageIds?: string[];
	phoneNumbers?: string[];
	ignoreApiChanges?: boolean;
	/** Filters whose expressions came out empty, by their labels: they would let everything through. */
	empty: string[];
}

/** The filters that may come out empty, and how the editor calls them. */
export const LABELS = {
	conversationIds: 'Conversation IDs',
	funnelStageIds: 'Funnel Stage Names or IDs',
	messageTypes: 'Message Types',
	phoneNumbers: 'Phone Numbers',
	tags: 'Tags',
	textContains: 'Text Contains',
	textMatches: 'Text Matches',
} as const;

/**
 * Reads the collection 'Filters'; lists may also be texts, as expressions give them. Only a plain `false`
 * turns a switch off.
 *
 * @param set what the user set, with expressions as they are written
 */
export function readFilters(value: unknown, set: unknown = {}): Filters {
	const given: IDataObject = isObject(value) ? value : {};
	const text = (field: unknown) => (typeof field === 'string' && field.trim() ? field : undefined);
	const isOn = (name: string) => name in given && String(given[name]) !== 'false';
	const read = {
		messageTypes: list(given.messageTypes),
		textContains: text(given.textContains),
		textMatches: text(given.textMatches),
		conversationIds: list(given.conversationIds),
		tags: list(given.tags),
		funnelStageIds: list(given.funnelStageIds),
		phoneNumbers: list(given.phoneNumbers),
	};
	const isEmpty = (name: keyof typeof LABELS) =>
		isObject(set) && String(set[name]).startsWith('=') && read[name] === undefined;
	const names = Object.keys(LABELS) as Array<keyof typeof LABELS>;
	return {
		...read,
		onlyPeople: isOn('onlyPeople'),
		ignoreApiChanges: isOn('ignoreApiChanges') || undefined,
		empty: names.filter(isEmpty).map((name) => LABELS[name]),
	};
}

function list(value: unknown): string[] | undefined {
	const texts = textsOf(value);
	return texts.length === 0 ? undefined : texts;
}
