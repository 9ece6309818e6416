import { LIMIT_FORMS } from '../sandbox';
import type { Job, Measured } from './run';
import { simulate } from './run';
import type { SimulatedLimit } from './server';

/** Requests that are allowed, and the window in milliseconds. */
type Size = readonly [requests: number, windowMs: number];

const PER_MINUTE = [100, 60_000] as const;
const PER_SECOND = [50, 1_000] as const;
const PER_TEN_SECONDS = [10, 10_000] as const;
const NAMED: readonly Size[] = [PER_MINUTE, PER_SECOND, PER_TEN_SECONDS];
/** Windows that an API has more rarely. */
const OTHERS: readonly Size[] = [
	[20, 2_000],
	[50, 5_000],
	[50, 15_000],
	[40, 20_000],
	[100, 30_000],
];
const PLANS: readonly Size[] = [30, 60, 200, 300, 1_000].map((requests) => [requests, 60_000]);

/** Most that a run may take, over the ideal; a long one has more time to make up for learning. */
const MOST = new Map([
	[300, 1.08],
	[1_000, 1.05],
]);
/** Most requests per item. */
const MOST_REQUESTS = 1.05;
/** How much of its first window is over when a run begins; a long run has time to make up for it. */
const PHASES = new Map([
	[300, [0.1, 0.5, 0.9, 0.98]],
	[1_000, [0.5]],
]);

/** A job of the matrix, and what it is called. */
export interface Case {
	title: string;
	job: Job & { limit: SimulatedLimit };
}

const limitsOf = (sizes: readonly Size[]): SimulatedLimit[] =>
	sizes.flatMap(([requests, windowMs]) =>
		(['fixed', 'sliding'] as const).flatMap((kind) =>
			[true, false].map((retryAfter) => ({ requests, windowMs, kind, retryAfter })),
		),
	);

function caseOf(limit: SimulatedLimit, items: number, latency: number): Case {
	const { requests, windowMs, kind, retryAfter, phase } = limit;
	const told = retryAfter ? 'told' : 'not told';
	const begun = phase === undefined ? kind : `${kind}, ${phase} over`;
	return {
		title: `${items} items, ${requests} in ${windowMs / 1_000} s (${begun}, ${told}), ${latency} ms`,
		job: { items, limit, latency, jitter: latency / 10 },
	};
}

/** The same window, by the server's clock, in different phases. */
function aligned(items: number): Case[] {
	return NAMED.flatMap(([requests, windowMs]) =>
		(PHASES.get(items) ?? []).flatMap((phase) =>
			[true, false].flatMap((retryAfter) => {
				const limit = { requests, windowMs, kind: 'aligned', phase, retryAfter } as const;
				// With slow answers, what passes in a second is spread over two windows.
				const latencies = windowMs > 1_000 ? [20, 80] : [20];
				return latencies.map((latency) => caseOf(limit, items, latency));
			}),
		),
	);
}

/** The documented limit, told in each form that the nodes read. */
function told(): Case[] {
	const [requests, windowMs] = PER_MINUTE;
	return LIMIT_FORMS.flatMap((form) =>
		(['fixed', 'sliding'] as const).map((kind) => {
			const headers = { form, says: 'truth' } as const;
			const { title, job } = caseOf(
				{ requests, windowMs, kind, retryAfter: false, headers },
				300,
				80,
			);
			return { title: `${title}, headers: ${form}`, job };
		}),
	);
}

export const MATRIX = {
	'100 a minute, 50 a second, 10 in 10 s': limitsOf(NAMED).flatMap((limit) => [
		caseOf(limit, 300, 5),
		caseOf(limit, 300, 80),
		caseOf(limit, 1_000, 20),
	]),
	"the same by the server's clock": [...aligned(300), ...aligned(1_000)],
	'windows of 2, 5, 15, 20 and 30 s': limitsOf(OTHERS).map((limit) => caseOf(limit, 300, 20)),
	'30, 60, 200, 300, 1,000 a minute': limitsOf(PLANS).flatMap((limit) => [
		caseOf(limit, 300, 20),
		caseOf(limit, 1_000, 20),
	]),
	'100 a minute, told in headers': told(),
} satisfies Record<string, Case[]>;

export const isOk = ({ items }: Job, { done, requests, overIdeal }: Measured): boolean =>
	done === items && overIdeal <= (MOST.get(items) ?? 0) && requests <= items * MOST_REQUESTS;

/** A case, and what came of it. */
export interface Tried extends Case {
	measured: Measured;
	isOk: boolean;
}

/** Runs the cases of one part of the matrix. */
export async function tryAll(cases: readonly Case[]): Promise<Tried[]> {
	const tried: Tried[] = [];
	for (const { title, job } of cases) {
		const measured = await simulate(job);
		tried.push({ title, job, measured, isOk: isOk(job, measured) });
	}
	return tried;
}
