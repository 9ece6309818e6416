import { createWriteStream } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';
import { cache, step } from '../setup.cjs';
import { eachPage } from './contenders';
import { fullN8n, workflowOf } from './fullN8n';
import { startServer } from './measure';
import type { Column } from './rows';
import { COLUMNS, LIMIT, OURS } from './rows';
import type { ServerAddress } from './server';

const megabytes = (kilobytes: number) => `${Math.round(kilobytes / 1024)} MB`;

/** What the kernel knows of a process's memory, in kB. */
async function memoryOf(pid: number) {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
	return { now: field('VmRSS'), peak: field('VmHWM') };
}

/** The least that an export can take: page after page into a file. */
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

/** Message → Export to File in a full n8n, whose memory Linux tells. */
async function ourExport(server: ServerAddress, seconds: number) {
	const { editor, credential, pid } = await fullN8n();
	const account = { apiKey: server.key, baseUrl: server.url };
	await editor.saveCredential(credential.name, 'whaapyApi', account);
	const parameters = {
		resource: 'message',
		operation: 'exportToFile',
		conversationId: { __rl: true, mode: 'id', value: server.conversationId },
		output: 'raw',
	};
	const file = workflowOf({
		type: 'n8n-nodes-whaapy.whaapy',
		typeVersion: 1,
		items: 1,
		parameters,
	});
	const nodes = file.nodes.map((node) => ({ ...node, credentials: { whaapyApi: credential } }));
	const id = await editor.importWorkflow({ ...file, nodes }, credential);
	const before = await memoryOf(pid);
	// Lets the peak begin anew.
	await writeFile(`/proc/${pid}/clear_refs`, '5');
	const { status, data } = await editor.runWorkflow(id, 'Start', seconds);
	const { peak } = await memoryOf(pid);
	const task = data.resultData.runData.Job?.[0];
	const [item] = task?.data?.main?.[0] ?? [];
	if (status !== 'success' || !task || !item)
		throw new Error(data.resultData.error?.message ?? status);
	return { milliseconds: task.executionTime, count: item.json.count, grown: peak - before.now };
}

/** How long an export takes, and how far it lets n8n's memory grow; on Linux only. */
export async function exportRows(only: string): Promise<string[][]> {
	const rows: string[][] = [];
	if (process.platform !== 'linux') return rows;
	for (const messages of [10_000, 100_000, 1_000_000]) {
		const title = `Export ${messages.toLocaleString('en')} messages to a file, each answer after 20 ms`;
		if (!title.includes(only)) continue;
		const server = await startServer({ latency: 20, rateLimit: 0, messages });
		try {
			const [ours, bare] = await step(
				title,
				async () =>
					[await ourExport(server.address, 3_600), await bareExport(server.address)] as const,
			);
			const ratio = (ours.milliseconds / bare).toFixed(2);
			const cells = new Map<Column, string>([
				[
					OURS,
					`${Math.round(ours.milliseconds)} ms (${ratio}×), ${String(ours.count)} messages, ${megabytes(ours.grown)} over the start`,
				],
				[LIMIT, `${Math.round(bare)} ms`],
			]);
			rows.push([title, ...COLUMNS.map((column) => cells.get(column) ?? '')]);
		} finally {
			server.end();
		}
	}
	return rows;
}
