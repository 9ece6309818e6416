/** The usual windows in milliseconds. Each one that is too short costs a refused request. */
const USUAL_WINDOWS = [1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 30_000, 60_000];
/** How long a search takes at most: the longest window, and more because others use the key too. */
const PATIENCE = 80_000;
/** How often in a row `Retry-After` may be wrong before a run gives up. */
const MOST_WAITS_IN_VAIN = 4;
const FIRST_WAIT_IN_VAIN = 500;
/** `Retry-After` has whole seconds, rounded up; less than one is no time to wait. */
export const SECOND = 1_000;
/** By how much a time may be told too late: it is the difference of two dates in whole seconds. */
export const ROUNDED_BY = 2 * SECOND;

/** What to allow for clocks and networks at the end of a window. */
export const marginOf = (windowMs: number): number => Math.max(10, windowMs / 200);

/** A request that Whaapy refused, or would refuse. */
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
	/** How many others were underway. */
	beside: number;
}

/** The time from a refusal until a request passes again. One request asks at a time, the scout. */
export class Pause {
	/** When to ask next. */
	at = 0;

	/** How long the window is if that request passes; unknown if nothing tells. */
	windowMs: number | undefined;

	/** How many of the others that were underway were refused too. */
	refusedBeside = 0;

	private refusals = 0;

	constructor(readonly begin: Begin) {}

	/** Whether more of the others passed than a limit would let through. */
	get isChance(): boolean {
		return this.refusedBeside < this.begin.beside / 2;
	}

	/** Asks at a time that was told in advance: until then the window lasts, rounded up to a second. */
	waitUntil(told: number): void {
		const lasted = told - (this.begin.first ?? this.begin.since);
		const isNear = (usual: number) =>
			usual > lasted - Math.max(0.95 * SECOND, usual / 20) && usual < lasted * 1.1;
		this.at = told;
		this.windowMs = USUAL_WINDOWS.find(isNear) ?? lasted;
	}

	/**
	 * Plans when to ask next: when Whaapy says so, or in the last second before if a usual window ends
	 * there; if that was wrong, or if nothing is said, at the end of the next longer window. If nothing
	 * had passed there is no window to find, and each wait is longer than the last one.
	 *
	 * @returns false if there is nothing left to wait for
	 */
	plan({ sentAt, now, asked }: Refusal): boolean {
		const { since, first, knownWindowMs: known } = this.begin;
		const isPatient = asked !== undefined && this.refusals < MOST_WAITS_IN_VAIN;
		const isTrusted = asked !== undefined && asked >= SECOND && this.refusals === 0;
		const until = now + (asked ?? 0);
		const backoff = FIRST_WAIT_IN_VAIN * (asked === undefined ? 3 : 2) ** this.refusals++;
		if (first === undefined) {
			this.at = Math.max(until, now + backoff);
			return isPatient || (asked === undefined && this.at < since + PATIENCE);
		}
		const isShared = known !== undefined && !isTrusted;
		const from = isShared ? since : first;
		const longer = USUAL_WINDOWS.filter((windowMs) => !isShared || windowMs >= known);
		const steps = isShared ? [known / 4, known / 2, ...longer] : longer;
		const endOf = (windowMs: number) => from + windowMs + marginOf(windowMs);
		const least = isTrusted ? sentAt + asked - SECOND : sentAt;
		const step = steps.find((windowMs) => endOf(windowMs) > least);
		const last = Math.min(now + backoff, since + PATIENCE);
		const end = step === undefined ? last : endOf(step);
		this.at = isTrusted ? Math.min(end, until) : Math.max(end, until);
		this.windowMs = known ?? step ?? USUAL_WINDOWS.at(-1);
		return isPatient || end > sentAt;
	}
}
