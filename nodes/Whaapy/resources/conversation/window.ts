import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { sentAt } from '../../delivery/message';
import { readHistory } from './readHistory';

/** How long a customer's message lets any message follow (docs/whaapy-api.md, "Messages"). */
export const WINDOW = 24 * 60 * 60 * 1000;

/** Facts that an item tells of the 24-hour window. */
export type CustomerWindow = {
	windowOpen: boolean;
	/** ISO date and time; `null` if the window is closed. */
	windowOpenUntil: string | null;
};

/**
 * The window that a customer's message opened.
 *
 * @param lastInbound when the customer last wrote, in milliseconds since the epoch
 */
export function windowAfter(lastInbound: number | undefined): CustomerWindow {
	const until = (lastInbound ?? Number.NEGATIVE_INFINITY) + WINDOW;
	return until > Date.now()
		? { windowOpen: true, windowOpenUntil: new Date(until).toISOString() }
		: { windowOpen: false, windowOpenUntil: null };
}

/** Tells whether a message at this moment (milliseconds) leaves the window closed; not if it is unknown. */
export function isOver(at: number | undefined): boolean {
	return at !== undefined && Date.now() - at > WINDOW;
}

/** The conversation whose customer to look for. */
interface WindowSource {
	conversationId: string;
	/** The conversation as an answer said it, if there was one. */
	conversation?: IDataObject;
	/** The display name of the parameter that names it; 'Conversation' if not set. */
	parameter?: string;
}

/**
 * When the customer last wrote, in milliseconds since the epoch; `undefined` if that is longer ago
 * than the window lasts, or never was.
 *
 * No request if nobody wrote in the conversation for that long, else one: the newest 100 messages.
 * More only if none of them is the customer's and all are newer than that.
 */
export async function findLastInbound(
	client: WhaapyClient,
	{ conversationId, conversation, parameter }: WindowSource,
): Promise<number | undefined> {
	const since = Date.now() - WINDOW;
	if (conversation && isQuiet(conversation, since)) return undefined;
	const history = {
		conversationId,
		filter: { direction: 'inbound' },
		limit: Number.POSITIVE_INFINITY,
		parameter,
	};
	for await (const page of readHistory(client, history)) {
		const inbound = page.filter(({ direction }) => direction === 'inbound').map(sentAt);
		const times = inbound.filter((time) => !Number.isNaN(time));
		if (times.length > 0) return Math.max(...times);
		if (page.some((message) => sentAt(message) < since)) return undefined;
	}
	return undefined;
}

function isQuiet({ lastMessageAt }: IDataObject, since: number): boolean {
	return lastMessageAt === null || Date.parse(String(lastMessageAt)) < since;
}
