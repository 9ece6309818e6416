import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	INodeTypes,
	IRun,
	IWorkflowExecuteAdditionalData,
	ResourceMapperFields,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import {
	ExecutionLifecycleHooks,
	LoadOptionsContext,
	PackageDirectoryLoader,
	WorkflowExecute,
} from 'n8n-core';
import { TestCredentials } from './credentials';
import { runFrom } from './engine';

/** What n8n's own loader finds in the built package; loaded once for all tests of a file. */
const loader = new PackageDirectoryLoader(outside.packageFolder);
const loaded = loader.loadAll();

/** The type of the node that hands out a test's items. */
export const START = 'test.start';
const PASS_ON = 'test.passOn';
const FULL_NAME: Record<string, string> = {
	whaapy: 'n8n-nodes-whaapy.whaapy',
	whaapyTrigger: 'n8n-nodes-whaapy.whaapyTrigger',
};

/** Hands the items of a test to the node under test. */
class Start implements INodeType {
	description = {
		displayName: 'Start',
		name: START,
		group: ['input'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: ['main' as const],
		properties: [],
	} satisfies INodeType['description'];

	// n8n calls "execute" with its own context as "this", so the items come in by closure.
	execute: INodeType['execute'];

	constructor(items: INodeExecutionData[]) {
		this.execute = async () => [items];
	}
}

/** Gives on what comes in, the very same items. */
class PassOn implements INodeType {
	description = { ...new Start([]).description, name: PASS_ON, inputs: ['main' as const] };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Address at which nothing listens: what an n8n that is closed has left to do does not reach the next test. */
export const NOWHERE = 'http://127.0.0.1:9';

/** Which server and key a run uses. */
export interface Account {
	url: string;
	key: string;
	/** The 'Country of Your Numbers' of the credential. */
	defaultCountry?: string;
}

let keys = 0;

/** Another key of the same account: of its limit nothing is known yet. */
export const newKey = ({ key }: Account): string => `${key}_${++keys}`;

export interface RunOptions {
	account: Account;
	/** The node's parameters, as a workflow stores them. */
	parameters: INodeParameters;
	/** The `json` of each input item; one empty item unless told. */
	items?: IDataObject[];
	/** The files of each input item. */
	binary?: (itemIndex: number) => IBinaryKeyData;
	/** The node's "On Error" setting. */
	onError?: INode['onError'];
	/** More of the node's settings, e.g. "Retry On Fail". */
	settings?: Partial<INode>;
	/** How many branches of the workflow lead to the node, which runs once for each; one unless told. */
	branches?: number;
	/** The workflow's time zone; n8n's own unless told. */
	timezone?: string;
	/** Where the workflow keeps files: beside the JSON of an item unless told, or in it. */
	binaryMode?: 'combined';
	/** What started the run; the user, in the editor, unless told. */
	mode?: WorkflowExecuteMode;
	/** The number that n8n gives the run, which is the same for all runs unless told. */
	executionId?: string;
	/** Another node type than ours, e.g. to compare with. */
	other?: { type: string; version: number; nodeType: INodeType };
}

export interface RunResult {
	/** Items of the first output. */
	items: INodeExecutionData[];
	/** Items of the error branch, if the node has one. */
	errorItems: INodeExecutionData[];
	/** What ended the run, as n8n stores it. */
	error?: IRun['data']['resultData']['error'];
	/** The whole run as n8n stores it, for what must not be in it. */
	run: IRun;
}

/** The built node types, as n8n knows them. */
export async function nodeTypes(
	items: INodeExecutionData[] = [],
	other?: RunOptions['other'],
): Promise<INodeTypes> {
	await loaded;
	const start = new Start(items);
	const find = (type: string) => {
		if (type === START) return start;
		if (type === PASS_ON) return new PassOn();
		if (type === other?.type) return other.nodeType;
		const found = loader.nodeTypes[type.split('.').pop() ?? '']?.type;
		if (!found) throw new Error(`The built package has no node type ${type}`);
		return found as INodeType;
	};
	return {
		getByName: find,
		getByNameAndVersion: find,
		getKnownTypes: () => ({}),
	};
}

/** The built credential type. */
export async function credentialType(name: string) {
	await loaded;
	const found = loader.credentialTypes[name]?.type;
	if (!found) throw new Error(`The built package has no credential type ${name}`);
	return found;
}

/** The node under test, as it stands in a workflow. */
export function whaapyNode(
	type: 'whaapy' | 'whaapyTrigger',
	parameters: INodeParameters,
	onError?: INode['onError'],
): INode {
	return {
		id: `node-${type}`,
		name: type === 'whaapy' ? 'Whaapy' : 'Whaapy Trigger',
		type: FULL_NAME[type] ?? type,
		typeVersion: 1,
		position: [200, 0],
		parameters,
		credentials: { whaapyApi: { id: '1', name: 'Whaapy account' } },
		...(onError && { onError }),
	};
}

/** What n8n gives a run from outside: credentials, hooks, addresses. */
export async function additionalData(account: Account): Promise<IWorkflowExecuteAdditionalData> {
	const data: Partial<IWorkflowExecuteAdditionalData> & { hooks: ExecutionLifecycleHooks } = {
		credentialsHelper: new TestCredentials(await credentialType('whaapyApi'), account),
		hooks: new ExecutionLifecycleHooks('manual', 'execution', {
			id: 'workflow',
			name: 'Test',
			active: false,
			isArchived: false,
			createdAt: new Date(0),
			updatedAt: new Date(0),
			activeVersionId: null,
			nodes: [],
			connections: {},
		}),
		currentNodeExecutionIndex: 0,
		restApiUrl: 'http://localhost/rest',
		instanceBaseUrl: 'http://localhost/',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		webhookBaseUrl: 'http://localhost:5678/webhook',
		webhookTestBaseUrl: 'http://localhost:5678/webhook-test',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		variables: {},
		executionId: 'execution',
	};
	return data as IWorkflowExecuteAdditionalData;
}

/** A run under way, so that a test can stop it. */
export async function start(options: RunOptions) {
	const { account, parameters, items = [{}], binary, onError, settings, other } = options;
	const { timezone, binaryMode } = options;
	const types = await nodeTypes(
		items.map((json, index) => ({ json, ...(binary && { binary: binary(index) }) })),
		other,
	);
	const node = {
		...whaapyNode('whaapy', parameters, onError),
		...settings,
		...(other && { type: other.type, typeVersion: other.version }),
	};
	const toNode = { node: node.name, type: 'main' as const, index: 0 };
	const branches = Array.from({ length: (options.branches ?? 1) - 1 }, (_, i) => `Branch ${i}`);
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		settings: {
			executionOrder: 'v1',
			...(timezone && { timezone }),
			...(binaryMode && { binaryMode }),
		},
		nodeTypes: types,
		nodes: [
			{ id: 'start', name: 'Start', type: START, typeVersion: 1, position: [0, 0], parameters: {} },
			...branches.map((name) => ({ ...node, id: name, name, type: PASS_ON, parameters: {} })),
			node,
		],
		connections: {
			Start: { main: [[toNode, ...branches.map((name) => ({ ...toNode, node: name }))]] },
			...Object.fromEntries(branches.map((name) => [name, { main: [[toNode]] }])),
		},
	});
	const { mode = 'manual', executionId = 'execution' } = options;
	const data = { ...(await additionalData(account)), executionId };
	const execution = new WorkflowExecute(data, mode);
	// In an object: a promise that can be cancelled would be awaited on its way out of here.
	return { run: runFrom(execution, workflow, 'Start') };
}

/** Runs the built Whaapy node inside n8n's engine, once, to its end. */
export async function runNode(options: RunOptions): Promise<RunResult> {
	const run = await (await start(options)).run;
	const task = run.data.resultData.runData.Whaapy?.[0];
	return {
		items: task?.data?.main?.[0] ?? [],
		errorItems: task?.data?.main?.[1] ?? [],
		error: run.data.resultData.error,
		run,
	};
}

/** The built Whaapy node as the editor asks it for what its pickers offer. */
async function editorContext(
	account: Account,
	parameters: INodeParameters = {},
	name: 'whaapy' | 'whaapyTrigger' = 'whaapy',
): Promise<[INodeType, ILoadOptionsFunctions]> {
	const types = await nodeTypes();
	const node = whaapyNode(name, parameters);
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: types,
	});
	const data = { ...(await additionalData(account)), currentNodeParameters: parameters };
	const context = new LoadOptionsContext(workflow, node, data, '');
	return [types.getByNameAndVersion(node.type) as INodeType, context];
}

/** What a "From List" picker shows: the page that begins at a token, for what was typed into it. */
export async function searchList(
	account: Account,
	method: string,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const [type, context] = await editorContext(account);
	const search = type.methods?.listSearch?.[method];
	if (!search) throw new Error(`The built node has no list ${method}`);
	return await search.call(context, filter, paginationToken);
}

/** What a dropdown with dynamic options shows. */
export async function loadOptions(
	account: Account,
	method: string,
	node?: 'whaapy' | 'whaapyTrigger',
): Promise<INodePropertyOptions[]> {
	const [type, context] = await editorContext(account, {}, node);
	const load = type.methods?.loadOptions?.[method];
	if (!load) throw new Error(`The built node has no options ${method}`);
	return await load.call(context);
}

/** The fields that a resource mapper shows for what is set in the node. */
export async function loadFields(
	account: Account,
	method: string,
	parameters: INodeParameters,
): Promise<ResourceMapperFields> {
	const [type, context] = await editorContext(account, parameters);
	const load = type.methods?.resourceMapping?.[method];
	if (!load) throw new Error(`The built node has no fields ${method}`);
	return await load.call(context);
}
