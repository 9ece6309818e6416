import { isObject } from '../contract/document';
import type { Pace } from './pace';

export interface Ask {
	method: string;
	/** With its parameters in it, encoded; or a whole address, which is asked without the key. */
	path: string;
	query?: Record<string, string>;
	body?: unknown;
}

export interface Answer {
	status: number;
	/** What the JSON holds, else the text; undefined if there is none or it is a file. */
	body: unknown;
}

/** No answer, or one of a server that cannot answer now; a text without values of the API. */
export interface Silence {
	unreachable: string;
}

const TIMEOUT_MS = 30_000;
const TRIES = 3;
/** After a 429 that does not say how long: by then every window of a minute is over. */
const LIMIT_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 120_000;

/** Asks the API at the pace, and keeps what the answers tell beside their bodies. */
export class Client {
	/** The 2xx statuses met. */
	readonly statuses = new Set<number>();
	/** The names of headers that tell about a rate limit. */
	readonly limitHeaders = new Set<string>();
	/** For each 429, whether it had `Retry-After`. */
	readonly refusedWithRetryAfter: boolean[] = [];

	constructor(
		private readonly baseUrl: string,
		private readonly key: string,
		private readonly pace: Pace,
	) {}

	/** Repeats only what a 429 refused, which was not carried out. Follows no redirect. */
	async ask(ask: Ask): Promise<Answer | Silence> {
		for (let tried = 1; ; tried++) {
			await this.pace.turn();
			const response = await this.send(ask).catch(reasonOf);
			if (typeof response === 'string') return { unreachable: response };
			const answer = await readAnswer(response).catch(reasonOf);
			if (typeof answer === 'string') return { unreachable: answer };
			this.observe(response);
			if (answer.status === 429 && tried < TRIES) {
				await this.pace.sleep(pauseOf(response));
				continue;
			}
			if (answer.status === 429) return { unreachable: 'still over the rate limit (429)' };
			return answer.status >= 500 ? { unreachable: `status ${answer.status}` } : answer;
		}
	}

	private send({ method, path, query, body }: Ask): Promise<Response> {
		const isOwn = path.startsWith('/');
		const search = query ? `?${new URLSearchParams(query).toString()}` : '';
		return fetch((isOwn ? this.baseUrl : '') + path + search, {
			method,
			headers: {
				...(isOwn && { authorization: `Bearer ${this.key}` }),
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
	}

	private observe({ status, headers }: Response): void {
		if (status >= 200 && status < 300) this.statuses.add(status);
		if (status === 429) this.refusedWithRetryAfter.push(headers.has('retry-after'));
		for (const name of headers.keys()) {
			if (/rate-?limit/i.test(name)) this.limitHeaders.add(name);
		}
	}
}

/** Files are not read: they are the customers'. */
async function readAnswer(response: Response): Promise<Answer> {
	const { status, headers } = response;
	const type = headers.get('content-type') ?? '';
	if (type !== '' && !/json|text/i.test(type)) {
		await response.body?.cancel();
		return { status, body: undefined };
	}
	const text = await response.text();
	return { status, body: text === '' ? undefined : parsed(text) };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

function pauseOf({ headers }: Response): number {
	const value = headers.get('retry-after') ?? '';
	const seconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
	const pause = Number.isNaN(seconds) ? LIMIT_PAUSE_MS : Math.max(seconds, 1000);
	return Math.min(pause, LONGEST_PAUSE_MS);
}

/** Why a request got no answer: the code at most, as a message can quote the address. */
function reasonOf(error: unknown): string {
	const { name, cause } = isObject(error) ? error : {};
	if (name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`;
	const code = isObject(cause) ? cause.code : undefined;
	return typeof code === 'string' ? `no connection (${code})` : 'no connection';
}
