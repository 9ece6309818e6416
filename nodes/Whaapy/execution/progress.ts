import type { IExecuteFunctions } from 'n8n-workflow';
import type { WhaapyClient } from '../api/client';
import type { Clock } from '../api/clock';
import { systemClock } from '../api/clock';
import type { Usage } from '../api/rateLimit/rateLimiter';
import { inWords, rateInWords, thousands } from '../shared/quantities';

const LOG_EVERY = 30_000;
/** A run that waited for less is not worth a hint. */
const WORTH_A_HINT = 1_000;
/** A run that would take longer says so at once. */
const LONG = 3_600_000;

/** A run that reports its progress. */
interface ProgressRun {
	/** For its log and its hints. */
	context: Pick<IExecuteFunctions, 'logger' | 'addExecutionHints'>;
	client: Pick<WhaapyClient, 'usage' | 'isStopped'>;
	/** How many items the run does. */
	items: number;
}

/** The reports of a run to its user while Whaapy's rate limit makes it wait, and afterwards. */
export class Progress {
	private readonly begunAt: number;

	private done = 0;

	private isOver = false;

	private warning: string | undefined;

	constructor(
		private readonly run: ProgressRun,
		private readonly clock: Clock = systemClock,
	) {
		this.begunAt = clock.now();
	}

	/** Counts an item that came to its end. */
	countItem(): void {
		this.done += 1;
	}

	/** Writes to the log until the run is over: every 30 seconds, and at once if it will take long. */
	async watch(): Promise<void> {
		for (let next = LOG_EVERY; !this.isOver && !this.run.client.isStopped;) {
			await this.clock.sleep(this.begunAt + next - this.clock.now());
			if (this.isOver) return;
			this.warnIfLong();
			if (this.elapsed < next) continue;
			next += LOG_EVERY;
			this.run.context.logger.info(this.report());
		}
	}

	/** Adds what the user should know to the output of the node. */
	end(): void {
		this.isOver = true;
		const { context, client } = this.run;
		const { usage } = client;
		// Older versions of n8n have no hints.
		if (usage.waitedMs < WORTH_A_HINT || !('addExecutionHints' in context)) return;
		const messages = [this.summary(usage), ...(this.warning ? [this.warning] : [])];
		for (const message of messages) context.addExecutionHints({ message, location: 'outputPane' });
	}

	private get elapsed(): number {
		return this.clock.now() - this.begunAt;
	}

	private report(): string {
		const { requests, limit } = this.run.client.usage;
		const reason = limit ? ` Whaapy allows this key ${rateInWords(limit)}.` : '';
		return `Whaapy: ${thousands(this.done)} of ${thousands(this.run.items)} items are done after ${inWords(this.elapsed)} and ${thousands(requests)} requests.${reason}`;
	}

	private summary({ requests, limit }: Usage): string {
		const items = `${thousands(this.run.items)} ${this.run.items === 1 ? 'item' : 'items'}`;
		const sent = `${thousands(requests)} ${requests === 1 ? 'request' : 'requests'}`;
		const reason = limit
			? `because Whaapy allows this key ${rateInWords(limit)}`
			: 'because Whaapy limits the requests of this key';
		return `${items} took ${sent} and ${inWords(this.elapsed)}, ${reason}.`;
	}

	private warnIfLong(): void {
		const { requests, limit } = this.run.client.usage;
		if (this.warning !== undefined || limit === undefined) return;
		const left = this.run.items - this.done;
		const perItem = this.done > 0 ? Math.max(1, requests / this.done) : 1;
		const expected = ((left * perItem) / limit.requests) * limit.windowMs;
		if (expected <= LONG) return;
		this.warning = `The ${thousands(left)} items left will take about ${inWords(expected)}, because Whaapy allows this key ${rateInWords(limit)}.`;
		this.run.context.logger.warn(this.warning);
	}
}
