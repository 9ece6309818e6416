import { DocumentedLimit } from './documentedLimit';
import type { LearnedLimit } from './pacedWindow';
import { PacedWindow } from './pacedWindow';
import type { NextProbe, Refused } from './pause';
import { Pause } from './pause';
import type { Pass, RequestLog } from './requestLog';
import { countBefore, windowUntil } from './windowSearch';

/** The longest backoff, in milliseconds. If Whaapy asks for a longer one, the run gives up. */
export const MAX_BACKOFF = 60_000;
/** Backoffs in a row that Whaapy asked for, without one success in between, until a run gives up. */
const MAX_BACKOFFS_IN_A_ROW = 4;
const FIRST_BACKOFF = 1_000;

/**
 * Learns from 429s how many requests Whaapy allows in what time.
 *
 * A 429 pauses everything. One request probes at the moments at which the usual windows would end (1 to
 * 60 seconds after what filled them), or, after a `Retry-After`, in the second that this one names. The
 * window at whose end it passes, and the number of requests that had passed in it, pace what follows,
 * see {@link PacedWindow}.
 */
export class LimitLearner {
	private model: PacedWindow | undefined;

	private pause: Pause | undefined;

	private readonly documented: DocumentedLimit;

	private reopenedAt = Number.NEGATIVE_INFINITY;

	private isAfterVainSearch = false;

	/** The numbers of the last request, and of the last one before the latest refusal was known. */
	private lastNumber = 0;

	private lastBeforeRefusal = 0;

	private backoffsInARow = 0;

	constructor(private readonly log: RequestLog) {
		this.documented = new DocumentedLimit(log);
	}

	/** What Whaapy allows, as far as it is known. */
	get limit(): LearnedLimit | undefined {
		return this.model;
	}

	/** Whether a 429 holds back all requests. */
	get isPaused(): boolean {
		return this.pause !== undefined;
	}

	/** When the next request may start; never, until the probe underway is over. */
	opensAt(now: number): number {
		const { pause, model } = this;
		if (pause?.probe !== undefined) return Number.POSITIVE_INFINITY;
		if (pause) return pause.next(model)?.at ?? 0;
		if (model) return model.opensAt(now);
		return this.documented.isTrying ? Number.POSITIVE_INFINITY : 0;
	}

	/** A request starts. */
	admit(pass: Pass): void {
		const { pause, model } = this;
		const next = pause?.next(model);
		// What Whaapy asked for is over for all, so nobody waits for the first one.
		if (pause && next?.means === 'askedWaitIsOver') this.endPause(pause, next, pass.at);
		else if (pause && next) pause.probe = { pass, next };
		else if (model) model.admit(pass);
		else this.documented.admit(pass);
		this.lastNumber = pass.number;
		this.log.add(pass);
	}

	/** Whaapy let a request through. */
	passed(pass: Pass, now: number): void {
		this.log.answered(pass, now);
		this.backoffsInARow = 0;
		this.documented.passed(pass);
		const { pause } = this;
		if (pause?.probe?.pass === pass) this.endPause(pause, pause.probe.next, pass.at);
		if (this.model?.passed(pass, now) === 'limitIsHigher') this.model = undefined;
	}

	/** A request ended in a way that says nothing about the limit. */
	released(pass: Pass, wasSent: boolean): void {
		if (!wasSent) this.log.remove(pass);
		this.documented.ended(pass);
		this.model?.released(pass);
		if (this.pause?.probe?.pass === pass) this.pause.probe = undefined;
	}

	/**
	 * Whaapy refused a request.
	 *
	 * @returns whether to give up: backoffs did not help, or Whaapy asks for one that is too long
	 */
	refused(refused: Refused): boolean {
		const { pass, now, asked } = refused;
		this.documented.ended(pass);
		this.log.remove(pass);
		const isAtEdge = this.model?.isAtEdge(pass) ?? false;
		const meaning = this.model?.refused(pass, now);
		const isEcho = pass.number <= this.lastBeforeRefusal;
		this.lastBeforeRefusal = isEcho ? this.lastBeforeRefusal : this.lastNumber;
		if (meaning === 'asExpected' && this.pause === undefined && (asked ?? 0) <= MAX_BACKOFF) {
			return false;
		}
		const tooShort = meaning === 'windowIsLonger' ? this.model?.windowMs : undefined;
		if (isEcho) this.pause?.echo(refused);
		else this.backOff(refused, isAtEdge);
		const { pause } = this;
		if (pause && tooShort !== undefined) pause.tooShort = tooShort;
		const isOver =
			(asked ?? 0) > MAX_BACKOFF ||
			(pause?.asked !== undefined && this.backoffsInARow > MAX_BACKOFFS_IN_A_ROW) ||
			(pause !== undefined && !pause.next(this.model));
		if (isOver) this.forget();
		return isOver;
	}

	/** @param isAtEdge whether the request may only have come too early */
	private backOff(refused: Refused, isAtEdge: boolean): void {
		const { log, reopenedAt, isAfterVainSearch, model } = this;
		const since = refused.now;
		this.pause ??= new Pause({ log, since, reopenedAt, isAfterVainSearch, isAtEdge });
		if (!this.pause.isEarly(refused.pass)) this.backoffsInARow += 1;
		const least = this.backoffsInARow > 1 ? FIRST_BACKOFF * 2 ** (this.backoffsInARow - 2) : 0;
		this.pause.refused(refused, least);
		if (model && !model.isConfirmed && this.pause.soonProbe(model) === undefined) {
			this.model = undefined;
		}
	}

	private endPause(pause: Pause, { means, windowMs, isExact }: NextProbe, now: number): void {
		const { model } = this;
		this.pause = undefined;
		this.reopenedAt = now;
		if (means === 'cameTooEarly') model?.widenMargin();
		else if (model?.isConfirmed) this.share(pause, model, now);
		else if (means === 'windowFound') this.learn(pause, windowMs, isExact);
		else this.learn(pause, pause.asked && windowUntil(pause, pause.asked));
	}

	/** Somebody else uses the same limit. */
	private share(pause: Pause, model: PacedWindow, now: number): void {
		const left = countBefore(pause, model.windowMs);
		if (left === undefined) this.model = undefined;
		else model.leave(left, now);
	}

	private learn(pause: Pause, windowMs: number | undefined, isExact = false): void {
		const { log, reopenedAt: knownSince } = this;
		const requests = windowMs === undefined ? undefined : countBefore(pause, windowMs);
		this.model =
			windowMs === undefined || requests === undefined
				? undefined
				: new PacedWindow({ log, requests, windowMs, knownSince, isExact });
		this.isAfterVainSearch = this.model === undefined;
	}

	private forget(): void {
		this.pause = undefined;
		this.model = undefined;
	}
}
