/** The usual windows in milliseconds. Each one that is too short costs a refused request. */
const USUAL_WINDOWS = [1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 30_000, 60_000];
/** The longest of them, and so the longest that requests may share a window with one that comes now. */
export const LONGEST_WINDOW = 60_000;
/** How long a search takes at most: the longest window, and more because others use the key too. */
const PATIENCE = 80_000;
/** How often in a row `Retry-After` may be wrong before a run gives up. */
const MOST_WAITS_IN_VAIN = 4;
const FIRST_WAIT_IN_VAIN = 500;
/** `Retry-After` has whole seconds, rounded up; less than one is no time to wait. */
export const SECOND = 1_000;

/** The part of a window to allow for clocks and networks at its end. */
export const marginOf = (windowMs: number): number => Math.max(10, windowMs / 200);

/** A request that Whaapy refused, or would refuse. */
export interface Refusal {
	sentAt: number;
	now: number;
	/** Milliseconds that Whaapy asks to wait, if it does. */
	asked: number | undefined;
	/** Set if headers told that time: then nobody asks before it. */
	isTold?: true;
}

/** The state of a limit when the first refusal came. */
interface Begin {
	since: number;
	/** When the first request was answered that may be in the window of the refused one, if any was. */
	first: number | undefined;
	/** The length of the window, if that is certain: then others have used a part of it. */
	knownWindowMs: number | undefined;
	/** How many others were underway. */
	beside: number;
}

/** The time from a refusal until a request passes again. One request asks at a time, the scout. */
export class Pause {
	/** When to ask next. */
	at = 0;

	/** How long the window is if that request passes; unknown if nothing had passed before. */
	windowMs: number | undefined;

	/** How many of the others that were underway were refused too. */
	refusedBeside = 0;

	private refusals = 0;

	constructor(readonly begin: Begin) {}

	/** Tells if more of the others passed than a limit would let through. */
	get isChance(): boolean {
		return this.refusedBeside < this.begin.beside / 2;
	}

	/**
	 * Plans when to ask next: when Whaapy says so, or, after a refusal, in the last second before if a
	 * usual window ends there; if that was wrong, or if nothing is said, at the end of the next longer window. If nothing
	 * had passed there is no window to find, and each wait is longer than the last one.
	 *
	 * @returns false if there is nothing left to wait for
	 */
	plan({ sentAt, now, asked, isTold }: Refusal): boolean {
		const { since, first, knownWindowMs: known } = this.begin;
		const isPatient = asked !== undefined && this.refusals < MOST_WAITS_IN_VAIN;
		const isTrusted = asked !== undefined && asked >= SECOND && this.refusals === 0;
		const until = now + (asked ?? 0);
		const backoff = FIRST_WAIT_IN_VAIN * (asked === undefined ? 3 : 2) ** this.refusals++;
		const last = Math.min(now + backoff, since + PATIENCE);

		const isShared = known !== undefined && first !== undefined && !isTrusted;
		const from = isShared ? since : first;
		const steps = isShared
			? [known / 4, known / 2, ...USUAL_WINDOWS.filter((windowMs) => windowMs >= known)]
			: USUAL_WINDOWS;
		const endOf = (windowMs: number) => (from ?? Number.NEGATIVE_INFINITY) + windowMs;
		const least = isTrusted ? sentAt + asked - 0.95 * SECOND : now;
		const step = steps.find((windowMs) => endOf(windowMs) > least);
		const end = step === undefined ? undefined : endOf(step) + marginOf(step);

		if (isTrusted) this.at = isTold || end === undefined ? until : Math.min(end, until);
		else this.at = Math.max(end ?? last, until);
		if (from !== undefined) this.windowMs = Math.min(step ?? LONGEST_WINDOW, this.at - from);
		const mayFind = from !== undefined || asked === undefined;
		return isPatient || (mayFind && (end ?? last) > sentAt);
	}
}
