import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IRun,
	IRunExecutionData,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import { WebhookContext, WorkflowExecute } from 'n8n-core';
import { runFrom } from '../engine';
import type { Account } from '../harness';
import { additionalData, nodeTypes, NOWHERE, START, whaapyNode } from '../harness';

/** A run as n8n's database has it. */
interface Execution {
	status: 'running' | 'waiting' | 'stopped' | 'finished';
	run: IRunExecutionData;
	workflow: () => Promise<Workflow>;
}

/**
 * What a node that waits meets of n8n: runs that pause and go on, and the address that takes what they
 * wait for (n8n's waiting-webhooks and wait-tracker, 2.41). What a run keeps goes through a copy, as
 * through a database.
 */
export class WaitingN8n {
	/** Where this n8n is reached from outside. */
	url: string;

	/** How many requests came for runs that wait. */
	received = 0;

	private readonly executions = new Map<string, Execution>();

	private readonly underway = new Set<Promise<void>>();

	private readonly account: Account;

	private constructor(
		private readonly server: Server,
		{ url, key }: Account,
	) {
		this.account = { url, key };
		this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	}

	static async start(account: Account): Promise<WaitingN8n> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const n8n = new WaitingN8n(server, account);
		server.on('request', (request, response) => {
			const done: Promise<void> = n8n
				.handle(request, response)
				.finally(() => n8n.underway.delete(done));
			n8n.underway.add(done);
		});
		return n8n;
	}

	async close(): Promise<void> {
		this.account.url = NOWHERE;
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	async idle(): Promise<void> {
		await Promise.all(this.underway);
	}

	/** Runs the workflow Start → Whaapy until it ends or waits. */
	async ask(
		parameters: INodeParameters,
		{ items = [{}], settings = {} }: { items?: IDataObject[]; settings?: Partial<INode> } = {},
	): Promise<string> {
		const types = await nodeTypes(items.map((json) => ({ json })));
		const id = String(1000 + this.executions.size);
		const workflow = async () =>
			new Workflow({
				id: 'workflow',
				active: false,
				settings: { executionOrder: 'v1' },
				nodeTypes: types,
				nodes: [
					{ ...whaapyNode('whaapy', {}), id: 'start', name: 'Start', type: START },
					{ ...whaapyNode('whaapy', parameters), ...settings },
				],
				connections: { Start: { main: [[{ node: 'Whaapy', type: 'main', index: 0 }]] } },
			});
		this.executions.set(id, { status: 'running', run: createRunExecutionData(), workflow });
		const execution = new WorkflowExecute(await this.surroundings(id), 'manual');
		const run = await runFrom(execution, await workflow(), 'Start');
		this.keep(id, run, workflow);
		return id;
	}

	/** The time of a run is over: it goes on without an answer. */
	async timeOut(id: string): Promise<void> {
		await this.resume(id, this.of(id));
	}

	statusOf(id: string): Execution['status'] {
		return this.of(id).status;
	}

	setStatus(id: string, status: Execution['status']): void {
		this.of(id).status = status;
	}

	errorOf(id: string): Error | undefined {
		return this.of(id).run.resultData.error as Error | undefined;
	}

	/** What the database has of a run. */
	dataOf(id: string): IRunExecutionData & { validateSignature?: boolean } {
		return this.of(id).run;
	}

	/** What the node put out last. */
	outputOf(id: string, node = 'Whaapy'): INodeExecutionData[] {
		return this.of(id).run.resultData.runData[node]?.at(-1)?.data?.main?.[0] ?? [];
	}

	waitTill(id: string): Date | undefined {
		return this.of(id).run.waitTill;
	}

	private of(id: string): Execution {
		const execution = this.executions.get(id);
		if (execution === undefined) throw new Error(`There is no execution ${id}`);
		return execution;
	}

	private keep(id: string, run: IRun, workflow: Execution['workflow']): void {
		const status = run.data.waitTill === undefined ? 'finished' : 'waiting';
		this.executions.set(id, { status, run: structuredClone(run.data), workflow });
	}

	private async surroundings(executionId: string): Promise<IWorkflowExecuteAdditionalData> {
		const webhookWaitingBaseUrl = `${this.url}/webhook-waiting`;
		return { ...(await additionalData(this.account)), executionId, webhookWaitingBaseUrl };
	}

	private async resume(id: string, { run, workflow }: Execution): Promise<void> {
		this.setStatus(id, 'running');
		const execution = new WorkflowExecute(await this.surroundings(id), 'manual', run);
		this.keep(id, await execution.processRunExecutionData(await workflow()), workflow);
	}

	async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		this.received++;
		const answer = (status: number, body: unknown) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body));
		};
		const rawBody = await buffer(request);
		const [, , id = '', nodeId] = new URL(request.url ?? '', this.url).pathname.split('/');
		const execution = this.executions.get(id);
		if (execution === undefined) return answer(404, { message: 'does not exist' });
		if (execution.status === 'running') {
			return answer(409, { message: `The execution "${id}" is running already.` });
		}
		if (execution.status === 'stopped') {
			return answer(409, { message: `The execution "${id}" has finished with error.` });
		}
		if (execution.status === 'finished') {
			response.writeHead(200, { 'content-type': 'text/html' }).end('<p>No action required</p>');
			return;
		}
		const { run } = execution;
		const workflow = await execution.workflow();
		const node = workflow.getNode('Whaapy');
		const type = workflow.nodeTypes.getByNameAndVersion('n8n-nodes-whaapy.whaapy') as INodeType;
		if (node?.id !== nodeId) return answer(404, { message: 'no matching path' });
		Object.assign(request, { rawBody, body: JSON.parse(rawBody.toString()) as unknown });
		const surroundings = {
			...(await this.surroundings(id)),
			httpRequest: request,
			httpResponse: response,
		} as IWorkflowExecuteAdditionalData;
		const [webhookDescription] = type.description.webhooks ?? [];
		const data = { webhookDescription, isTest: false } as unknown as IWebhookData;
		const context = new WebhookContext(workflow, node!, surroundings, 'manual', data, [], run);
		const result = await type.webhook!.call(context);
		if (result.noWebhookResponse) return;
		if (result.workflowData === undefined) return answer(200, result.webhookResponse);
		// The database lets one of several go on.
		if (this.statusOf(id) !== 'waiting') return answer(500, { message: 'There was a problem' });
		const [entry] = run.executionData?.nodeExecutionStack ?? [];
		entry!.node.disabled = true;
		entry!.data.main = result.workflowData;
		run.waitTill = undefined;
		await this.resume(id, execution);
		answer(200, result.webhookResponse);
	}
}
