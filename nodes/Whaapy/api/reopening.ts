/** When Whaapy lets requests through again, according to `Retry-After`. */
export interface Reopening {
	/** Not before. */
	from: number;
	/** Then at the latest. */
	until: number;
}

/** A refusal that asks to wait. */
interface Asking {
	sentAt: number;
	answeredAt: number;
	/** Milliseconds that Whaapy asks to wait. */
	asked: number;
}

/** `Retry-After` has whole seconds, rounded up. */
const SECOND = 1_000;

/** What one refusal says. */
export function reopeningAfter({ sentAt, answeredAt, asked }: Asking): Reopening {
	const isRounded = asked > 0 && asked % SECOND === 0;
	const until = answeredAt + asked;
	return { from: isRounded ? sentAt + asked - SECOND : until, until };
}

/** What two refusals of the same limit say; if they contradict each other, the later time counts. */
export function combineReopenings(one: Reopening, other: Reopening): Reopening {
	const from = Math.max(one.from, other.from);
	const until = Math.min(one.until, other.until);
	return from < until ? { from, until } : { from, until: Math.max(one.until, other.until) };
}
