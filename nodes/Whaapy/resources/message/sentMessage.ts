import type { IDataObject } from 'n8n-workflow';
import type { Envelope } from '../../api/envelope';
import { isObject } from '../../shared/guards';

/**
 * A message in the answer to its sending: the object under `data`, and beside its `id` the one that
 * WhatsApp knows it by, which is only in Meta's part of the answer (docs/whaapy-api.md, "Messages").
 *
 * An answer with Meta's part alone is taken too: the message was sent.
 */
export const sentMessage: Envelope<IDataObject> = {
	read(body) {
		if (!isObject(body)) return undefined;
		const [first] = Array.isArray(body.messages) ? (body.messages as unknown[]) : [];
		const meta = isObject(first) ? first : undefined;
		const data = isObject(body.data) ? body.data : undefined;
		if (meta === undefined && data === undefined) return undefined;
		const { id: own, wamid: ownWamid, conversationId, status, ...others } = data ?? {};
		const id = own ?? meta?.id;
		const isWamid = typeof id === 'string' && id.startsWith('wamid.');
		const wamid = meta?.wamid ?? ownWamid ?? (isWamid ? id : undefined);
		// What a person reads first: in a table the IDs would fill the screen.
		const message: IDataObject = { status, ...others, id, wamid, conversationId };
		return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined));
	},
	isEmpty: () => false,
};
