import type { LearnedLimit } from './pacedWindow';
import { PacedWindow } from './pacedWindow';
import type { Pass, RequestLog } from './requestLog';
import type { Probe, Refusal } from './windowSearch';
import { countBefore, nextProbe, windowUntil } from './windowSearch';

/** The longest backoff, in milliseconds. If Whaapy asks for a longer one, the run gives up. */
export const MAX_BACKOFF = 60_000;
/** Backoffs in a row that Whaapy asked for, without one success in between, until a run gives up. */
const MAX_BACKOFFS_IN_A_ROW = 4;
const FIRST_BACKOFF = 1_000;
/** Parts of a known window after which to ask again if Whaapy refuses earlier than it should. */
const [SOON, ...LATER] = [0.02, 0.25, 0.5, 1];

interface Pause extends Refusal {
	lastRefusedAt: number;
	/** When Whaapy asked to come back, if it did. */
	retryAt: number | undefined;
	/** The one request underway. */
	probe: { pass: Pass; next: NextProbe } | undefined;
	/** Whether the refused request may only have come too early. */
	isAtEdge: boolean;
}

/** A probe, and what its success means. */
type NextProbe = Probe & { means: 'cameTooEarly' | 'limitIsShared' | 'windowFound' };

/**
 * Learns from 429s how many requests Whaapy allows in what time.
 *
 * A 429 pauses everything. Without `Retry-After` one request probes at the moments at which the usual
 * windows would end (1, 10, 30 and 60 seconds after what filled them). The window at whose end it
 * passes, and the number of requests that had passed in it, pace what follows, see
 * {@link PacedWindow}.
 */
export class LimitLearner {
	private model: PacedWindow | undefined;

	private pause: Pause | undefined;

	private reopenedAt = Number.NEGATIVE_INFINITY;

	private isAfterVainSearch = false;

	/** The numbers of the last request, and of the last one before the latest pause. */
	private lastNumber = 0;

	private lastBeforePause = 0;

	private backoffsInARow = 0;

	constructor(private readonly log: RequestLog) {}

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
		const { pause } = this;
		if (pause === undefined) return this.model?.opensAt(now) ?? 0;
		if (pause.probe !== undefined) return Number.POSITIVE_INFINITY;
		return pause.retryAt ?? this.nextProbe(pause)?.at ?? 0;
	}

	/** A request starts. */
	admit(pass: Pass): void {
		const { pause } = this;
		const next = pause && this.nextProbe(pause);
		if (pause?.retryAt !== undefined) this.endAskedPause(pause, pause.retryAt, pass.at);
		else if (pause && next) pause.probe = { pass, next };
		else this.model?.admit(pass);
		this.lastNumber = pass.number;
		this.log.add(pass);
	}

	/** Whaapy let a request through. */
	passed(pass: Pass, now: number): void {
		this.log.answered(pass, now);
		this.backoffsInARow = 0;
		const { pause } = this;
		if (pause?.probe?.pass === pass) this.endProbing(pause, pause.probe.next, pass.at);
		if (this.model?.passed(pass, now) === 'limitIsHigher') this.model = undefined;
	}

	/** A request ended in a way that says nothing about the limit. */
	released(pass: Pass, wasSent: boolean): void {
		if (!wasSent) this.log.remove(pass);
		this.model?.released(pass);
		if (this.pause?.probe?.pass === pass) this.pause.probe = undefined;
	}

	/**
	 * Whaapy refused a request.
	 *
	 * @param asked milliseconds that Whaapy asked to wait, if it did
	 * @returns whether to give up: backoffs did not help, or Whaapy asks for one that is too long
	 */
	refused(pass: Pass, now: number, asked: number | undefined): boolean {
		const isAtEdge = this.model?.isAtEdge(pass) ?? false;
		const wasExpected = this.model?.refused(pass, now);
		this.log.remove(pass);
		if (wasExpected && this.pause === undefined) return false;
		if (pass.number <= this.lastBeforePause) this.echo(now, asked);
		else this.backOff(pass, now, asked, isAtEdge);
		const { pause } = this;
		const isOver =
			(asked ?? 0) > MAX_BACKOFF ||
			(pause?.retryAt !== undefined && this.backoffsInARow > MAX_BACKOFFS_IN_A_ROW) ||
			(pause?.retryAt === undefined && pause !== undefined && !this.nextProbe(pause));
		if (isOver) this.forget();
		return isOver;
	}

	/** A refusal of what was sent before the pause: it prolongs it only if Whaapy asks for that. */
	private echo(now: number, asked: number | undefined): void {
		if (this.pause === undefined || asked === undefined) return;
		this.pause.retryAt = Math.max(this.pause.retryAt ?? 0, now + asked);
	}

	private backOff(pass: Pass, now: number, asked: number | undefined, isAtEdge: boolean): void {
		this.lastBeforePause = this.lastNumber;
		this.backoffsInARow += 1;
		// What Whaapy asked for is too short if it did not help: "0", or a date by another clock.
		const least = this.backoffsInARow > 1 ? FIRST_BACKOFF * 2 ** (this.backoffsInARow - 2) : 0;
		const { log, reopenedAt, isAfterVainSearch } = this;
		this.pause ??= {
			...{ log, reopenedAt, isAfterVainSearch, isAtEdge, since: now },
			...{ lastRefusedAt: 0, retryAt: undefined, probe: undefined },
		};
		this.pause.lastRefusedAt = pass.at;
		this.pause.retryAt = asked === undefined ? undefined : now + Math.max(asked, least);
		this.pause.probe = undefined;
		if (this.model && !this.model.isConfirmed && !this.soonProbe(this.pause)) {
			this.model = undefined;
		}
	}

	private nextProbe(pause: Pause): NextProbe | undefined {
		const { model } = this;
		const soon = this.soonProbe(pause);
		if (soon) return soon;
		if (model?.isConfirmed) {
			const times = LATER.map((part) => pause.since + model.windowMs * part);
			const at = times.find((time) => time > pause.lastRefusedAt);
			if (at !== undefined) return { at, means: 'limitIsShared' };
		}
		const next = nextProbe(pause, model?.windowMs ?? 0, pause.lastRefusedAt);
		return next && { ...next, means: 'windowFound' };
	}

	/** The probe shortly after a refusal that may only have come too early. */
	private soonProbe({ isAtEdge, since, lastRefusedAt }: Pause): NextProbe | undefined {
		if (!this.model || (!isAtEdge && !this.model.isConfirmed)) return undefined;
		const at = since + this.model.windowMs * (SOON ?? 0);
		return at > lastRefusedAt ? { at, means: 'cameTooEarly' } : undefined;
	}

	private endProbing(pause: Pause, { means, windowMs }: NextProbe, now: number): void {
		this.pause = undefined;
		this.reopenedAt = now;
		if (means === 'cameTooEarly') this.model?.widenMargin();
		else if (means === 'limitIsShared') {
			const left = this.model && countBefore(pause, this.model.windowMs);
			if (left === undefined) this.model = undefined;
			else this.model?.lower(left, now);
		} else this.learn(pause, windowMs);
	}

	private endAskedPause(pause: Pause, retryAt: number, now: number): void {
		this.pause = undefined;
		this.reopenedAt = now;
		if (this.model?.isConfirmed) return this.model.widenMargin();
		this.learn(pause, windowUntil(pause, retryAt));
	}

	private learn(pause: Pause, windowMs: number | undefined): void {
		const requests = windowMs === undefined ? undefined : countBefore(pause, windowMs);
		this.model =
			windowMs === undefined || requests === undefined
				? undefined
				: new PacedWindow(this.log, requests, windowMs, this.reopenedAt);
		this.isAfterVainSearch = this.model === undefined;
	}

	private forget(): void {
		this.pause = undefined;
		this.model = undefined;
	}
}
