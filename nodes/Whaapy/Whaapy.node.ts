import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { WhaapyClient } from './api/client';
import { testCredential } from './api/credentialTest';
import { failedItem, toAgentError } from './execution/itemOutcomes';
import { runBulk } from './execution/runBulk';
import { runItems } from './execution/runItems';
import { describeMethods, describeProperties, describeSubtitle, findOperation } from './resources';
import { answerWebhooks, receiveAnswer } from './resources/message/question/receiveAnswer';
import { readRunSettings } from './resources/properties';

export class Whaapy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Whaapy',
		name: 'whaapy',
		icon: { light: 'file:whaapy.svg', dark: 'file:whaapy.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: describeSubtitle(),
		description: 'Work with WhatsApp conversations, messages and contacts in Whaapy',
		defaults: { name: 'Whaapy' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				"For WhatsApp with Whaapy. A text reaches a person only within 24 hours of their last message; to start a conversation use resource 'message', operation 'sendTemplate'. To ask and go on with the answer use 'sendAndWait', not a second trigger.",
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-whaapy.whaapyTrigger',
					relationHint:
						"Starts the workflow on a message of a customer; answer it with operation 'sendText' in the same conversation",
				},
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'whaapyApi', required: true, testedBy: 'testCredential' }],
		waitingNodeTooltip:
			'={{ $parameter.operation === "sendAndWait" ? "The workflow goes on when the person has answered on WhatsApp" : "" }}',
		webhooks: answerWebhooks,
		hints: [
			{
				message:
					"'Retry On Fail' in the settings sends nothing twice: a further try does only the items that are left.",
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
				displayCondition: '={{ /^send/.test($parameter["operation"]) }}',
			},
		],
		properties: describeProperties(),
	};

	methods = { ...describeMethods(), credentialTest: { testCredential } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveAnswer(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return [await runOperation(this)];
		} catch (error) {
			if (!this.continueOnFail()) throw toAgentError(this.getNode(), error);
			// An error of no single item: n8n would pass the input on as if it were done.
			return [this.getInputData().map((_, itemIndex) => failedItem(this, error, itemIndex))];
		}
	}
}

/** Runs the chosen operation for all items, or once if it acts on the whole account. */
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
	const run = { context, client, concurrency: settings.maxConcurrentRequests };
	return 'executeMany' in operation
		? await runBulk(operation, run)
		: await runItems(operation, run);
}
