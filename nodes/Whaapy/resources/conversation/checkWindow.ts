import type { IDataObject } from 'n8n-workflow';
import type { Property } from '../../parameters/property';
import { idIn } from '../../shared/id';
import type { RunOf } from '../operation';
import type { CustomerWindow } from './window';
import { findLastInbound, windowAfter } from './window';

/** The choice to tell if the customer may be written to without a template. */
export const checkWindow = {
	displayName: 'Check 24-Hour Window',
	name: 'checkWindow',
	type: 'boolean',
	default: false,
	description:
		"Whether to add 'windowOpen' and 'windowOpenUntil': whether the customer wrote in the last 24 hours, so that more than templates may be sent. This can take one more request.",
} as const satisfies Property;

/**
 * Reads what an item says of the 24-hour window of a conversation, if the options ask for it. No request
 * if the conversation shows that nobody wrote for so long, else one.
 *
 * @param conversation as Whaapy answers it
 */
export async function readWindow(
	{ client, parameters }: RunOf<{ options: { checkWindow: boolean } }>,
	conversation: IDataObject,
): Promise<CustomerWindow | undefined> {
	if (!parameters.options.checkWindow) return undefined;
	const conversationId = idIn(conversation.id);
	// Without an ID there is nothing to ask for, and "closed" would be a guess.
	if (conversationId === undefined) return undefined;
	const lastInbound = await client.cache.get(`last inbound ${conversationId}`, async () => ({
		at: await findLastInbound(client, { conversationId, conversation }),
	}));
	return windowAfter(lastInbound.at);
}
