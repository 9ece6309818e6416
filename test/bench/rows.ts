import type { Contender } from './contenders';
import { bareItems, bareList, helperList, inEngine } from './contenders';
import { inFullN8n } from './fullN8n';
import * as jobs from './jobs';
import type { ServerOptions } from './server';

/** What is compared in one line of the table. */
export interface Row {
	title: string;
	server: ServerOptions;
	/** How many of what is asked for there are. */
	expected: number;
	/** By column, in the order in which they run. */
	contenders: Partial<Record<Column, Contender>>;
}

export const OURS = 'ours';
const OURS_WIDE = 'ours, 100 at once';
export const SEQUENTIAL = 'ours, one by one';
const REQUEST_NODE = 'HTTP Request node';
const HELPER = "n8n's helper alone";
/** What the ratios are taken against. */
export const LIMIT = 'bare fetch';

export const COLUMNS = [OURS, OURS_WIDE, SEQUENTIAL, REQUEST_NODE, HELPER, LIMIT] as const;
export type Column = (typeof COLUMNS)[number];

function listRow(messages: number, latency: number, full: boolean): Row {
	const run = full ? inFullN8n : inEngine;
	return {
		title: `list ${messages.toLocaleString('en')} messages, ${latency} ms${full ? ', full n8n' : ''}`,
		server: { latency, rateLimit: 0, messages },
		expected: messages,
		contenders: {
			[OURS]: run(jobs.list),
			[REQUEST_NODE]: run(jobs.requestList),
			...(!full && { [HELPER]: helperList }),
			[LIMIT]: bareList,
		},
	};
}

function itemsRow(items: number, full: boolean): Row {
	const run = full ? inFullN8n : inEngine;
	return {
		title: `${items.toLocaleString('en')} items, 50 ms${full ? ', full n8n' : ''}`,
		server: { latency: 50, rateLimit: 0, messages: 0 },
		expected: items,
		contenders: {
			[OURS]: run(jobs.get(items, 10)),
			[OURS_WIDE]: run(jobs.get(items, 100)),
			[REQUEST_NODE]: run(jobs.requestItems(items)),
			[LIMIT]: bareItems(items),
			...(!full && { [SEQUENTIAL]: run(jobs.get(items, 1)) }),
		},
	};
}

const limited: Row = {
	title: '200 items, 50 requests/s',
	server: { latency: 0, rateLimit: 50, messages: 0 },
	expected: 200,
	contenders: {
		[OURS]: inEngine(jobs.get(200, 10)),
		[OURS_WIDE]: inEngine(jobs.get(200, 100)),
		[REQUEST_NODE]: inEngine(jobs.requestItems(200)),
		[LIMIT]: bareItems(200),
	},
};

export const ROWS: Row[] = [
	listRow(2_000, 20, false),
	listRow(20_000, 0, false),
	itemsRow(1_000, false),
	limited,
	listRow(2_000, 20, true),
	listRow(20_000, 0, true),
	itemsRow(1_000, true),
];
