import { fork } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '../demo/table';
import { root } from '../setup.cjs';
import type { Contender } from './contenders';
import {
	bareItems,
	bareList,
	ourItems,
	ourList,
	requestNodeItems,
	requestNodeList,
} from './contenders';
import type { ServerAddress, ServerOptions } from './server';
import { measureHeap, measurePackage, measureRequire } from './size';

interface Row {
	title: string;
	server: ServerOptions;
	/** How many of what is asked for there are. */
	expected: number;
	/** Whether each contender runs once before it is timed. */
	warmUp: boolean;
	/** Contenders by column; the last is what the ratios are taken against. */
	contenders: Array<[column: string, contender: Contender | undefined]>;
}

interface Measured {
	milliseconds: number;
	done: number;
	requests: number;
}

const HELP = `npm run bench -- [--runs 5] [--only list]

  --runs   how often each contender does each job; the median counts (5)
  --only   only the rows whose title holds this text`;

const OURS = 'ours';
const OURS_WIDE = 'ours, 100 at once';
const SEQUENTIAL = 'ours, one by one';
const REQUEST_NODE = 'HTTP Request node';
const LIMIT = 'bare fetch';
const COLUMNS = [OURS, OURS_WIDE, SEQUENTIAL, REQUEST_NODE, LIMIT];

const listRow = (messages: number, latency: number): Row => ({
	title: `list ${messages.toLocaleString('en')} messages, ${latency} ms`,
	server: { latency, rateLimit: 0, messages },
	expected: messages,
	warmUp: true,
	contenders: [
		[OURS, ourList],
		[REQUEST_NODE, requestNodeList],
		[LIMIT, bareList],
	],
});

const itemsRow = (
	title: string,
	items: number,
	server: ServerOptions,
	sequential: boolean,
): Row => ({
	title,
	server,
	expected: items,
	warmUp: false,
	contenders: [
		[OURS, ourItems(items, 10)],
		[OURS_WIDE, ourItems(items, 100)],
		[SEQUENTIAL, sequential ? ourItems(items, 1) : undefined],
		[REQUEST_NODE, requestNodeItems(items)],
		[LIMIT, bareItems(items)],
	],
});

const ROWS: Row[] = [
	listRow(2_000, 20),
	listRow(20_000, 0),
	itemsRow('1,000 items, 50 ms', 1_000, { latency: 50, rateLimit: 0, messages: 0 }, true),
	itemsRow('200 items, 50 requests/s', 200, { latency: 0, rateLimit: 50, messages: 0 }, false),
];

function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs a row: all contenders in turn, so often, against one server of their own. */
async function measure(row: Row, runs: number): Promise<Map<string, Measured>> {
	const child = fork(path.join(root, 'test/bench/server.ts'), [JSON.stringify(row.server)], {
		execArgv: ['--import', 'tsx'],
	});
	const next = async <T>() =>
		await new Promise<T>((resolve) => child.once('message', resolve as (m: unknown) => void));
	const server = await next<ServerAddress>();
	const takeRequests = async () => {
		const answer = next<{ requests: number }>();
		child.send('requests');
		return (await answer).requests;
	};
	const results = new Map<string, Measured>();
	for (const [column, contender] of row.contenders) {
		if (!contender) continue;
		// Code that runs for the first time is compiled first; a workflow server's is warm.
		if (row.warmUp) await contender(server);
		await takeRequests();
		const times: number[] = [];
		let done = 0;
		for (let run = 0; run < runs; run++) {
			if (row.server.rateLimit > 0) await new Promise((resolve) => setTimeout(resolve, 1_100));
			const begun = performance.now();
			done = await contender(server);
			times.push(performance.now() - begun);
		}
		const requests = (await takeRequests()) / runs;
		results.set(column, { milliseconds: median(times), done, requests });
		process.stdout.write('.');
	}
	child.kill();
	return results;
}

function describe({ milliseconds, done, requests }: Measured, row: Row, limit?: Measured): string {
	const ratio = limit ? ` (${(milliseconds / limit.milliseconds).toFixed(2)}×)` : '';
	const missing =
		done < row.expected && row.server.rateLimit > 0 ? `, ${done} of ${row.expected}` : '';
	const sent = row.server.rateLimit > 0 ? `, ${Math.round(requests)} requests` : '';
	return `${Math.round(milliseconds)} ms${ratio}${missing}${sent}`;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			runs: { type: 'string', default: '5' },
			only: { type: 'string' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	const runs = Number(values.runs);
	const rows: string[][] = [];
	for (const row of ROWS.filter(({ title }) => title.includes(values.only ?? ''))) {
		const results = await measure(row, runs);
		const limit = results.get(LIMIT);
		rows.push([
			row.title,
			...COLUMNS.map((column) => {
				const measured = results.get(column);
				return measured ? describe(measured, row, limit) : '';
			}),
		]);
	}
	if (!values.only) rows.push(await heapRow());
	console.log(`\n\nMedians of ${runs}; in brackets, times the bare fetch of the same row\n`);
	console.log(table(['', ...COLUMNS], rows));
	console.log(`\n${await measurePackage()}`);
	console.log(await measureRequire(runs));
}

async function heapRow(): Promise<string[]> {
	const server: ServerOptions = { latency: 0, rateLimit: 0, messages: 100_000 };
	const ours = await measureHeap('ours', server);
	const bare = await measureHeap('bare', server);
	const cells = COLUMNS.map((column) => {
		if (column === OURS) return `${Math.round(ours / 1e6)} MB (${(ours / bare).toFixed(2)}×)`;
		return column === LIMIT ? `${Math.round(bare / 1e6)} MB (1.00×)` : '';
	});
	return ['peak heap, 100,000 messages', ...cells];
}

void main();
