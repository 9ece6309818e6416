import type { WhaapyClient } from '../../../api/client';
import { objectOrAnswer } from '../../../api/envelope';
import { withoutSecrets } from '../../../api/redact';
import { EVENTS } from '../../../delivery/events';
import { findWebhooks } from '../../../delivery/webhooks';
import { takesDeliveries } from '../../../delivery/webhookUrl';
import type { ValidationIssues } from '../../../parameters/issues';
import { lengthOf, truncate } from '../../../shared/text';
import { defineOperation } from '../../operation';
import { unknownWebhook } from '../webhooks';

/**
 * Webhook → Create or Update. There is never a second webhook at an address: Whaapy would sign
 * deliveries with the secret of either.
 */
export const upsert = defineOperation({
	name: 'Create or Update',
	action: 'Create or update webhook',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	api: {
		endpoints: ['GET /user-webhooks', 'POST /user-webhooks', 'PATCH /user-webhooks/{id}'],
		costs: { 'an address': 2 },
	},
	properties: [
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			required: true,
			default: '',
			identifies: true,
			placeholder: 'e.g. https://n8n.example.com/webhook/whaapy',
			description:
				"Where Whaapy delivers: the 'Production URL' of a Webhook node, or another public HTTPS address",
		},
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			options: EVENTS,
			default: ['message.received'],
			description: 'The events that Whaapy delivers there, and no others',
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. n8n: Status of messages',
			description:
				"What Whaapy calls the webhook. If empty, a new one is called 'n8n', and another keeps its name.",
		},
	],
	async execute({ client, parameters, issues, error }) {
		const url = validateUrl(issues, parameters.url, client);
		const name = parameters.name.trim();
		if (parameters.events.length === 0) {
			issues.add('Events', 'is empty', "Choose at least one event, e.g. 'Message Received'.");
		}
		if (lengthOf(name) > MAX_NAME) {
			issues.add('Name', `has ${lengthOf(name)} characters`, `Whaapy takes ${MAX_NAME} at most.`);
		}
		issues.throwIfAny();
		const { events } = parameters;
		const [webhook, ...others] = await findWebhooks(client, url);
		if (others.length > 0) {
			throw error(
				`Whaapy has ${others.length + 1} webhooks at this URL`,
				"Delete all but one of them. 'Get Many' lists the webhooks of the account.",
			);
		}
		if (webhook === undefined) {
			const answer = await client.post('/user-webhooks', {
				body: { name: name || 'n8n', url, events },
				envelope: objectOrAnswer('data', 'webhook'),
			});
			return { url, ...withoutSecrets(answer), created: true };
		}
		const { id } = webhook;
		const answer = await client.patch('/user-webhooks/{id}', {
			path: { id },
			body: { ...(name && { name }), events, isActive: true },
			envelope: objectOrAnswer('data', 'webhook'),
			messages: unknownWebhook(id),
			idempotent: true,
		});
		// Whaapy's answer was never seen.
		return { id, url, ...withoutSecrets(answer), created: false };
	},
});

/** The longest name that Whaapy takes (docs/whaapy-api.yaml, `CreateWebhookBody`). */
const MAX_NAME = 100;

/** An address to which Whaapy delivers; a local Whaapy can deliver anywhere. */
function validateUrl(issues: ValidationIssues, value: string, { baseUrl }: WhaapyClient): string {
	const url = value.trim();
	const isAddress = /^https?:\/\//i.test(url) && URL.canParse(url);
	if (isAddress && takesDeliveries(url, baseUrl)) return url;
	issues.add(
		'URL',
		url === '' ? 'is empty' : `is not a public HTTPS address: '${truncate(url, 60)}'`,
		"Use the 'Production URL' of the Webhook node, e.g. https://n8n.example.com/webhook/whaapy.",
	);
	return '';
}
