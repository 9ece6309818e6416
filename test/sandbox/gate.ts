import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { answerInstead, breakAnswer, type FaultRule, type Faults } from './faults';
import type { Query } from './lists';
import { missingScope, rateLimited, unauthorized } from './respond';
import type { RecordedRequest, Settings } from './types';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** What the key must be allowed for this route; routes without it need no key. */
		scope?: string;
	}
	interface FastifyRequest {
		record: RecordedRequest;
		fault?: FaultRule;
	}
}

/** What every request passes: it is counted, recorded, limited, delayed, broken, let in. */
export class Gate {
	readonly requests: RecordedRequest[] = [];
	mostInFlight = 0;

	private inFlight = 0;
	private windowStart = 0;
	private inWindow = 0;
	private readonly closing = new AbortController();

	constructor(
		private readonly key: string,
		private readonly settings: Settings,
		private readonly faults: Faults,
		private readonly log: (line: string) => void,
	) {
		// Every delayed answer listens; many of them are no leak.
		setMaxListeners(0, this.closing.signal);
	}

	reset(): void {
		this.requests.length = 0;
		this.mostInFlight = this.inFlight;
		this.inWindow = 0;
		this.windowStart = 0;
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
			const overLimit = this.isOverLimit();
			if (this.settings.latency > 0) await this.delay();
			if (overLimit) throw rateLimited();
			request.fault = this.faults.next(request.record);
			if (request.fault && answerInstead(request.fault, reply)) return reply;
			const { scope } = request.routeOptions.config;
			if (scope === undefined) return;
			if (request.headers.authorization !== `Bearer ${this.key}`) throw unauthorized();
			if (!this.settings.scopes.has(scope)) throw missingScope(scope);
		});

		// With a callback: one that is never called stops fastify from answering.
		app.addHook('onSend', (request, reply, payload, done) => {
			request.record.status = reply.statusCode;
			if (request.fault && breakAnswer(request.fault, reply, payload)) return;
			done(null, payload);
		});
	}

	/** A fixed window of one second that starts with its first request. */
	private isOverLimit(): boolean {
		const now = Date.now();
		if (now - this.windowStart >= 1000) {
			this.windowStart = now;
			this.inWindow = 0;
		}
		this.inWindow++;
		return this.settings.rateLimit > 0 && this.inWindow > this.settings.rateLimit;
	}

	private async delay(): Promise<void> {
		const { signal } = this.closing;
		await sleep(this.settings.latency, undefined, { signal }).catch(() => undefined);
	}
}
