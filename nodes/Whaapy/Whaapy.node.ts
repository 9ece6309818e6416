import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { searchContacts } from './resources/contact/searchContacts';
import { searchConversations } from './resources/conversation/searchConversations';
import { getFunnelStages } from './resources/contact/funnelStages';
import { describeProperties, findOperation } from './resources';
import { WhaapyClient } from './api/client';
import { failedItem, runItems } from './execution/runItems';
import { readRunSettings } from './resources/properties';
import { forReader } from './execution/agentError';

export class Whaapy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Whaapy',
		name: 'whaapy',
		icon: { light: 'file:whaapy.svg', dark: 'file:whaapy.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Work with WhatsApp conversations, messages and contacts in Whaapy',
		defaults: { name: 'Whaapy' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'whaapyApi', required: true }],
		properties: describeProperties(),
	};

	methods = {
		listSearch: { searchContacts, searchConversations },
		loadOptions: { getFunnelStages },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return [await runOperation(this)];
		} catch (error) {
			if (!this.continueOnFail()) throw forReader(this.getNode(), error);
			// What concerns no single item: n8n would pass the input on as if it were done.
			return [this.getInputData().map((_, itemIndex) => failedItem(this, error, itemIndex))];
		}
	}
}

/** Runs the chosen operation for all items. */
async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const resource = context.getNodeParameter('resource', 0);
	const name = context.getNodeParameter('operation', 0);
	const operation = findOperation(resource, name);
	if (operation === undefined) {
		throw new NodeOperationError(context.getNode(), `This node cannot do '${resource}: ${name}'`, {
			description: "Choose 'Resource' and 'Operation' again, or update n8n-nodes-whaapy.",
		});
	}
	const settings = readRunSettings(context);
	const client = await WhaapyClient.open(context, settings);
	return await runItems(
		context,
		client,
		settings.maxConcurrentRequests,
		async (itemIndex) =>
			await operation.execute.call(context, client.forItem(itemIndex), itemIndex),
	);
}
