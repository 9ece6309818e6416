import type { IDataObject } from 'n8n-workflow';
import type { IdOrPhone } from '../../parameters/parameterTypes';
import { subscriberKey } from '../../phone/variants';
import { isOver, WINDOW } from '../conversation/window';

/**
 * When the recipient last wrote, as far as the input item tells, in milliseconds since the epoch: a
 * message of the trigger, or a conversation that was read. `undefined` if it does not tell, or is about
 * another person.
 *
 * The customer may have written again since the item was made: a moment within 24 hours says that the
 * window is open, an earlier one does not say that it is closed.
 */
export function lastInboundIn(json: IDataObject, recipient: IdOrPhone): number | undefined {
	const { windowOpen, windowOpenUntil, event, timestamp, lastMessageAt } = json;
	if (!isAbout(json, recipient)) return undefined;
	if (windowOpen === false) return 0;
	if (windowOpen === true) return momentOf(windowOpenUntil, -WINDOW);
	if (event === 'message.received') return momentOf(timestamp);
	// The last message may be the business's, so only that it is old tells something.
	const last = momentOf(lastMessageAt);
	return isOver(last) ? last : undefined;
}

function isAbout(json: IDataObject, recipient: IdOrPhone): boolean {
	const { conversation_id: ofEvent, conversationId = ofEvent ?? json.id } = json;
	if ('id' in recipient) return conversationId === recipient.id;
	const { phone_number: ofEvents, phoneNumber = ofEvents ?? json.recipient } = json;
	const digits = String(phoneNumber ?? '').replace(/\D/g, '');
	return digits !== '' && subscriberKey(`+${digits}`) === subscriberKey(recipient.phone);
}

function momentOf(value: unknown, plus = 0): number | undefined {
	const at = typeof value === 'string' ? Date.parse(value) + plus : Number.NaN;
	return Number.isNaN(at) ? undefined : at;
}
