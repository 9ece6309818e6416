import type { IDataObject } from 'n8n-workflow';
import type { Envelope } from '../../../api/envelope';
import { anyAnswer } from '../../../api/envelope';
import { notFound } from '../../notFound';
import { defineOperation } from '../../operation';
import { sentMessage } from '../sentMessage';

/** No page shows the answer: a message if it looks like one, else whatever comes. */
const messageOrAnything: Envelope<IDataObject> = {
	read: (body) => sentMessage().read(body) ?? anyAnswer.read(body),
};

export const retry = defineOperation({
	name: 'Retry',
	action: 'Retry failed message',
	description:
		"Send a message again that WhatsApp could not deliver. If it failed because the customer's 24 hours were over, use Send Template instead.",
	api: {
		endpoints: ['POST /messages/v1/{id}/retry'],
		costs: { 'a failed message': 1 },
	},
	properties: [
		{
			displayName: 'Message ID',
			name: 'messageId',
			type: 'string',
			required: true,
			default: '',
			identifies: true,
			reads: 'id',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
			description: "The ID that Whaapy gave the message that failed, not WhatsApp's",
		},
	],
	async execute({ client, parameters }) {
		const { messageId: id } = parameters;
		const message = await client.post('/messages/v1/{id}/retry', {
			path: { id },
			envelope: messageOrAnything,
			messages: {
				400: {
					message: 'Whaapy did not send the message again',
					description:
						"Only a message that failed can be sent again. If it failed because the customer has not written for 24 hours, use the operation 'Send Template'.",
				},
				...notFound('message', id, "Use the 'id' of the message, not its 'wamid'."),
			},
		});
		return { ...message, id: message.id ?? id };
	},
});
