import { SEEDED } from '../../../tools/sandbox';
import type { Person, Sandbox } from '../../../tools/sandbox';

/** Milliseconds. */
export const HOUR = 3_600_000;

/**
 * A customer wrote so many hours before the present of this machine, which the node goes by; the
 * sandbox has a time of its own.
 *
 * @returns when, in milliseconds since the epoch
 */
export function customerWrote(sandbox: Sandbox, { phone }: Person, hoursAgo: number): number {
	const at = Date.now() - hoursAgo * HOUR;
	const message = sandbox.receive(phone, { content: 'Hola' });
	message.timestamp = new Date(at).toISOString();
	message.createdAt = message.timestamp;
	return at;
}

/** The last message of a kind in Juan's conversation. */
export const lastOf = ({ store }: Sandbox, direction: 'inbound' | 'outbound') =>
	store
		.messagesOf(SEEDED.juan.conversationId)
		.filter((message) => message.direction === direction)
		.at(-1)!;
