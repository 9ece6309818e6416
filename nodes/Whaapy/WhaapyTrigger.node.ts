import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { testCredential } from './api/credentialTest';
import { EVENTS_SUBTITLE } from './delivery/events';
import { getFunnelStages } from './resources/funnelStage/pickers';
import { receiveDelivery } from './trigger/handler';
import { register, unregister, isRegistered } from './trigger/lifecycle';
import { getMoreEvents } from './trigger/pickers';
import { properties } from './trigger/properties';
import { startRun } from './trigger/run';

export class WhaapyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Whaapy Trigger',
		name: 'whaapyTrigger',
		icon: { light: 'file:whaapy.svg', dark: 'file:whaapy.dark.svg' },
		group: ['trigger'],
		// Both are the same. For a node of version 1, n8n evaluates an expression at each request, which
		// takes an isolate of its engine (docs/scale-measurements.md, "Bursts").
		version: [1, 2],
		subtitle: EVENTS_SUBTITLE,
		// The nodes panel shows it for the whole app, also to those who look for the actions.
		description:
			'Send and read WhatsApp messages, manage contacts and templates, and start workflows on new messages and other events in Whaapy',
		eventTriggerDescription: 'Waiting for one of the chosen events in Whaapy',
		activationMessage: 'From now on, each of the chosen events in Whaapy starts this workflow.',
		defaults: { name: 'Whaapy Trigger' },
		inputs: [],
		builderHint: {
			searchHint:
				"Starts a workflow on WhatsApp messages and other events of Whaapy. Every workflow with this trigger gets every event: set 'filters'. People write one thing in several messages: before an answer by AI, put resource 'message', operation 'collect' of the Whaapy node.",
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-whaapy.whaapy',
					relationHint:
						"Answers in the same conversation: operation 'sendText' with recipient mode 'id' and the trigger's field conversation_id",
				},
			],
		},
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'whaapyApi', required: true, testedBy: 'testCredential' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Left out, n8n answers with the text "firstEntryJson".
				responseData: JSON.stringify({ message: 'This delivery has started the workflow' }),
				path: 'webhook',
			},
		],
		triggerPanel: {
			header: 'Pull in events from Whaapy',
			executionsHelp: {
				inactive:
					"<b>While building your workflow</b>, click 'Execute step', then make the event happen, e.g. write to your business on WhatsApp. The execution shows up in this editor.<br /><br /><b>Once you're happy with your workflow</b>, publish it. Then each event starts an execution. These show up in the <a data-key=\"executions\">executions list</a>, but not in the editor.",
				active:
					'<b>While building your workflow</b>, click \'Execute step\', then make the event happen, e.g. write to your business on WhatsApp. The execution shows up in this editor; the published workflow gets the event too.<br /><br /><b>Your workflow also runs on its own</b>, since it is published. These executions show up in the <a data-key="executions">executions list</a>, but not in the editor.',
			},
			activationHint:
				"Once you've finished building your workflow, publish it to have it run on each event.",
		},
		hints: [
			{
				message:
					"'Contact Created' does not happen when someone new writes to you. To start the workflow then too, add 'Conversation Created'.",
				type: 'info',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
				displayCondition:
					'={{ $parameter["events"].includes("contact.created") && !$parameter["events"].includes("conversation.created") }}',
			},
			{
				message:
					"'Contact Updated' includes only the fields that changed. To get them all, add a Whaapy node that gets the contact by its ID, with 'Output' set to 'Raw'.",
				type: 'info',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
				displayCondition: '={{ $parameter["events"].includes("contact.updated") }}',
			},
			{
				message:
					"Signatures are not verified: anyone who knows this trigger's URL can start the workflow.",
				type: 'warning',
				location: 'ndv',
				displayCondition: '={{ $parameter["options"]["verifySignature"] === false }}',
			},
		],
		properties,
	};

	methods = {
		loadOptions: { getMoreEvents, getTriggerStages: getFunnelStages },
		credentialTest: { testCredential },
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await register(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveDelivery(this);
	}

	/** Takes what {@link webhook} gave to the run. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await startRun(this)];
	}
}
