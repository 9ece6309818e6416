import { isWhaapyUrl } from '../../nodes/Whaapy/api/baseUrl';
import type { Contract } from '../contract';
import type { Client } from './client';
import type { Comparison } from './compare';
import { judge, rowOf, together, type Row } from './outcome';
import { askFor, endpointName, isRead, Known, planOf, type Endpoint, type Kind } from './plan';

/** What the answers held, in memory only: the questions of `variants.ts` are put to it. */
export type Bodies = Map<string, unknown[]>;

export interface Reads {
	rows: Row[];
	bodies: Bodies;
	known: Known;
}

export interface ReadTools {
	client: Client;
	comparison: Comparison;
	contract: Contract;
	baseUrl: string;
	signal: AbortSignal;
	onProgress: (endpoint: string) => void;
}

/** Asks every read, those that need an id after those that tell one. */
export async function readAll(endpoints: Endpoint[], tools: ReadTools): Promise<Reads> {
	const { contract, baseUrl } = tools;
	const reads = endpoints.filter(isRead);
	const rows = new Map<Endpoint, Row>();
	const bodies: Bodies = new Map();
	const known = new Known();
	// A file is fetched only where the node would fetch it, and only from the path in the contract.
	const accepts = (kind: Kind, value: string) =>
		kind !== 'file of a message' ||
		(isWhaapyUrl(value, baseUrl) &&
			contract.matchOperation('GET', new URL(value).pathname)?.operation.operationId ===
				'downloadMedia');

	const askOne = async (endpoint: Endpoint) => {
		const { needs, tries = 1, enough } = planOf(endpoint);
		const values = needs ? known.of(needs).slice(0, tries) : [''];
		const judged: Row[] = [];
		for (const value of values) {
			const ask = askFor(endpoint, value);
			if (!ask) {
				judged.push(rowOf(endpoint, 'not asked', 'this check has no value for its parameters'));
				break;
			}
			tools.onProgress(endpointName(endpoint));
			const answer = await tools.client.ask(ask);
			judged.push(judge(endpoint, answer, tools.comparison));
			if (!('unreachable' in answer) && answer.status < 300) {
				const { operationId } = endpoint.operation;
				bodies.set(operationId, [...(bodies.get(operationId) ?? []), answer.body]);
				known.learn(endpoint, answer.body, accepts);
			}
			if (tools.signal.aborted || (enough && known.of(enough).length > 0)) break;
		}
		rows.set(endpoint, together(judged));
	};

	const isReady = (endpoint: Endpoint) => {
		const { needs } = planOf(endpoint);
		return !rows.has(endpoint) && (needs === undefined || known.of(needs).length > 0);
	};
	for (let next; !tools.signal.aborted && (next = reads.find(isReady));) await askOne(next);
	return {
		rows: reads.map((endpoint) => rows.get(endpoint) ?? notAsked(endpoint, tools.signal.aborted)),
		bodies,
		known,
	};
}

function notAsked(endpoint: Endpoint, stopped: boolean): Row {
	const { needs } = planOf(endpoint);
	return rowOf(endpoint, 'not asked', stopped ? 'stopped before it' : `no ${needs} is known`);
}
