import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

export interface FaultRule {
	/** Which requests; all when left out. */
	match?: (request: { method: string; path: string }) => boolean;
	/** How many requests it strikes; for ever when left out. */
	times?: number;
	/** How likely it strikes, 0 to 1; always when left out. */
	probability?: number;
	/**
	 * `status`, `json`, `html`, `empty`, `redirect`: another answer, and nothing happens.
	 * `reset`: the connection breaks, nothing happens. `hang`: no answer, nothing happens.
	 * `after`: it happens, then the connection breaks. `truncate`: it happens, half is answered.
	 * `pieces`: an answer of what `pieces` gives, as it gives it, and nothing happens.
	 */
	kind:
		| 'status'
		| 'reset'
		| 'truncate'
		| 'hang'
		| 'html'
		| 'empty'
		| 'redirect'
		| 'json'
		| 'after'
		| 'pieces';
	status?: number;
	body?: unknown;
	pieces?: () => AsyncIterable<Buffer>;
	headers?: Record<string, string>;
	location?: string;
}

const BUSY = { error: 'rate_limited', message: 'Demasiadas solicitudes' };
const DOWN = { error: 'service_unavailable', message: 'Servicio no disponible temporalmente' };
const PROXY_PAGE =
	'<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n' +
	'<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';

/** What `--fault` can name. */
const NAMED = {
	// Together one answer in five: what an earlier rule lets pass, a later one strikes more often.
	flaky: [
		{ kind: 'status', status: 503, probability: 1 / 15 },
		{ kind: 'reset', probability: 1 / 14 },
		{ kind: 'truncate', probability: 1 / 13 },
	],
	'503': [{ kind: 'status', status: 503 }],
	'429': [{ kind: 'status', status: 429, body: BUSY, headers: { 'retry-after': '1' } }],
	hang: [{ kind: 'hang' }],
	html: [{ kind: 'html' }],
	reset: [{ kind: 'reset' }],
} satisfies Record<string, FaultRule[]>;

export type FaultName = keyof typeof NAMED;
export const FAULT_NAMES = Object.keys(NAMED);
export const isFaultName = (name: string): name is FaultName => FAULT_NAMES.includes(name);

/** The rules of what goes wrong; of those that match, the first one strikes. */
export class Faults {
	private rules: FaultRule[] = [];
	private struck = new Map<FaultRule, number>();
	private random = seededRandom();

	add(fault: FaultName | FaultRule): void {
		// A copy, so that one rule object added twice strikes twice.
		const added = typeof fault === 'string' ? NAMED[fault] : [fault];
		this.rules.push(...added.map((rule) => ({ ...rule })));
	}

	clear(): void {
		this.rules = [];
		this.struck.clear();
		this.random = seededRandom();
	}

	/** The rule that strikes this request, if one does. */
	next(request: { method: string; path: string }): FaultRule | undefined {
		for (const rule of this.rules) {
			const struck = this.struck.get(rule) ?? 0;
			if (struck >= (rule.times ?? Infinity) || rule.match?.(request) === false) continue;
			if (rule.probability !== undefined && this.random() >= rule.probability) continue;
			this.struck.set(rule, struck + 1);
			return rule;
		}
		return undefined;
	}
}

/** Mulberry32: small, and the same numbers in every run. */
function seededRandom(): () => number {
	let state = 0x5eed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** Lets a fault answer in the handler's place; false when the handler is to run first. */
export function answerInstead(rule: FaultRule, reply: FastifyReply): boolean {
	const { kind, status, body, headers = {}, location } = rule;
	switch (kind) {
		case 'after':
		case 'truncate':
			return false;
		case 'hang':
			reply.hijack();
			return true;
		case 'reset':
			reply.hijack();
			reply.raw.socket?.resetAndDestroy();
			return true;
		case 'status':
			reply.code(status ?? 503).headers(headers);
			reply.send(body ?? (status === 429 ? BUSY : DOWN));
			return true;
		case 'json':
			reply
				.code(status ?? 200)
				.type('application/json')
				.headers(headers);
			reply.send(JSON.stringify(body ?? null));
			return true;
		case 'html':
			reply
				.code(status ?? 502)
				.type('text/html')
				.headers(headers);
			reply.send(body ?? PROXY_PAGE);
			return true;
		case 'empty':
			reply
				.code(status ?? 200)
				.headers(headers)
				.send();
			return true;
		case 'pieces':
			reply.code(status ?? 200).headers({ 'content-type': 'application/json', ...headers });
			reply.send(Readable.from(rule.pieces?.() ?? []));
			return true;
		case 'redirect':
			reply
				.headers(headers)
				.code(status ?? 302)
				.header('location', location ?? '/')
				.send();
			return true;
	}
}

/** Breaks an answer that the handler has made; false when it may go out as it is. */
export function breakAnswer(rule: FaultRule, reply: FastifyReply, payload: unknown): boolean {
	if (rule.kind === 'after') {
		reply.raw.socket?.resetAndDestroy();
		return true;
	}
	if (rule.kind !== 'truncate') return false;
	const bytes = Buffer.isBuffer(payload) ? payload : Buffer.from(String(payload ?? ''));
	for (const [name, value] of Object.entries(reply.getHeaders())) {
		if (value !== undefined) reply.raw.setHeader(name, value);
	}
	reply.raw.writeHead(reply.statusCode, { 'content-length': bytes.length });
	const half = bytes.subarray(0, Math.floor(bytes.length / 2));
	reply.raw.write(half, () => reply.raw.destroy());
	return true;
}
