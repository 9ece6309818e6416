import type { PacedWindow } from './pacedWindow';
import type { Reopening } from './reopening';
import { combineReopenings, reopeningAfter } from './reopening';
import type { Pass, RequestLog } from './requestLog';
import type { Probe, Refusal } from './windowSearch';
import { nextProbe, toldProbe } from './windowSearch';

/** Parts of a known window after which to ask again if Whaapy refuses earlier than it should. */
const SOON = 0.02;
const LATER = [0.25, 0.5, 1];

/** A probe, and what its success means. */
export type NextProbe = Probe & {
	means: 'cameTooEarly' | 'limitIsShared' | 'windowFound' | 'askedWaitIsOver';
};

/** A refused request. */
export interface Refused {
	pass: Pass;
	now: number;
	/** Milliseconds that Whaapy asked to wait, if it did. */
	asked: number | undefined;
}

/** What was known when the first refusal came. */
type Begin = Pick<Refusal, 'log' | 'since' | 'reopenedAt' | 'isAfterVainSearch'> & {
	/** Whether the refused request may only have come too early. */
	isAtEdge: boolean;
};

/** The time from a refusal until Whaapy lets requests through again. */
export class Pause implements Refusal {
	readonly log: RequestLog;

	readonly since: number;

	readonly reopenedAt: number;

	readonly isAfterVainSearch: boolean;

	readonly isAtEdge: boolean;

	/** When the last refused request was sent. */
	lastRefusedAt = 0;

	/** A window of this length, or shorter, is excluded. */
	tooShort = 0;

	/** What Whaapy asked for, if it did. */
	asked: Reopening | undefined;

	/** The one request underway. */
	probe: { pass: Pass; next: NextProbe } | undefined;

	constructor({ log, since, reopenedAt, isAfterVainSearch, isAtEdge }: Begin) {
		this.log = log;
		this.since = since;
		this.reopenedAt = reopenedAt;
		this.isAfterVainSearch = isAfterVainSearch;
		this.isAtEdge = isAtEdge;
	}

	/** Whether a request is a probe that is sent earlier than Whaapy asked for. */
	isEarly(pass: Pass): boolean {
		return this.asked !== undefined && this.probe?.pass === pass;
	}

	/**
	 * The first request, or the probe, was refused.
	 *
	 * @param least milliseconds to wait, because what Whaapy asked for before did not help: "0", or a
	 *   date by another clock
	 */
	refused({ pass, now, asked }: Refused, least: number): void {
		const earlier = this.isEarly(pass) ? this.asked : undefined;
		this.lastRefusedAt = pass.at;
		this.probe = undefined;
		this.asked = undefined;
		if (asked === undefined) return;
		const reopening = reopeningAfter({ sentAt: pass.at, answeredAt: now, asked });
		this.asked = earlier ? combineReopenings(earlier, reopening) : reopening;
		const at = now + least;
		if (at > this.asked.until) this.asked = { from: at, until: at };
	}

	/** A request was refused that was sent before the pause; it tells only what Whaapy asks for. */
	echo({ pass, now, asked }: Refused): void {
		if (asked === undefined) return;
		const reopening = reopeningAfter({ sentAt: pass.at, answeredAt: now, asked });
		this.asked = this.asked ? combineReopenings(this.asked, reopening) : reopening;
	}

	/**
	 * The next probe, or `undefined` if there is none left.
	 *
	 * @param model what was known of the limit, if it may still hold
	 */
	next(model: PacedWindow | undefined): NextProbe | undefined {
		const { asked, lastRefusedAt } = this;
		const soon = this.soonProbe(model);
		if (soon !== undefined) return { at: soon, means: 'cameTooEarly' };
		if (asked) {
			const early = toldProbe(this, asked);
			if (early) return { ...early, means: 'windowFound' };
			return { at: asked.until, means: 'askedWaitIsOver' };
		}
		if (model?.isConfirmed) {
			const times = LATER.map((part) => this.since + model.windowMs * part);
			const at = times.find((time) => time > lastRefusedAt);
			if (at !== undefined) return { at, means: 'limitIsShared' };
		}
		const next = nextProbe(this);
		return next && { ...next, means: 'windowFound' };
	}

	/** When to probe shortly after a refusal that may only have come too early. */
	soonProbe(model: PacedWindow | undefined): number | undefined {
		if (!model || (!this.isAtEdge && !model.isConfirmed)) return undefined;
		const at = this.since + model.windowMs * SOON;
		return at > this.lastRefusedAt && at >= (this.asked?.from ?? at) ? at : undefined;
	}
}
