import type { Limit } from '../sandbox';
import { idealOf } from '../simulation/run';
import type { Contender } from './contenders';
import { bareItems, bareList, helperList, inEngine, unlearned } from './contenders';
import { inFullN8n } from './fullN8n';
import * as jobs from './jobs';
import type { ServerOptions } from './server';

/** What is compared in one line of the table. */
export interface Row {
	title: string;
	server: ServerOptions;
	/** How many of what is asked for there are. */
	expected: number;
	/** Milliseconds that a limit alone makes it take, if it is known from the start. */
	ideal?: number;
	/** By column, in the order in which they run. */
	contenders: Partial<Record<Column, Contender>>;
}

export const OURS = 'ours';
const OURS_WIDE = 'ours, 100 at once';
export const SEQUENTIAL = 'ours, one by one';
const REQUEST_NODE = 'HTTP Request node';
/** The same with its own option Batching set to the limit. */
export const BATCHED = 'HTTP Request node, Batching set to the limit';
const HELPER = "n8n's helper alone";
/** What the ratios are taken against. */
export const LIMIT = 'bare fetch';

export const COLUMNS = [OURS, OURS_WIDE, SEQUENTIAL, REQUEST_NODE, BATCHED, HELPER, LIMIT] as const;
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
		[OURS]: unlearned(inEngine(jobs.get(200, 10))),
		[OURS_WIDE]: unlearned(inEngine(jobs.get(200, 100))),
		[REQUEST_NODE]: inEngine(jobs.requestItems(200)),
		[LIMIT]: bareItems(200),
	},
};

/** A limit that no header tells of, by items that cost one request each. */
function learnedRow(items: number, requests: number, windowMs: number, kind: Limit['kind']): Row {
	const limit: Limit = { requests, windowMs, kind, retryAfter: false };
	return {
		title: `${items} items, ${requests} requests in ${windowMs / 1_000} s (${kind}, not told)`,
		server: { latency: 20, rateLimit: 0, limit, messages: 0 },
		expected: items,
		ideal: idealOf({ items, limit, latency: 20 }),
		contenders: {
			[OURS]: unlearned(inEngine(jobs.get(items, 10))),
			[BATCHED]: inEngine(
				jobs.requestItems(items, { batchSize: requests, batchInterval: windowMs }),
			),
		},
	};
}

export const ROWS: Row[] = [
	listRow(2_000, 20, false),
	listRow(20_000, 0, false),
	itemsRow(1_000, false),
	limited,
	learnedRow(300, 50, 1_000, 'fixed'),
	learnedRow(300, 50, 1_000, 'sliding'),
	learnedRow(60, 10, 1_000, 'sliding'),
	listRow(2_000, 20, true),
	listRow(20_000, 0, true),
	itemsRow(1_000, true),
];
