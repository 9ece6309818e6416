import { parseArgs } from 'node:util';
import { installN8n } from '../demo/provision';
import { table } from '../demo/table';
import { MATRIX, tryAll } from '../simulation/matrix';
import type { Measured as Simulated } from '../simulation/run';
import { simulate, simulateRequestNode } from '../simulation/run';
import { step } from '../setup.cjs';
import { exportRows } from './exportRows';
import { endFullN8n } from './fullN8n';
import type { Measured } from './measure';
import { measure } from './measure';
import type { Column, Row } from './rows';
import { BATCHED, COLUMNS, LIMIT, OURS, ROWS } from './rows';
import { measureHeap, measurePackage, measureRequire } from './size';

const HELP = `npm run bench -- [--runs 5] [--only list] [--million] [--paced] [--heap 320]

  --runs     how often each contender does each job; the median counts (5)
  --only     only the rows whose title holds this text
  --million  an export of 1,000,000 messages too, which takes 5 minutes
  --paced    the exports at 100 requests a minute, as Whaapy allows: 1, 10 and 100 minutes
  --heap     the most that the heap of the n8n that exports may take, in MB`;

function describe({ milliseconds, done, requests }: Measured, row: Row, limit?: Measured): string {
	const ratio = limit ? ` (${(milliseconds / limit.milliseconds).toFixed(2)}×)` : '';
	if (row.ideal !== undefined) {
		const over = (milliseconds / row.ideal).toFixed(2);
		const cost = (requests / row.expected).toFixed(2);
		return `${Math.round(milliseconds)} ms (${over}× the ideal), ${done} of ${row.expected}, ${cost} requests per item`;
	}
	if (row.server.rateLimit === 0) return `${Math.round(milliseconds)} ms${ratio}`;
	return `${Math.round(milliseconds)} ms, ${done} of ${row.expected}, ${requests} requests`;
}

async function compare(only: string, runs: number): Promise<string[][]> {
	const rows: string[][] = [];
	for (const row of ROWS.filter(({ title }) => title.includes(only))) {
		const results = await step(row.title, async () => await measure(row, runs));
		const limit = results.get(LIMIT);
		const cells = COLUMNS.map((column) => {
			const measured = results.get(column);
			return measured ? describe(measured, row, limit) : '';
		});
		rows.push([row.title, ...cells]);
	}
	return rows;
}

/** The limits of which a window takes too long to wait for, in simulated time. */
async function simulatedRows(): Promise<string[][]> {
	const sizes = [
		[100, 60_000],
		[50, 1_000],
		[10, 10_000],
	] as const;
	const rows: string[][] = [];
	for (const [requests, windowMs] of sizes) {
		for (const kind of ['fixed', 'sliding'] as const) {
			for (const retryAfter of [true, false]) {
				for (const items of [300, 1_000]) {
					const limit = { requests, windowMs, kind, retryAfter };
					const job = { items, limit, latency: 80, jitter: 8 };
					const told = retryAfter ? 'told' : 'not told';
					const title = `${items} items, ${requests} requests in ${windowMs / 1_000} s (${kind}, ${told}), simulated`;
					const cells = new Map<Column, string>([
						[OURS, describeSimulated(await simulate(job), items)],
						[BATCHED, describeSimulated(await simulateRequestNode(job), items)],
					]);
					rows.push([title, ...COLUMNS.map((column) => cells.get(column) ?? '')]);
				}
			}
		}
	}
	return rows;
}

/** How many of the simulated limits the node meets, see `matrix.ts`. */
async function matrixRows(): Promise<string[][]> {
	const rows: string[][] = [];
	for (const [title, cases] of Object.entries(MATRIX)) {
		const tried = await tryAll(cases);
		const ok = tried.filter(({ isOk }) => isOk).length;
		const worst = Math.max(...tried.map(({ measured }) => measured.overIdeal));
		const cell = `${ok} of ${cases.length} (at most ${worst.toFixed(2)}× the ideal)`;
		rows.push([title, ...COLUMNS.map((column) => (column === OURS ? cell : ''))]);
	}
	return rows;
}

function describeSimulated(run: Simulated, items: number): string {
	const seconds = Math.round(run.milliseconds / 1_000);
	const cost = (run.requests / items).toFixed(2);
	return `${seconds} s (${run.overIdeal.toFixed(2)}× the ideal), ${run.done} of ${items}, ${cost} requests per item`;
}

async function heapRow(): Promise<string[]> {
	const server = { latency: 0, rateLimit: 0, messages: 100_000 };
	const ours = await measureHeap('ours', server);
	const bare = await measureHeap('bare', server);
	const cells = COLUMNS.map((column) => {
		if (column === OURS) return `${Math.round(ours / 1e6)} MB (${(ours / bare).toFixed(2)}×)`;
		return column === LIMIT ? `${Math.round(bare / 1e6)} MB (1.00×)` : '';
	});
	return ['peak heap, 100,000 messages', ...cells];
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			runs: { type: 'string', default: '5' },
			only: { type: 'string' },
			million: { type: 'boolean', default: false },
			paced: { type: 'boolean', default: false },
			heap: { type: 'string' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	await installN8n();
	const runs = Number(values.runs);
	const only = values.only ?? '';
	const heap = values.heap === undefined ? undefined : Number(values.heap);
	const { million, paced } = values;
	const rows = await compare(only, runs).finally(endFullN8n);
	rows.push(...(await exportRows({ only, runs, million, paced, heap })));
	const simulated = [...(await simulatedRows()), ...(await matrixRows())];
	rows.push(...simulated.filter(([title]) => title?.includes(only)));
	if (!values.only) rows.push(await heapRow());
	console.log(`\nMedians of ${runs}; in brackets, times the bare fetch of the same row\n`);
	console.log(table(['', ...COLUMNS], rows));
	console.log(`\nSimulated rows: '${BATCHED}' is a model of its algorithm`);
	console.log(`\n${await measurePackage()}`);
	console.log(await measureRequire(runs));
}

void main();
