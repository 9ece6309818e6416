import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';
import type { Instance } from '../../test/e2e/instance';
import { startInstance } from '../../test/e2e/instance';
import type { Limit } from '../sandbox';
import { SEEDED } from '../sandbox';
import { cache, step } from '../setup.cjs';
import { idealOf } from '../simulation/run';
import { eachPage } from './contenders';
import { workflowOf } from './fullN8n';
import { median, startServer } from './measure';
import { measuringMemory, memoryOf, measureLive, resetPeak } from './memory';
import type { Column } from './rows';
import { COLUMNS, LIMIT, OURS } from './rows';
import type { ServerAddress } from './server';

/** Whaapy's own limit, of which no header tells. */
const DOCUMENTED: Limit = { requests: 100, windowMs: 60_000, kind: 'sliding', retryAfter: false };
/** Milliseconds before each answer. */
const LATENCY = 20;

const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

/** How the exports are measured. */
interface Settings {
	/** Only the rows whose title holds this text. */
	only: string;
	/** How many pairs of our export and the bare one are timed, of a short history. */
	runs: number;
	/** Whether to export 1,000,000 messages too. */
	million: boolean;
	/** Whether the server lets 100 requests a minute pass, as Whaapy does. */
	paced: boolean;
	/** The most that n8n's heap may take, in MB; as much as Node.js allows by itself if not set. */
	heap?: number;
}

/** The least that an export can take: page after page into a file. In milliseconds. */
async function bareExport(server: ServerAddress): Promise<number> {
	const file = path.join(cache, 'bare.ndjson');
	const begun = performance.now();
	const stream = createWriteStream(file);
	for await (const page of eachPage(server)) {
		const text = page.map((message) => `${JSON.stringify(message)}\n`).join('');
		if (!stream.write(text)) await once(stream, 'drain');
	}
	stream.end();
	await once(stream, 'finish');
	const took = performance.now() - begun;
	await rm(file);
	return took;
}

/** Message → Export to File in a full n8n; runs it once, and gives how long the node took. */
async function ourExport({ editor, credential }: Instance, conversationId: string) {
	const parameters = {
		resource: 'message',
		operation: 'exportToFile',
		conversationId: { __rl: true, mode: 'id', value: conversationId },
		output: 'raw',
	};
	const id = await editor.importWorkflow(
		workflowOf({ type: 'n8n-nodes-whaapy.whaapy', typeVersion: 1, items: 1, parameters }),
		credential,
	);
	return async () => {
		const { status, data } = await editor.runWorkflow(id, 'Start', 7_200);
		const task = data.resultData.runData.Job?.[0];
		const [item] = task?.data?.main?.[0] ?? [];
		if (status !== 'success' || !task || !item) {
			throw new Error(data.resultData.error?.message ?? status);
		}
		return { milliseconds: task.executionTime, count: Number(item.json.count) };
	};
}

/** The cells of one history: time and memory of an n8n that was started for it. */
async function measureExport(
	server: ServerAddress,
	messages: number,
	{ runs, heap, paced }: Settings,
): Promise<Map<Column, string>> {
	const n8n = await startInstance('bench-export', measuringMemory(heap));
	try {
		const account = { apiKey: server.key, baseUrl: server.url };
		await n8n.editor.saveCredential(n8n.credential.name, 'whaapyApi', account);
		// Loads what only runs load, and compiles it: three pages.
		await (
			await ourExport(n8n, SEEDED.maria.conversationId)
		)();
		const exportAll = await ourExport(n8n, server.conversationId);
		const start = await memoryOf(n8n.pid);
		await resetPeak(n8n.pid);
		const first = await exportAll();
		const { peak } = await memoryOf(n8n.pid);
		if (first.count !== messages) throw new Error(`${first.count} messages of ${messages}`);
		const grew = `${megabytes(peak - start.now)} over ${megabytes(start.now)}`;
		if (paced) {
			// The conversation is one request more.
			const items = messages / 100 + 1;
			const ideal = idealOf({ items, limit: DOCUMENTED, latency: LATENCY });
			const minutes = (first.milliseconds / 60_000).toFixed(1);
			const over = (first.milliseconds / ideal).toFixed(2);
			return new Map([[OURS, `${minutes} min (${over}× the ideal), ${grew}`]]);
		}
		const live = await measureLive(n8n.pid, exportAll);

		const [ours, bare] = [[first.milliseconds], [await bareExport(server)]];
		// Long ones are even by themselves.
		for (let pair = 1; pair < runs && messages <= 10_000; pair++) {
			ours.push((await exportAll()).milliseconds);
			bare.push(await bareExport(server));
		}
		const ratio = median(ours.map((time, pair) => time / (bare[pair] ?? Number.NaN))).toFixed(2);
		return new Map([
			[
				OURS,
				`${Math.round(median(ours))} ms (${ratio}×), ${grew}, ${megabytes(live)} of it in use`,
			],
			[LIMIT, `${Math.round(median(bare))} ms`],
		]);
	} finally {
		await n8n.close();
	}
}

/**
 * How long an export takes, how far it lets n8n's resident memory grow, and how much of that is more than
 * garbage; on Linux only.
 */
export async function exportRows(settings: Settings): Promise<string[][]> {
	const rows: string[][] = [];
	if (process.platform !== 'linux') return rows;
	for (const messages of [10_000, 100_000, ...(settings.million ? [1_000_000] : [])]) {
		// The longest shows memory: with a pause before each answer it would take half an hour.
		const latency = messages > 100_000 && !settings.paced ? 0 : LATENCY;
		const limit = settings.paced ? DOCUMENTED : undefined;
		const pace = limit ? '100 requests a minute' : `${latency} ms`;
		const title = `Export ${messages.toLocaleString('en')} messages to a file, ${pace}`;
		if (!title.includes(settings.only)) continue;
		const server = await startServer({ latency, rateLimit: 0, limit, messages });
		try {
			const cells = await step(
				title,
				async () => await measureExport(server.address, messages, settings),
			);
			rows.push([title, ...COLUMNS.map((column) => cells.get(column) ?? '')]);
		} finally {
			server.end();
		}
	}
	return rows;
}
