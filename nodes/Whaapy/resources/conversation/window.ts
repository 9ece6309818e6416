import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import { sentAt } from '../../delivery/message';
import type { Property } from '../../parameters/property';
import { idIn } from '../../shared/id';
import type { RunOf } from '../operation';
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

function isQuiet({ lastMessageAt }: IDataObject, since: number): boolean {
	return lastMessageAt === null || Date.parse(String(lastMessageAt)) < since;
}
