import { loadContract } from '../contract';
import { Client } from './client';
import { loadComparison } from './compare';
import type { Row } from './outcome';
import { Pace, type Clock, type Sleep } from './pace';
import { endpointsOf } from './plan';
import { readAll } from './reads';
import { spellingVariant, variantsOf, type Variant } from './variants';
import { writeAll } from './writes';

export interface LiveOptions {
	/** Without a slash at its end. */
	baseUrl: string;
	key: string;
	/** Whether to create, change and delete a contact and a webhook too. */
	write?: boolean;
	/** Ends the run after the request under way; what was created is removed before. */
	signal?: AbortSignal;
	clock?: Clock;
	sleep?: Sleep;
	/** Called before each request. */
	onProgress?: (endpoint: string) => void;
}

/** What a run found. Its texts hold no value of an answer. */
export interface Report {
	reads: Row[];
	writes: Row[];
	variants: Variant[];
	notes: string[];
	leftBehind: boolean;
}

/** So many requests a minute: the documented limit is 100, and the business has its own. */
const PER_MINUTE = 60;

/**
 * Asks an API every read of the contract, and compares each answer with it.
 *
 * @throws Error if the contract cannot be read
 */
export async function checkLive(options: LiveOptions): Promise<Report> {
	const { baseUrl, key, write = false, clock, sleep, onProgress = () => undefined } = options;
	const { signal = new AbortController().signal } = options;
	const contract = loadContract({ strict: false });
	const { document } = contract;
	const endpoints = endpointsOf(document);
	const client = new Client(baseUrl, key, new Pace(PER_MINUTE, clock, sleep));
	const tools = { client, comparison: loadComparison(), signal, onProgress };
	const reads = await readAll(endpoints, { ...tools, contract, baseUrl });
	const spelling = signal.aborted ? [] : [await spellingVariant(reads, client)];
	const writes = write && !signal.aborted ? await writeAll({ ...tools, endpoints }) : undefined;
	for (const [operationId, bodies] of writes?.bodies ?? []) {
		reads.bodies.set(operationId, [...(reads.bodies.get(operationId) ?? []), ...bodies]);
	}
	return {
		reads: reads.rows,
		writes: writes?.rows ?? [],
		variants: [...variantsOf(document, reads, client), ...spelling],
		notes: writes?.notes ?? [],
		leftBehind: writes?.leftBehind ?? false,
	};
}
