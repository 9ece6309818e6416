import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { deviate, deviationFor, type Deviation } from './deviations';
import { answerInstead, breakAnswer, type FaultRule, type Faults } from './faults';
import type { Inspector } from './inspector';
import { Limiter } from './limiter';
import type { Query } from './lists';
import { type ApiError, missingScope, rateLimited, unauthorized } from './respond';
import type { RecordedRequest, Settings } from './types';

/** The scope of a route that any valid key may use. */
export const ANY_KEY = Symbol('any key');

declare module 'fastify' {
	interface FastifyContextConfig {
		/** What the key must be allowed for this route; routes without it need no key. */
		scope?: string | typeof ANY_KEY;
	}
	interface FastifyRequest {
		record: RecordedRequest;
		fault?: FaultRule;
		/** The deviation that its answer was given. */
		deviation?: Deviation;
	}
}

/** What every request passes: it is counted, recorded, limited, delayed, broken, let in. */
export class Gate {
	readonly requests: RecordedRequest[] = [];
	mostInFlight = 0;

	private inFlight = 0;
	private readonly perSecond: Limiter;
	private readonly documented: Limiter;
	private readonly closing = new AbortController();

	constructor(
		private readonly key: string,
		private readonly settings: Settings,
		private readonly faults: Faults,
		private readonly inspector: Inspector,
		private readonly log: (line: string) => void,
		clock: () => number,
	) {
		this.perSecond = new Limiter(() => {
			const requests = settings.rateLimit;
			if (requests === 0) return undefined;
			return { requests, windowMs: 1000, kind: 'fixed', retryAfter: true };
		}, clock);
		this.documented = new Limiter(() => settings.limit, clock);
		// Every delayed answer listens; many of them are no leak.
		setMaxListeners(0, this.closing.signal);
	}

	reset(): void {
		this.requests.length = 0;
		this.mostInFlight = this.inFlight;
		this.perSecond.reset();
		this.documented.reset();
	}

	/** Ends the waiting of delayed answers. */
	close(): void {
		this.closing.abort();
	}

	install(app: FastifyInstance): void {
		app.addHook('onRequest', (request, reply, done) => {
			this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
			const { method, url, headers } = request;
			const path = url.split('?', 1)[0] ?? url;
			const query = request.query as Query;
			request.record = {
				method,
				path,
				url,
				query,
				headers,
				body: undefined,
				at: Date.now(),
				status: 0,
			};
			this.requests.push(request.record);
			// On 'close', not on 'finish': broken and hanging answers end there too.
			reply.raw.once('close', () => {
				this.inFlight--;
				this.log(`${method} ${url} → ${request.record.status || 'no answer'}`);
			});
			done();
		});

		app.addHook('preHandler', async (request, reply) => {
			request.record.body = request.body;
			this.inspector.request(request.record);
			const refusal = this.refusal();
			reply.headers(this.documented.headers());
			if (this.settings.latency > 0) await this.delay();
			if (refusal) throw refusal;
			request.fault = this.faults.next(request.record);
			if (request.fault && answerInstead(request.fault, reply)) return reply;
			const { scope } = request.routeOptions.config;
			if (scope === undefined) return;
			if (!request.headers.authorization?.startsWith(`Bearer ${this.key}`)) throw unauthorized();
			if (scope === ANY_KEY || this.settings.scopes.has(scope)) return;
			throw missingScope(scope);
		});

		app.addHook('preSerialization', async (request, reply, payload) => {
			const endpoint = `${request.method} ${request.routeOptions.url}`;
			const deviation = deviationFor(this.settings.deviations, endpoint);
			if (!deviation || reply.statusCode >= 300) return payload;
			request.deviation = deviation;
			if (deviation.kind === 'extraStatus') reply.code(202);
			return deviate(payload, deviation);
		});

		// With a callback: one that is never called stops fastify from answering.
		app.addHook('onSend', (request, reply, payload, done) => {
			request.record.status = reply.statusCode;
			// What is to be wrong is not held to the contract.
			if (!request.fault && !request.deviation) {
				this.inspector.answer(request.record, reply.statusCode, payload);
			}
			if (request.fault && breakAnswer(request.fault, reply, payload)) return;
			done(null, payload);
		});
	}

	/** The 429 for a request over one of the limits; both count it. */
	private refusal(): ApiError | undefined {
		const second = this.perSecond.excess();
		const documented = this.documented.excess();
		if (second === undefined && documented === undefined) return undefined;
		const tells = second !== undefined || this.settings.limit?.retryAfter;
		const wait = Math.max(second ?? 0, documented ?? 0);
		return rateLimited(tells ? Math.max(1, Math.ceil(wait / 1000)) : undefined);
	}

	private async delay(): Promise<void> {
		const { signal } = this.closing;
		await sleep(this.settings.latency, undefined, { signal }).catch(() => undefined);
	}
}
