/** The usual windows in milliseconds. Each one that is too short costs a refused request. */
export const USUAL_WINDOWS = [1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 30_000, 60_000];
/** When to ask again if nothing had passed: somebody else uses the key, or the server is busy. */
const STEPS_IF_BUSY = [1_000, 4_000, 15_000, 60_000];
/** How long a search takes at most: the longest window, and more because others use the key too. */
const PATIENCE = 80_000;
/** How often in a row `Retry-After` may be wrong before a run gives up. */
const MOST_WAITS_IN_VAIN = 4;
const FIRST_WAIT_IN_VAIN = 500;
/** `Retry-After` has whole seconds, rounded up; less than one is no time to wait. */
export const SECOND = 1_000;

/** What to allow for clocks and networks at the end of a window. */
export const marginOf = (windowMs: number): number => Math.max(10, windowMs / 200);

/** A request that Whaapy refused. */
export interface Refusal {
	sentAt: number;
	now: number;
	/** Milliseconds that Whaapy asks to wait, if it does. */
	asked: number | undefined;
}

/** What was known when the first refusal came. */
interface Begin {
	since: number;
	/** When the first request was counted that may be in the window of the refused one, if any was. */
	first: number | undefined;
	/** The length of the window, if that is certain: then others have used a part of it. */
	knownWindowMs: number | undefined;
}

/** The time from a refusal until a request passes again. One request asks at a time, the scout. */
export class Pause {
	/** When to ask next. */
	at = 0;

	/** How long the window is if that request passes; unknown if nothing tells. */
	windowMs: number | undefined;

	/** How many requests were refused in a row. */
	refusals = 0;

	constructor(private readonly begin: Begin) {}

	/** How many more were refused that had been sent before the first refusal. */
	echoes = 0;

	/** When the first refusal came. */
	get since(): number {
		return this.begin.since;
	}

	/**
	 * Plans when to ask next: when Whaapy says so or, if that was wrong or nothing is said, at the end of
	 * the next longer window.
	 *
	 * @returns false if there is nothing left to wait for
	 */
	plan({ sentAt, now, asked }: Refusal): boolean {
		const isPatient = ++this.refusals <= MOST_WAITS_IN_VAIN;
		if (this.begin.first === undefined && asked !== undefined) {
			this.at = now + Math.max(asked, FIRST_WAIT_IN_VAIN * 2 ** (this.refusals - 1));
			return isPatient;
		}
		const until = asked !== undefined && asked >= SECOND ? now + asked : undefined;
		if (until !== undefined && this.refusals === 1) {
			this.obey(until, sentAt + until - now);
			return true;
		}
		this.search(sentAt);
		const isOver = this.at <= sentAt;
		this.at = Math.max(this.at, until ?? 0);
		return !isOver || (until !== undefined && isPatient);
	}

	/** Asks at the time told, or before: one of the usual windows may end in its last second. */
	private obey(until: number, least: number): void {
		const { since, first = since } = this.begin;
		this.windowMs = USUAL_WINDOWS.find((windowMs) => first + windowMs >= least - SECOND);
		const end = this.windowMs === undefined ? until : this.endOf(this.windowMs);
		this.at = end > since ? Math.min(end, until) : until;
	}

	private search(sentAt: number): void {
		const { since, first, knownWindowMs: known } = this.begin;
		const parts = known === undefined ? [] : [known / 4, known / 2, known];
		const next = parts.find((part) => since + part > sentAt);
		const steps = first === undefined ? STEPS_IF_BUSY : USUAL_WINDOWS;
		const step = steps.find((windowMs) => this.endOf(windowMs) > sentAt);
		if (next !== undefined) this.at = since + next;
		else this.at = step === undefined ? since + PATIENCE : this.endOf(step);
		this.windowMs = known ?? (first === undefined ? undefined : (step ?? steps.at(-1)));
	}

	private endOf(windowMs: number): number {
		return (this.begin.first ?? this.begin.since) + windowMs + marginOf(windowMs);
	}
}
