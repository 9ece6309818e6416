import type { INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../demo/editor';
import type { Instance } from '../../test/e2e/instance';
import { startInstance } from '../../test/e2e/instance';
import type { Contender } from './contenders';
import type { Job } from './jobs';

let starting: Promise<Instance> | undefined;
let workflows = 0;

/** Ends the full n8n, if one was started. */
export async function endFullN8n(): Promise<void> {
	await (await starting)?.close();
}

/** The full n8n of all rows, started once. */
async function fullN8n(): Promise<Instance> {
	starting ??= startInstance('bench');
	return await starting;
}

/** A node's work, and how many items it gets. */
type Work = Pick<Job, 'type' | 'typeVersion' | 'items'> & { parameters: INodeParameters };

/** A workflow that hands items to the node. */
export function workflowOf({ type, typeVersion, parameters, items }: Work): WorkflowFile {
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
			{ ...node('Job', { type, parameters }), typeVersion },
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
		const { editor, credential } = await fullN8n();
		if (id === undefined) {
			const account = {
				apiKey: server.key,
				baseUrl: server.url,
				// Else the HTTP Request node may not send the key to this server.
				allowedHttpRequestDomains: 'all',
			};
			await editor.saveCredential(credential.name, 'whaapyApi', account);
			const file = workflowOf({ ...job, parameters: job.parameters(server) });
			const nodes = file.nodes.map((node) => ({ ...node, credentials: { whaapyApi: credential } }));
			id = await editor.importWorkflow({ ...file, nodes }, credential);
		}
		const { status, data } = await editor.runWorkflow(id, 'Start');
		const task = data.resultData.runData.Job?.[0];
		if (status !== 'success' || !task) throw new Error(data.resultData.error?.message ?? status);
		return { milliseconds: task.executionTime, done: task.data?.main?.[0]?.length ?? 0 };
	};
}
