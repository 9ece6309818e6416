import type { Clock } from '../clock';
import { systemClock } from '../clock';
import type { HttpResponse } from '../response';
import { readTold } from './toldLimit';
import type { LearnedLimit, Pass } from './windowLimit';
import { DOCUMENTED, WindowLimit } from './windowLimit';

/** More executions than wait at once. */
const MOST_OWNERS = 1_000;

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
 * It lets requests through as {@link WindowLimit} allows. Executions take turns: so two of them share
 * the limit evenly, and one that has just begun, such as a test run in the editor, does not wait for a
 * long one.
 */
export class KeyLimit {
	private readonly window: WindowLimit;

	private waiting: Waiting[] = [];

	/** The number of the last turn of each owner; the one whose turn is longest ago comes first. */
	private readonly lastTurns = new Map<string, number>();

	private turns = 0;

	private isWatching = false;

	/** @param stated the limit to begin with, as far as nothing speaks against it */
	constructor(
		readonly clock: Clock = systemClock,
		stated: LearnedLimit = DOCUMENTED,
	) {
		this.window = new WindowLimit(stated);
	}

	/** What Whaapy allows, as far as it is known. */
	get learned(): LearnedLimit | undefined {
		return this.window.learned;
	}

	/** Whether requests wait, or are held back. */
	get isInUse(): boolean {
		return this.waiting.length > 0 || this.window.isPaused;
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

	/** Lets a request through at once, before all that wait. */
	admit({ owner }: Visitor): Pass {
		const pass: Pass = { at: this.clock.now() };
		this.lastTurns.delete(owner);
		this.lastTurns.set(owner, ++this.turns);
		const [longestAgo = owner] = this.lastTurns.keys();
		if (this.lastTurns.size > MOST_OWNERS) this.lastTurns.delete(longestAgo);
		this.window.admit(pass);
		return pass;
	}

	/** Ends the waiting of a run that is stopped. */
	leave(visitor: Visitor): void {
		const leaving = this.waiting.filter((entry) => entry.visitor === visitor);
		this.waiting = this.waiting.filter((entry) => entry.visitor !== visitor);
		for (const { resolve } of leaving) resolve(undefined);
	}

	/** Whaapy let a request through. */
	passed(pass: Pass, { headers }: HttpResponse): void {
		this.window.passed(pass, this.clock.now(), readTold(headers, Date.now()));
		this.update();
	}

	/**
	 * A request ended in a way that says nothing about the limit.
	 *
	 * @param wasSent whether Whaapy may have counted it
	 */
	released(pass: Pass, wasSent: boolean): void {
		this.window.released(pass, this.clock.now(), wasSent);
		this.update();
	}

	/**
	 * Whaapy refused a request.
	 *
	 * @param retryAfter milliseconds that Whaapy asks to wait, if it does
	 * @returns whether to give up; whoever waits gives up too
	 */
	refused(pass: Pass, response: HttpResponse, retryAfter: number | undefined): boolean {
		const told = readTold(response.headers, Date.now());
		const asked = retryAfter ?? (told?.left === 0 ? told.resetsIn : undefined);
		const refusal = { sentAt: pass.at, now: this.clock.now(), asked };
		const isOver = this.window.refused(pass, refusal, told);
		if (isOver) for (const { resolve } of this.waiting.splice(0)) resolve({ refused: response });
		this.update();
		return isOver;
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
		return this.window.opensAt(now) - now;
	}

	/** Takes the first request of the execution whose last turn was longest ago. */
	private takeNext(): Waiting | undefined {
		const lastTurn = ({ visitor }: Waiting) => this.lastTurns.get(visitor.owner) ?? 0;
		const earliest = Math.min(...this.waiting.map(lastTurn));
		const index = this.waiting.findIndex((entry) => lastTurn(entry) === earliest);
		return this.waiting.splice(index, 1)[0];
	}
}
