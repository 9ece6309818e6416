import type {
	EngineRequest,
	EngineResponse,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeParameters,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
	IRun,
} from 'n8n-workflow';
import { NodeConnectionTypes, Workflow } from 'n8n-workflow';
import { WorkflowExecute } from 'n8n-core';
import { runFrom } from './engine';
import type { Account } from './harness';
import { START, additionalData, nodeTypes, whaapyNode } from './harness';

/** What an agent gets of a node that is connected to it as a tool. */
export interface ModelTool {
	name: string;
	description: string;
	/** What the model must fill in. */
	schema: {
		shape: Record<string, { description?: string }>;
		safeParse(values: unknown): { success: boolean };
	};
	invoke(values: IDataObject): Promise<string>;
}

export interface ToolOptions {
	account: Account;
	/** The parameters of the Whaapy tool, some of them for the model to fill in. */
	parameters: INodeParameters;
	/** The tool's name in the workflow. */
	name?: string;
	onError?: INode['onError'];
}

const AGENT = 'test.agent';

/**
 * Connects the built node to an agent as a tool, and does with it what an agent does that runs its
 * tools itself (those of older n8n, and sub-agents).
 */
export async function withTool<T>(
	options: ToolOptions,
	use: (tool: ModelTool) => Promise<T>,
): Promise<T> {
	let result: Promise<T> | undefined;
	const run = await runAgent(options, async function () {
		const tools = (await this.getInputConnectionData(
			NodeConnectionTypes.AiTool,
			0,
		)) as unknown as ModelTool[];
		const [tool] = tools;
		if (!tool || tools.length > 1) throw new Error(`The agent got ${tools.length} tools`);
		result = use(tool);
		await result;
		return [[]];
	});
	if (result === undefined) throw run.data.resultData.error ?? new Error('The agent did not run');
	return await result;
}

/**
 * Connects the built node to an agent as a tool, and lets n8n's engine run it for the agent (as the
 * AI Agent node of today asks it to).
 *
 * @returns what the agent is given for its model, or the message that ended the run
 */
export async function requestTool(options: ToolOptions, values: IDataObject): Promise<string> {
	let told: string | undefined;
	const run = await runAgent(options, async (node, response) => {
		const answer = response?.actionResponses[0];
		if (!answer) {
			const action = {
				actionType: 'ExecutionNodeAction' as const,
				nodeName: node.name,
				input: values,
				type: NodeConnectionTypes.AiTool,
				id: 'call',
				metadata: {},
			};
			return { actions: [action], metadata: {} };
		}
		const items = answer.data.data?.ai_tool?.[0] ?? [];
		told = JSON.stringify(items.map(({ json }) => json));
		return [[]];
	});
	return told ?? run.data.resultData.error?.message ?? '';
}

type AgentExecute = (
	this: IExecuteFunctions,
	tool: INode,
	response?: EngineResponse,
) => Promise<[[]] | EngineRequest>;

async function runAgent(
	{ account, parameters, name = 'Find Conversation', onError }: ToolOptions,
	execute: AgentExecute,
): Promise<IRun> {
	const built = whaapyNode('whaapy', parameters, onError);
	const node: INode = { ...built, name, type: `${built.type}Tool` };
	const own = await nodeTypes([{ json: {} }]);
	const types: Record<string, INodeType> = {
		[node.type]: asTool(own.getByNameAndVersion(built.type)),
		[AGENT]: {
			description: {
				...bare('Agent', AGENT),
				inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
			},
			async execute(response) {
				return await execute.call(this, node, response);
			},
		},
	};
	const find = (type: string) => types[type] ?? own.getByNameAndVersion(type);
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		settings: { executionOrder: 'v1' },
		nodeTypes: { ...own, getByName: find, getByNameAndVersion: find } as INodeTypes,
		nodes: [
			{ id: 'start', name: 'Start', type: START, typeVersion: 1, position: [0, 0], parameters: {} },
			{ id: 'agent', name: 'Agent', type: AGENT, typeVersion: 1, position: [9, 0], parameters: {} },
			node,
		],
		connections: {
			Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			[name]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
	});
	const execution = new WorkflowExecute(await additionalData(account), 'manual');
	return await runFrom(execution, workflow, 'Start');
}

/** A node type as n8n offers it to agents ("convertNodeToAiTool" in the package n8n). */
function asTool(type: INodeType): INodeType {
	const { usableAsTool, ...description } = type.description;
	if (!usableAsTool) throw new Error('n8n offers agents only what is "usableAsTool"');
	if (!description.properties.some(({ name }) => name === 'toolDescription')) {
		throw new Error('n8n would add its own description of the tool');
	}
	const tool: INodeTypeDescription = {
		...description,
		name: `${description.name}Tool`,
		displayName: `${description.displayName} Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		// n8n adds fields for the description only to nodes that do not bring their own.
		properties: description.properties,
	};
	return Object.create(type, { description: { value: tool } }) as INodeType;
}

function bare(displayName: string, name: string) {
	return {
		displayName,
		name,
		group: ['transform'],
		version: 1,
		description: '',
		defaults: {},
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	} satisfies Omit<INodeTypeDescription, 'inputs'>;
}
