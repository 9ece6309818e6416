import { createHash } from 'node:crypto';

/** Dates as the pages write them: UTC, whole seconds. */
export const isoTime = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** The same UUID for the same name, in every run. */
export function idFor(name: string): string {
	const hex = createHash('md5').update(name).digest('hex');
	// By replacement and not by joining slices: those keep the pieces alive, 100,000 times.
	return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}

/** WhatsApp's id of a message, beside Whaapy's. */
export const wamidOf = (messageId: string) =>
	`wamid.${Buffer.from(messageId).toString('base64url')}`;

/** Whaapy's id of the message that either kind of id names. */
export const messageIdOf = (id: string) =>
	id.startsWith('wamid.') ? Buffer.from(id.slice(6), 'base64url').toString() : id;
