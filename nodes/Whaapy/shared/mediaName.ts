/** The known facts of the file of a message. */
export interface MediaOrigin {
	/** When the message was sent, in milliseconds since the epoch; `NaN` if nobody knows. */
	sentAt: number;
	/** IANA name of the time zone that the name tells the time in, e.g. "America/Mexico_City". */
	timezone: string;
	/** Who sent it: the first of these that has letters or digits. */
	senders: readonly unknown[];
	/** The ID of the message, in place of a time that nobody knows. */
	id: unknown;
	/** The name that the sender gave the file. */
	given?: unknown;
}

/**
 * The name of a message's file by when it was sent and by whom, e.g. "2026-01-29_1030_Juan-Perez",
 * in characters that every file system takes. Without an extension, unless the sender gave one.
 */
export function mediaName({ sentAt, timezone, senders, id, given }: MediaOrigin): string {
	const when = Number.isNaN(sentAt) ? plain(id) : inMinutes(sentAt, timezone);
	const sender = senders.map(plain).find((name) => name !== '');
	return [when, sender, plain(given)].filter(Boolean).join('_');
}

/** The day of a moment in a time zone, e.g. "2026-01-29". */
export function dayOf(time: number, timeZone: string): string {
	return inMinutes(time, timeZone).slice(0, 10);
}

function inMinutes(time: number, timeZone: string): string {
	// Swedish writes dates as ISO does: "2026-01-29 10:30".
	const format = new Intl.DateTimeFormat('sv', {
		timeZone,
		dateStyle: 'short',
		timeStyle: 'short',
	});
	return format.format(time).replace(' ', '_').replace(':', '');
}

/** The letters without accents, the digits and the dots of a text; a dash for what is between. */
export function plain(text: unknown): string {
	return String(text ?? '')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\w.]+/g, '-')
		.slice(0, 80)
		.replace(/^[-_.]+|[-_.]+$/g, '');
}
