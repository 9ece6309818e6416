import type { IDataObject } from 'n8n-workflow';
import type { Parameters } from '../../parameters/parameterTypes';
import type { Property } from '../../parameters/property';
import { keyValuesField } from '../rowsField';

/** The message that this one answers; WhatsApp shows it above. Not for templates. */
export const replyTo = {
	displayName: 'Reply To',
	name: 'replyTo',
	type: 'string',
	default: '',
	reads: 'messageId',
	placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
	description: 'ID of the message that this one answers, which WhatsApp shows above it',
} as const satisfies Property;

/** The options of a message of any kind, templates too. */
export const bodyOptions = [
	keyValuesField({
		displayName: 'Metadata',
		name: 'metadata',
		placeholder: 'Add metadata',
		description: 'Your own data to keep with the message in Whaapy. The customer does not see it.',
		row: 'Field',
		values: [
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. orderId',
				description: 'Name of the value, of your own choice',
			},
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				default: '',
				placeholder: 'e.g. 10045',
				description: 'The value to keep under this name',
			},
		],
		json: 'Names and values',
		example: '{"orderId": "10045"}',
	}),
	{
		displayName: 'Pause AI',
		name: 'pauseAi',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1440 },
		default: 60,
		optional: true,
		description:
			"For how many minutes Whaapy's AI stays silent in this conversation after the message",
	},
	{
		displayName: 'Switch Off AI',
		name: 'disableAi',
		type: 'boolean',
		default: false,
		description:
			"Whether to switch Whaapy's AI off in this conversation, until somebody switches it on again",
	},
] as const satisfies readonly Property[];

/** The options in the body of a message. */
export type BodyOptions = Partial<Parameters<[typeof replyTo, ...typeof bodyOptions]>>;

/** The part of a message's body that its options make (docs/whaapy-api.yaml, "SendMessageBody"). */
export function optionsBody(options: BodyOptions): IDataObject {
	const { replyTo: replied, metadata = {}, pauseAi, disableAi } = options;
	const body: IDataObject = {};
	if (replied) body.context = { message_id: replied };
	if (pauseAi !== undefined || disableAi) {
		body.ai = {
			...(pauseAi !== undefined && { pause: true, pauseDuration: pauseAi }),
			...(disableAi && { disable: true }),
		};
	}
	if (Object.keys(metadata).length > 0) body.metadata = metadata;
	return body;
}
