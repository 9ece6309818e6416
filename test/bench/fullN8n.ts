import type { WorkflowFile } from '../demo/editor';
import type { Instance } from '../e2e/instance';
import { startInstance } from '../e2e/instance';
import type { Contender } from './contenders';
import type { Job } from './jobs';
import type { ServerAddress } from './server';

let starting: Promise<Instance> | undefined;
let workflows = 0;

/** Ends the full n8n, if one was started. */
export async function endFullN8n(): Promise<void> {
	await (await starting)?.close();
}

function workflow(
	{ type, typeVersion, parameters, items }: Job,
	server: ServerAddress,
): WorkflowFile {
	const node = (
		name: string,
		rest: Pick<WorkflowFile['nodes'][number], 'type' | 'parameters'>,
	) => ({
		id: name,
		name,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		...rest,
	});
	return {
		name: `Benchmark ${++workflows}`,
		nodes: [
			node('Start', { type: 'n8n-nodes-base.manualTrigger', parameters: {} }),
			node('Items', {
				type: 'n8n-nodes-base.debugHelper',
				parameters: { category: 'randomData', randomDataType: 'email', randomDataCount: items },
			}),
			{ ...node('Job', { type, parameters: parameters(server) }), typeVersion },
		],
		connections: {
			Start: { main: [[{ node: 'Items', type: 'main', index: 0 }]] },
			Items: { main: [[{ node: 'Job', type: 'main', index: 0 }]] },
		},
	};
}

/** A job in a full n8n, with its database, as n8n itself times it. */
export function inFullN8n(job: Job): Contender {
	let id: string | undefined;
	return async (server) => {
		starting ??= startInstance('bench');
		const { editor, credential } = await starting;
		if (id === undefined) {
			const account = { apiKey: server.key, baseUrl: server.url };
			await editor.saveCredential(credential.name, 'whaapyApi', account);
			const file = workflow(job, server);
			const nodes = file.nodes.map((node) => ({ ...node, credentials: { whaapyApi: credential } }));
			id = await editor.importWorkflow({ ...file, nodes }, credential);
		}
		const { status, data } = await editor.runWorkflow(id, 'Start');
		const task = data.resultData.runData.Job?.[0];
		if (status !== 'success' || !task) throw new Error(data.resultData.error?.message ?? status);
		return { milliseconds: task.executionTime, done: task.data?.main?.[0]?.length ?? 0 };
	};
}
