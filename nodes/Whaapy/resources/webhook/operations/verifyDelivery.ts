import { flatten, readDelivery } from '../../../delivery/readDelivery';
import { hadAnotherRun, tellRepetition } from '../../../delivery/deduplication';
import { verdictOf } from '../../../delivery/secrets';
import { isSameUrl } from '../../../delivery/webhookUrl';
import { output, shape } from '../../../parameters/output';
import type { RunOf } from '../../operation';
import { defineOperation } from '../../operation';
import type { DeliveryInItem } from '../deliveryInItem';
import { deliveryInItem } from '../deliveryInItem';
import { unknownWebhook, webhookLocator } from '../webhooks';

/**
 * How long what Whaapy said of a webhook counts, in milliseconds: one that was deleted there, or a key
 * that was revoked, must not verify for ever.
 */
const COUNTS_FOR = 600_000;

/**
 * Webhook → Verify Delivery: what the Whaapy Trigger does to a delivery, behind n8n's Webhook node,
 * which takes bursts that no other trigger of n8n does (docs/scale-measurements.md, "Bursts").
 */
export const verifyDelivery = defineOperation({
	name: 'Verify Delivery',
	action: 'Verify delivery from Whaapy',
	description:
		"Check that what n8n's Webhook node received comes from Whaapy, and get the event as the Whaapy Trigger outputs it. Only for bursts of events: otherwise use the trigger.",
	api: {
		endpoints: ['GET /user-webhooks'],
		costs: { '100 deliveries': 1 },
	},
	properties: [
		{
			...webhookLocator,
			description: 'The webhook in Whaapy that delivers to the Webhook node before this one',
		},
		...output,
	],
	options: [
		{
			displayName: 'Ignore Duplicates',
			name: 'ignoreDuplicates',
			type: 'boolean',
			default: true,
			description: 'Whether to let an event through only once if Whaapy delivers it again',
		},
	],
	readOnly: true,
	async execute(run) {
		const { context, parameters, issues } = run;
		issues.throwIfAny();
		const delivery = await deliveryInItem(run);
		await verify(run, delivery);
		const { event, payload = {}, names = [] } = readDelivery(delivery) ?? {};
		if (typeof event !== 'string') {
			throw run.error(
				'The delivery holds no event',
				'It is signed by Whaapy, but its body is not a JSON object with an event.',
			);
		}
		if (parameters.options.ignoreDuplicates && (await isRepetition(run, names))) {
			tellRepetition(context);
			return [];
		}
		return shape(parameters, payload, (whole) => flatten(whole, event));
	},
});

/** Tells whether an item before this one, or another run, had the delivery. */
async function isRepetition(
	{ client, context, itemIndex }: RunOf<unknown>,
	names: string[],
): Promise<boolean> {
	// Copies in one run: to the store, what the run recorded before is its own.
	const firsts = await Promise.all(
		names.map(async (name) => await client.cache.get(`delivery ${name}`, async () => itemIndex)),
	);
	return firsts.some((first) => first !== itemIndex) || (await hadAnotherRun(context, names));
}

/** @throws NodeOperationError if the delivery is not signed with the secret of the webhook */
async function verify(run: RunOf<{ webhookId: string }>, delivery: DeliveryInItem): Promise<void> {
	const { client, parameters, error } = run;
	const { webhookId } = parameters;
	const verdict = await verdictOf(client, delivery, {
		name: webhookId,
		// Whaapy delivers an event once to an address, signed with the secret of any webhook there.
		among(webhooks) {
			const chosen = webhooks.find(({ id }) => id === webhookId);
			return webhooks.filter(({ url }) => chosen !== undefined && isSameUrl(url, chosen.url));
		},
		countsFor: COUNTS_FOR,
		orLast: true,
	});
	if (verdict.is === 'noWebhook') {
		const { message, description } = unknownWebhook(webhookId)[404];
		throw error(message, description);
	}
	if (verdict.is === 'noSecret') {
		throw error(
			`Whaapy does not show the secret of the webhook '${webhookId}'`,
			'Without it, nobody can tell whether a delivery is genuine. Contact Whaapy support.',
		);
	}
	if (verdict.is === 'genuine') return;
	throw error(
		'The delivery is not signed by Whaapy for this webhook',
		delivery.isRaw
			? "Somebody else may have sent it. Or 'Webhook' is not the one that delivers to the Webhook node: compare their addresses."
			: "Turn on 'Raw Body' under Options of the Webhook node: the signature is that of the bytes which came, and n8n has parsed them. If it is on, somebody else may have sent the delivery, or 'Webhook' is not the one that delivers here.",
	);
}
