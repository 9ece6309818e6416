import type { HttpResponse } from '../../nodes/Whaapy/api/response';
import type { Limit } from '../sandbox';
import { limitHeaders } from '../sandbox/limitHeaders';
import { Limiter } from '../sandbox/limiter';
import type { SimulatedTime } from './time';

/** The date at which the simulated time begins, for headers that tell dates. */
const EPOCH = Date.UTC(2026, 0, 1);

export interface SimulatedLimit extends Omit<Limit, 'kind'> {
	/** Aligned: windows follow one another by the server's clock, whoever asks. */
	kind: Limit['kind'] | 'aligned';
	/** How much of an aligned window is over when the first request comes, from 0 to 1. */
	phase?: number;
}

/** How long a server takes to answer, in milliseconds. */
export interface Delays {
	/** From a request to its answer. */
	latency: number;
	/** Most by which a way there or back is longer. */
	jitter?: number;
	/** By which the way of the first requests is longer: n8n loads code. */
	slowStart?: number;
}

/** A server with a rate limit, in simulated time: the sandbox's limiter without its sockets. */
export class SimulatedServer {
	requests = 0;

	private readonly limiter: Limiter;

	private readonly aligned = { window: -1, count: 0 };

	private draws = 1;

	private readonly latency: number;

	private readonly jitter: number;

	private readonly slowStart: number;

	constructor(
		private readonly time: SimulatedTime,
		private readonly limit: SimulatedLimit | undefined,
		{ latency, jitter = 0, slowStart = 0 }: Delays,
	) {
		this.latency = latency;
		this.jitter = jitter;
		this.slowStart = slowStart;
		this.limiter = new Limiter(
			() => limit && { ...limit, kind: limit.kind === 'aligned' ? 'fixed' : limit.kind },
			() => EPOCH + time.now(),
		);
	}

	async answer(): Promise<HttpResponse> {
		this.requests += 1;
		const isFirst = this.requests <= 10;
		if (isFirst) await this.time.sleep(this.slowStart);
		await this.time.sleep(this.latency / 2 + this.random() * this.jitter);
		const excess = this.limit?.kind === 'aligned' ? this.alignedExcess() : this.limiter.excess();
		const told = this.told();
		await this.time.sleep(this.latency / 2 + this.random() * this.jitter);
		if (excess === undefined) return { kind: 'response', status: 200, headers: told, body: {} };
		const seconds = Math.max(1, Math.ceil(excess / 1000));
		const asked = this.limit?.retryAfter ? { 'retry-after': String(seconds) } : {};
		return { kind: 'response', status: 429, headers: { ...told, ...asked }, body: {} };
	}

	private told(): Record<string, string> {
		const now = EPOCH + this.time.now();
		const date = new Date(now).toUTCString();
		if (this.limit?.kind !== 'aligned') return { date, ...this.limiter.headers() };
		const { requests, windowMs, phase = 0 } = this.limit;
		const left = Math.max(0, requests - this.aligned.count);
		const resetsIn = windowMs - ((this.time.now() + phase * windowMs) % windowMs);
		const limit = { ...this.limit, kind: 'fixed' } as const;
		return {
			date,
			...limitHeaders(limit, { left, resetsIn }, { now, answers: this.requests - 1 }),
		};
	}

	private alignedExcess(): number | undefined {
		const { requests = 0, windowMs = 1, phase = 0 } = this.limit ?? {};
		const at = this.time.now() + phase * windowMs;
		const window = Math.floor(at / windowMs);
		if (window !== this.aligned.window) Object.assign(this.aligned, { window, count: 0 });
		if (this.aligned.count++ < requests) return undefined;
		return (window + 1) * windowMs - at;
	}

	/** The same sequence in every run. */
	private random(): number {
		this.draws = (this.draws * 16_807) % 2_147_483_647;
		return this.draws / 2_147_483_647;
	}
}
