import type { Clock } from '../clock';
import { systemClock } from '../clock';
import type { HttpResponse, Outcome } from '../response';
import { waitAsked } from '../retryPolicy';
import { readTold } from './toldLimit';
import type { LearnedLimit, Pass } from './windowLimit';
import { WindowLimit } from './windowLimit';

/** One run of a node; what it waits for ends with it. */
export interface Visitor {
	/** Whose share it uses: the execution of a workflow, so that a loop in it counts as one. */
	readonly owner: string;
	/** Ends the waiting: all that is known to do about this 429 was in vain. */
	giveUp(refusal: HttpResponse): void;
}

interface Waiting {
	visitor: Visitor;
	resolve(pass: Pass | undefined): void;
}

/**
 * The limit of one API key, which all runs of this process that use the key share.
 *
 * It lets requests through as {@link WindowLimit} allows. Executions take turns: so two of them share
 * the limit evenly, and one that has just begun, such as a test run in the editor, does not wait for a
 * long one.
 */
export class KeyLimit {
	/** In the order of their turns. */
	private waiting: Waiting[] = [];

	private isAsleep = false;

	constructor(
		readonly clock: Clock = systemClock,
		private readonly window = new WindowLimit(),
	) {}

	/** The limit that Whaapy has shown, if it has. */
	get learned(): LearnedLimit | undefined {
		return this.window.learned;
	}

	/**
	 * Lets a request through, at once or when it may start.
	 *
	 * @param isUrgent whether it goes at once, before all that wait
	 * @returns a pass, to be settled; `undefined` if the visitor left or gave up
	 */
	enter(visitor: Visitor, isUrgent: boolean): Pass | Promise<Pass | undefined> {
		const isNext = isUrgent || this.waiting.length === 0;
		const pass = isNext ? this.window.admit(this.clock.now(), isUrgent) : undefined;
		if (pass) return pass;
		return new Promise((resolve) => {
			this.waiting.push({ visitor, resolve });
			this.update();
		});
	}

	/** Ends the waiting of a run that is stopped. */
	leave(visitor: Visitor): void {
		const leaving = this.waiting.filter((entry) => entry.visitor === visitor);
		this.waiting = this.waiting.filter((entry) => entry.visitor !== visitor);
		for (const { resolve } of leaving) resolve(undefined);
	}

	/** Learns from how a request ended; `undefined` if it was not sent. */
	settle(pass: Pass, outcome: Outcome | undefined, visitor: Visitor): void {
		const now = this.clock.now();
		if (outcome?.kind !== 'response') {
			this.window.released(pass, now, outcome !== undefined);
		} else {
			const told = readTold(outcome.headers, Date.now());
			if (outcome.status !== 429) {
				this.window.passed(pass, now, told);
			} else {
				const asked = waitAsked(outcome) ?? (told?.left === 0 ? told.resetsIn : undefined);
				if (this.window.refused(pass, now, asked)) this.giveUp(outcome, visitor);
			}
		}
		this.update();
	}

	private giveUp(refusal: HttpResponse, visitor: Visitor): void {
		for (const each of new Set([visitor, ...this.waiting.map((entry) => entry.visitor)])) {
			each.giveUp(refusal);
			this.leave(each);
		}
	}

	/** Lets through what may start now. One sleeper looks again, unless only the end of a request helps. */
	private update(): void {
		const now = this.clock.now();
		while (this.waiting.length > 0) {
			const pass = this.window.admit(now);
			if (pass === undefined) return this.lookAgainIn(this.window.opensAt(now) - now);
			this.takeNext()?.resolve(pass);
		}
	}

	private lookAgainIn(left: number): void {
		if (left === Number.POSITIVE_INFINITY || this.isAsleep) return;
		this.isAsleep = true;
		void this.clock.sleep(left).then(() => {
			this.isAsleep = false;
			this.update();
		});
	}

	/** Takes the request whose turn it is; others of its execution come after those of all others. */
	private takeNext(): Waiting | undefined {
		const next = this.waiting.shift();
		const isOfSame = ({ visitor }: Waiting) => visitor.owner === next?.visitor.owner;
		const others = this.waiting.filter((entry) => !isOfSame(entry));
		this.waiting = [...others, ...this.waiting.filter(isOfSame)];
		return next;
	}
}
