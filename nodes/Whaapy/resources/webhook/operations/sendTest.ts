import type { IDataObject } from 'n8n-workflow';
import type { Envelope } from '../../../api/envelope';
import { acknowledgement, anyAnswer } from '../../../api/envelope';
import { withoutSecrets } from '../../../api/redact';
import { isObject } from '../../../shared/guards';
import { defineOperation } from '../../operation';
import { unknownWebhook, webhookLocator } from '../webhooks';

/** The result of a test. That the receiver did not take it is what was asked for, not a refusal. */
const testResult: Envelope<IDataObject> = {
	...anyAnswer,
	tellsRefusals: true,
	read(body) {
		const isResult = isObject(body) && isObject(body.data) && 'status' in body.data;
		return isResult ? body : acknowledgement.read(body) && anyAnswer.read(body);
	},
};

/** Webhook → Send Test. Not repeated: each test is a delivery of its own. */
export const sendTest = defineOperation({
	name: 'Send Test',
	action: 'Send test to webhook',
	description:
		"Make Whaapy send a test delivery to a webhook, and get what the receiver answered. A Whaapy Trigger that waits for other events answers 'not chosen', and no workflow starts.",
	api: { endpoints: ['POST /user-webhooks/{id}/test'], costs: { 'by ID': 1 } },
	properties: [{ ...webhookLocator, description: 'The webhook to send a test delivery to' }],
	async execute({ client, parameters: { webhookId: id } }) {
		const answer = await client.post('/user-webhooks/{id}/test', {
			path: { id },
			envelope: testResult,
			messages: unknownWebhook(id),
		});
		return withoutSecrets(answer);
	},
});
