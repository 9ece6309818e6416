import type { Clock } from './clock';
import { systemClock } from './clock';
import { LimitLearner } from './limitLearner';
import type { LearnedLimit } from './pacedWindow';
import type { Pass } from './requestLog';
import { RequestLog } from './requestLog';
import type { HttpResponse } from './response';

/** The time over which executions share evenly while the window is not known, in milliseconds. */
const SHARED_OVER = 60_000;

/** The end of waiting without being let through: the 429 on which all that waited give up. */
export interface GaveUp {
	refused: HttpResponse;
}

/** One run of a node; what it waits for ends with it. */
export interface Visitor {
	/** Whose share it uses: the execution of a workflow, so that a loop in it counts as one. */
	readonly owner: string;
}

interface Waiting {
	visitor: Visitor;
	resolve(admission: Pass | GaveUp | undefined): void;
}

/**
 * The limit of one API key, which all runs of this process that use the key share.
 *
 * It lets requests through as {@link LimitLearner} allows. If several executions wait, the one that
 * was let through least in the current window comes first: so two of them share the limit evenly,
 * and one that has just begun, such as a test run in the editor, does not wait for a long one.
 */
export class KeyLimit {
	private readonly log = new RequestLog();

	private readonly learner = new LimitLearner(this.log);

	private waiting: Waiting[] = [];

	private isWatching = false;

	private admitted = 0;

	constructor(readonly clock: Clock = systemClock) {}

	/** What Whaapy allows, as far as it is known. */
	get learned(): LearnedLimit | undefined {
		return this.learner.limit;
	}

	/** Milliseconds until something may change in the pause after a 429; 0 if there is none. */
	get pauseLeft(): number {
		if (!this.learner.isPaused) return 0;
		return Math.max(1, this.left);
	}

	/** Whether requests wait, or are held back. */
	get isInUse(): boolean {
		return this.waiting.length > 0 || this.learner.isPaused;
	}

	/**
	 * Waits until a request may start.
	 *
	 * @returns a pass, to be settled; or how the wait ended instead: `undefined` if the visitor left
	 */
	async enter(visitor: Visitor): Promise<Pass | GaveUp | undefined> {
		if (this.waiting.length === 0 && this.left <= 0) return this.admit(visitor);
		return await new Promise((resolve) => {
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

	/** Whaapy let a request through. */
	passed(pass: Pass): void {
		this.learner.passed(pass, this.clock.now());
		this.update();
	}

	/**
	 * A request ended in a way that says nothing about the limit.
	 *
	 * @param wasSent whether Whaapy may have counted it
	 */
	released(pass: Pass, wasSent: boolean): void {
		this.learner.released(pass, wasSent);
		this.update();
	}

	/**
	 * Whaapy refused a request.
	 *
	 * @param asked milliseconds that Whaapy asked to wait, if it did
	 * @returns whether to give up; whoever waits gives up too
	 */
	refused(pass: Pass, response: HttpResponse, asked: number | undefined): boolean {
		const isOver = this.learner.refused({ pass, now: this.clock.now(), asked });
		if (isOver) {
			for (const { resolve } of this.waiting.splice(0)) resolve({ refused: response });
		}
		this.update();
		return isOver;
	}

	private admit({ owner }: Visitor): Pass {
		const pass: Pass = { owner, number: ++this.admitted, at: this.clock.now() };
		this.learner.admit(pass);
		return pass;
	}

	/** Lets through what may start now, and sees to it that the rest gets its turn. */
	private update(): void {
		while (this.waiting.length > 0 && this.left <= 0) {
			const next = this.takeNext();
			next?.resolve(this.admit(next.visitor));
		}
		if (this.waiting.length > 0 && !this.isWatching) void this.watch();
	}

	/** One sleeper for all that wait. It ends if only the end of a request can change something. */
	private async watch(): Promise<void> {
		this.isWatching = true;
		while (this.waiting.length > 0 && this.left > 0 && this.left < Number.POSITIVE_INFINITY) {
			await this.clock.sleep(this.left);
		}
		this.isWatching = false;
		if (this.left <= 0) this.update();
	}

	private get left(): number {
		const now = this.clock.now();
		return this.learner.opensAt(now) - now;
	}

	private takeNext(): Waiting | undefined {
		const owners = new Map(this.waiting.map(({ visitor }) => [visitor.owner, 0]));
		if (owners.size > 1) {
			const windowMs = this.learned?.windowMs ?? SHARED_OVER;
			for (const { owner } of this.log.between(this.clock.now() - windowMs)) {
				const count = owners.get(owner);
				if (count !== undefined) owners.set(owner, count + 1);
			}
		}
		const least = Math.min(...owners.values());
		const index = this.waiting.findIndex(({ visitor }) => owners.get(visitor.owner) === least);
		return this.waiting.splice(index, 1)[0];
	}
}
