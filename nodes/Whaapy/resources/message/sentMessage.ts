import type { IDataObject } from 'n8n-workflow';
import type { Envelope } from '../../api/envelope';
import { isObject } from '../../shared/guards';

/** The facts of a message beside the answer to its sending. */
export interface Sending {
	/** The number that it went to, in E.164. */
	recipient?: string;
	/** That number as the user wrote it, so that the output can be matched with the data it came from. */
	phoneAsGiven?: string;
	templateName?: string;
}

/**
 * A message in the answer to its sending: the object under `data`, and beside its `id` the one that
 * WhatsApp knows it by, which is only in Meta's part of the answer (docs/whaapy-api.md, "Messages").
 *
 * An answer with Meta's part alone is taken too: the message was sent. One whose message has failed
 * already holds none.
 */
export function sentMessage(sending: Sending = {}): Envelope<IDataObject> {
	return {
		read(body) {
			if (!isObject(body)) return undefined;
			const meta = firstOf(body.messages);
			const data = isObject(body.data) ? body.data : undefined;
			if (meta === undefined && data === undefined) return undefined;
			if (data?.status === 'failed') return undefined;
			const { id: own, wamid: ownWamid, conversationId, status, ...others } = data ?? {};
			const id = own ?? meta?.id;
			const isWamid = typeof id === 'string' && id.startsWith('wamid.');
			const wamid = meta?.wamid ?? ownWamid ?? (isWamid ? id : undefined);
			const { recipient = reached(firstOf(body.contacts)), phoneAsGiven, templateName } = sending;
			const known = { recipient, phoneAsGiven, templateName };
			// First the fields that a person reads: in a table the IDs would fill the screen.
			const message: IDataObject = { status, ...others, ...known, id, wamid, conversationId };
			return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined));
		},
	};
}

function firstOf(list: unknown): IDataObject | undefined {
	const [first] = Array.isArray(list) ? (list as unknown[]) : [];
	return isObject(first) ? first : undefined;
}

/** Whom a message reached: a number in E.164, or WhatsApp's ID of a person who shows none. */
function reached(contact: IDataObject | undefined): string | undefined {
	const id = contact?.wa_id ?? contact?.input;
	if (typeof id !== 'string') return undefined;
	return /^\d+$/.test(id) ? `+${id}` : id;
}
