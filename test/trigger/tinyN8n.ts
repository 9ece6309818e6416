import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypeDescription,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import { HookContext, WebhookContext, WorkflowExecute } from 'n8n-core';
import type { Account } from '../engine/harness';
import { additionalData, nodeTypes, NOWHERE, whaapyNode } from '../engine/harness';

type LifecycleMethod = 'checkExists' | 'create' | 'delete';

export interface N8nOptions {
	account: Account;
	parameters?: INodeParameters;
	/**
	 * Whether a test run works on the workflow's own static data, as in older versions of n8n, or on
	 * a copy that is thrown away, as in newer ones.
	 */
	sharedStaticData?: boolean;
	/** What WEBHOOK_URL says; the address this listens at unless told. */
	webhookUrl?: string;
}

let instances = 0;

/**
 * What a trigger meets of n8n: its webhook server, activation, test runs, and static data that is
 * read from the database for each request and written back as a whole (n8n's live-webhooks,
 * test-webhooks and active-workflow-manager, 2.41).
 */
export class TinyN8n {
	/** The workflow's static data as the database has it. */
	saved = '{}';

	/** Each run that went past the trigger, with the items that it put out. */
	readonly executions: Array<{ mode: WorkflowExecuteMode; items: INodeExecutionData[] }> = [];

	/** How many runs ended at the trigger, with no items. */
	endedAtTrigger = 0;

	/** What the trigger threw while it handled a request; n8n would log it as a crash. */
	readonly crashes: unknown[] = [];

	/** What is in n8n's log: what the trigger wrote there, and removals that threw. */
	readonly warnings: string[] = [];

	/** What WEBHOOK_URL says; the address this listens at unless told. */
	webhookUrl: string;

	/** Tells one installation of n8n from another. */
	instanceId = 'this n8n';

	parameters: INodeParameters;

	account: Account;

	/** Of the trigger in the workflow; a new one gets the newest. */
	typeVersion = 2;

	/** Hands a run over to the queue; a test may make it slow, or fail. */
	handOver: () => Promise<void> = async () => {};

	/** Takes requests for runs that wait. */
	waiting: (request: IncomingMessage, response: ServerResponse) => Promise<void> = async () => {};

	/** Other workflows, or other processes, that are reached at the address of this one. */
	readonly beside: TinyN8n[] = [];

	private received = 0;

	private runs = 0;

	private lastRun: (() => Promise<void>) | undefined;

	private readonly underway = new Set<Promise<void>>();

	private readonly webhookId = `webhook-${++instances}`;

	private readonly workflowId = `workflow-${instances}`;

	private isActive = false;

	/** Static data of the test run, while the editor listens. */
	private testRun: { staticData: string } | undefined;

	private constructor(
		private readonly server: Server,
		private nodeType: INodeType,
		private readonly options: N8nOptions,
	) {
		const { port } = server.address() as AddressInfo;
		this.webhookUrl = options.webhookUrl ?? `http://127.0.0.1:${port}`;
		this.parameters = options.parameters ?? {};
		const { url, key, defaultCountry } = options.account;
		this.account = { url, key, ...(defaultCountry && { defaultCountry }) };
	}

	static async start(options: N8nOptions): Promise<TinyN8n> {
		const nodeType = (await nodeTypes()).getByName('n8n-nodes-whaapy.whaapyTrigger') as INodeType;
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const n8n = new TinyN8n(server, nodeType, options);
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

	/** Resolves when no request is being handled, not even for a sender that has gone. */
	async idle(): Promise<void> {
		await Promise.all(this.underway);
	}

	/** Resolves when the trigger was given so many requests, each as far as it gets by itself. */
	async hasReceived(count: number): Promise<void> {
		while (this.received < count) await nextTurn();
		await nextTurn();
	}

	/** Another process of n8n takes over: nothing is left but what the database has. */
	restart(): void {
		this.testRun = undefined;
		outside.forgetPackage();
		const file = path.join(outside.packageFolder, 'dist/nodes/Whaapy/WhaapyTrigger.node.js');
		const { WhaapyTrigger } = outside.engine(file) as { WhaapyTrigger: new () => INodeType };
		this.nodeType = new WhaapyTrigger();
	}

	get description(): INodeTypeDescription {
		return this.nodeType.description;
	}

	/** The hints that the editor shows with the trigger as it is set. */
	get hints(): string[] {
		const workflow = this.workflow('{}');
		const node = nodeOf(workflow);
		return (this.description.hints ?? [])
			.filter(({ displayCondition }) =>
				workflow.expression.getSimpleParameterValue(node, displayCondition, 'internal', {}),
			)
			.map(({ message }) => message);
	}

	/** Whether n8n still keeps a test run: each next one would copy it, with all that hangs on it. */
	get isListening(): boolean {
		return this.testRun !== undefined;
	}

	get productionUrl(): string {
		return `${this.webhookUrl}/webhook/${this.webhookId}/webhook`;
	}

	get testUrl(): string {
		return `${this.webhookUrl}/webhook-test/${this.webhookId}/webhook`;
	}

	/** The user switches the workflow on, or n8n starts with it switched on. */
	async activate(): Promise<void> {
		const workflow = this.workflow(this.saved);
		this.isActive = true;
		try {
			await this.register(workflow, 'trigger', 'activate', false);
		} catch (error) {
			await this.deactivate();
			throw error;
		}
		this.save(workflow);
	}

	/** The user switches the workflow off: n8n does so whether the webhook can be removed or not. */
	async deactivate(): Promise<void> {
		const workflow = this.workflow(this.saved);
		try {
			await this.call('delete', workflow, 'internal', 'update', false);
			this.save(workflow);
		} catch (error) {
			this.warnings.push((error as Error).message);
		}
		this.isActive = false;
	}

	/** The user clicks "Listen for test event". */
	async listen(): Promise<void> {
		const workflow = this.workflow(this.options.sharedStaticData ? this.saved : '{}');
		this.testRun = { staticData: '{}' };
		try {
			await this.register(workflow, 'manual', 'manual', true);
		} catch (error) {
			await this.stopListening();
			throw error;
		}
		this.testRun = { staticData: JSON.stringify(workflow.staticData) };
		if (this.options.sharedStaticData) this.save(workflow);
	}

	/** The user stops listening, or the test event has come. */
	async stopListening(): Promise<void> {
		if (this.testRun === undefined) return;
		const { sharedStaticData } = this.options;
		const workflow = this.workflow(sharedStaticData ? this.saved : this.testRun.staticData);
		await this.call('delete', workflow, 'internal', 'update', true);
		if (sharedStaticData) this.save(workflow);
		this.testRun = undefined;
	}

	private get node(): INode {
		const node = whaapyNode('whaapyTrigger', this.parameters);
		return { ...node, typeVersion: this.typeVersion, webhookId: this.webhookId };
	}

	/** n8n makes a new one for each request and each action. */
	private workflow(staticData: string): Workflow {
		const find = () => this.nodeType;
		return new Workflow({
			id: this.workflowId,
			name: 'New contacts',
			active: this.isActive,
			nodes: [this.node],
			connections: {},
			nodeTypes: { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) },
			staticData: JSON.parse(staticData) as IDataObject,
		});
	}

	private save({ staticData }: Workflow): void {
		if (staticData.__dataChanged === true) this.saved = JSON.stringify(staticData);
	}

	private async surroundings(): Promise<IWorkflowExecuteAdditionalData> {
		return {
			...(await additionalData(this.account)),
			webhookBaseUrl: `${this.webhookUrl}/webhook`,
			webhookTestBaseUrl: `${this.webhookUrl}/webhook-test`,
			webhookWaitingBaseUrl: `${this.webhookUrl}/webhook-waiting`,
		};
	}

	private webhookData(surroundings: IWorkflowExecuteAdditionalData, isTest: boolean): IWebhookData {
		const [webhookDescription] = this.nodeType.description.webhooks ?? [];
		if (webhookDescription === undefined) throw new Error('The trigger declares no webhook');
		return {
			httpMethod: 'POST',
			node: this.node.name,
			path: `${this.webhookId}/${webhookDescription.path}`,
			webhookDescription,
			workflowId: this.workflowId,
			workflowExecuteAdditionalData: surroundings,
			isTest,
		};
	}

	private async register(
		workflow: Workflow,
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
		isTest: boolean,
	): Promise<void> {
		if (await this.call('checkExists', workflow, mode, activation, isTest)) return;
		await this.call('create', workflow, mode, activation, isTest);
	}

	private async call(
		method: LifecycleMethod,
		workflow: Workflow,
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
		isTest: boolean,
	): Promise<boolean> {
		const surroundings = await this.surroundings();
		const data = this.webhookData(surroundings, isTest);
		const node = nodeOf(workflow);
		const context = new HookContext(workflow, node, surroundings, mode, activation, data);
		const warn = (message: string) => this.warnings.push(message);
		Object.defineProperty(context, 'logger', { value: { warn } });
		context.getInstanceId = () => this.instanceId;
		const run = this.nodeType.webhookMethods?.default?.[method];
		if (run === undefined) throw new Error(`The trigger has no method ${method}`);
		return await run.call(context);
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const other = this.beside.find(({ webhookId }) => request.url?.includes(`/${webhookId}/`));
		if (other) return await other.handle(request, response);
		const answer = (status: number, message: string) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ message }));
		};
		if (request.url?.startsWith('/webhook-waiting/')) return await this.waiting(request, response);
		const isTest = request.url?.startsWith('/webhook-test/') ?? false;
		const isKnown = isTest ? this.testRun !== undefined : this.isActive;
		if (request.method !== 'POST' || !isKnown) return answer(404, 'Not registered');

		// A request that breaks off has nobody to be answered.
		const rawBody = await buffer(request).catch(() => undefined);
		if (rawBody === undefined) return;
		let body: unknown;
		const contentType = request.headers['content-type'];
		const isJson = contentType === 'application/json';
		try {
			if (isJson && rawBody.length > 0) body = JSON.parse(rawBody.toString());
		} catch {
			return answer(422, 'Failed to parse request body');
		}
		Object.assign(request, {
			body,
			contentType,
			originalUrl: request.url,
			// From version 2 on, the node has to ask for a body that n8n cannot parse.
			...((isJson || this.typeVersion === 1) && { rawBody }),
			readRawBody: async () => Object.assign(request, { rawBody }),
		});
		await this.receive(request, response, isTest, answer);
	}

	private async receive(
		request: IncomingMessage,
		response: ServerResponse,
		isTest: boolean,
		answer: (status: number, message: string) => void,
	): Promise<void> {
		const { sharedStaticData } = this.options;
		const workflow = this.workflow(isTest && !sharedStaticData ? '{}' : this.saved);
		if (isTest && !sharedStaticData) {
			workflow.setTestStaticData(JSON.parse(this.testRun?.staticData ?? '{}') as IDataObject);
		}
		const surroundings = {
			...(await this.surroundings()),
			httpRequest: request,
			httpResponse: response,
		} as IWorkflowExecuteAdditionalData;
		const mode = isTest ? 'manual' : 'webhook';
		const data = this.webhookData(surroundings, isTest);
		const node = nodeOf(workflow);
		const context = new WebhookContext(workflow, node, surroundings, mode, data, [], null);
		let result: IWebhookResponseData | undefined;
		try {
			this.received++;
			result = await this.nodeType.webhook?.call(context);
		} catch (error) {
			this.crashes.push(error);
			return answer(500, 'Workflow could not be started');
		}
		const given = result?.workflowData?.[0];
		if (given === undefined) {
			this.save(workflow);
			if (!result?.noWebhookResponse) answer(200, JSON.stringify(result?.webhookResponse));
			return;
		}
		try {
			await this.handOver();
		} catch {
			// Nothing is saved if the run could not be handed over.
			return answer(500, 'There was a problem executing the workflow');
		}
		this.save(workflow);
		// Before the answer, unlike n8n, so that who has the answer can look at the run.
		await this.execute(mode, given);
		answer(200, 'Workflow was started');
		if (isTest) await this.stopListening();
	}

	/** Runs the last execution once again: its worker died before it could save how it ended. */
	async repeatLastRun(): Promise<void> {
		await this.lastRun?.();
	}

	/** Runs the workflow, as far as the trigger goes, in whatever process n8n runs it. */
	private async execute(
		mode: WorkflowExecuteMode,
		given: INodeExecutionData[],
		executionId = `execution-${++this.runs}`,
	): Promise<void> {
		this.lastRun = async () => await this.execute(mode, given, executionId);
		const workflow = this.workflow('{}');
		const node = nodeOf(workflow);
		const surroundings = { ...(await this.surroundings()), executionId };
		const data = createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node, data: { main: [structuredClone(given)] }, source: null }],
			},
		});
		const execution = new WorkflowExecute(surroundings, mode, data);
		const run = await execution.processRunExecutionData(workflow);
		const { runData, error } = run.data.resultData;
		if (error) this.crashes.push(error);
		// n8n adds which item each one comes from, which is nowhere for a trigger.
		const items = runData[node.name]?.[0]?.data?.main?.[0] ?? [];
		for (const item of items) delete item.pairedItem;
		if (items.length > 0) this.executions.push({ mode, items });
		else this.endedAtTrigger++;
	}
}

/** The trigger with its defaults, which n8n fills in as it makes the workflow. */
function nodeOf(workflow: Workflow): INode {
	const node = workflow.getNode('Whaapy Trigger');
	if (node === null) throw new Error('The workflow has no trigger');
	return node;
}
