import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IConnections, INode } from 'n8n-workflow';
import type { WorkflowFile } from '../../demo/editor';

/** How long no run may come before all of them have ended, in milliseconds. */
const QUIET = 10_000;
/** How long one run may take, in milliseconds. */
const LONGEST_RUN = 60_000;

/** A workflow whose runs are counted. */
interface Counted {
	name: string;
	trigger: Pick<INode, 'type' | 'typeVersion' | 'parameters'>;
	/** What stands between the trigger and the node that counts. */
	then?: INode;
}

/** A server that the node behind each trigger calls, so it knows how often which event ran. */
export class Counter {
	private readonly counts = new Map<string, number>();

	private lastCall = Date.now();

	private readonly server = createServer((request, response) => {
		const url = decodeURIComponent(request.url ?? '');
		this.counts.set(url, (this.counts.get(url) ?? 0) + 1);
		this.lastCall = Date.now();
		response.end('{}');
	});

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	close(): void {
		this.server.close();
	}

	/** How often an event got past the trigger of a workflow. */
	runs(workflow: string, event: string): number {
		return this.counts.get(`/${workflow}/${event}`) ?? 0;
	}

	/** Waits until an event got past the trigger so many times. */
	async untilRuns(workflow: string, event: string, count: number): Promise<void> {
		const deadline = Date.now() + LONGEST_RUN;
		while (this.runs(workflow, event) < count) {
			if (Date.now() > deadline) throw new Error(`${event} did not start ${workflow}`);
			await sleep(20);
		}
	}

	/** Waits until no run has come for a while; gives when the last one came. */
	async settled(): Promise<number> {
		const asked = Date.now();
		while (Date.now() - Math.max(this.lastCall, asked) < QUIET) await sleep(500);
		return this.lastCall;
	}

	/** A workflow of a trigger, maybe another node, and one that calls this server with the event's name. */
	workflow({ name, trigger, then }: Counted): WorkflowFile {
		const address = this.server.address();
		const port = address !== null && typeof address === 'object' ? address.port : 0;
		const url = `http://127.0.0.1:${port}/${name}`;
		const count: INode = {
			id: 'count',
			name: 'Count',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			position: [220, 0],
			parameters: { url: `=${url}/{{ $json.name ?? $json.body.data.name }}`, options: {} },
		};
		const begin: INode = {
			...trigger,
			id: name,
			name: 'Trigger',
			webhookId: name,
			position: [0, 0],
		};
		const nodes = [begin, ...(then ? [then] : []), count];
		const connections = nodes
			.slice(1)
			.map((node, index) => [
				nodes[index]?.name ?? '',
				{ main: [[{ node: node.name, type: 'main' as const, index: 0 }]] },
			]);
		return { name, nodes, connections: Object.fromEntries(connections) as IConnections };
	}
}
