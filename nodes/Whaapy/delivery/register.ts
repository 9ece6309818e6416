import type { Webhook } from './webhooks';

/** The trace of a waiting run at Whaapy: a webhook, whose URL is where n8n takes the answer. */
export interface Register<W = Webhook> {
	webhook: W;
	/**
	 * Whose answer is awaited: the ID of the conversation, if there was one, and the number, if that is how the
	 * person was named: who answers under its other spelling does it in another conversation.
	 */
	who: string[];
	/** When the run goes on without an answer, in milliseconds since the epoch. */
	until: number;
}

const NAME = /^n8n waits: (\S+?)(?: (\+\S+))?(?: until (\S+))?$/;

/** How long n8n may take to let a run go on whose time is over, in milliseconds. */
const GRACE = 120_000;

/**
 * Time in which Whaapy may deliver an answer once more, in milliseconds: it waits 5 s for each of four
 * attempts, and 2, 4 and 8 s between them (docs/whaapy-api.md, "Delivery").
 */
export const COPIES_COME_FOR = 30_000;

/** Names a webhook so that it says whose answer a run waits for, and how long. */
export function registerName(who: readonly string[], until: Date | undefined): string {
	const end = until === undefined ? '' : ` until ${until.toISOString().slice(0, 19)}Z`;
	return `n8n waits: ${who.join(' ')}${end}`;
}

/** The runs that wait, as far as the webhooks of the account tell; those asked last come last. */
export function registersIn<W extends { name: string; createdAt: number | string }>(
	webhooks: readonly W[],
): Array<Register<W>> {
	const timeOf = ({ createdAt }: W) => new Date(createdAt).getTime();
	const inOrder = [...webhooks].sort((a, b) => timeOf(a) - timeOf(b) || 0);
	return inOrder.flatMap((webhook) => {
		const [, first, second, until] = NAME.exec(webhook.name) ?? [];
		if (first === undefined) return [];
		const who = second === undefined ? [first] : [first, second];
		const time = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until);
		return Number.isNaN(time) ? [] : [{ webhook, who, until: time }];
	});
}

/** Tells whether nobody waits any more, so that the webhook may be removed. */
export function isOverdue({ until }: Pick<Register, 'until'>): boolean {
	return until + GRACE < Date.now();
}
