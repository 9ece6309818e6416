import { isId } from '../../nodes/Whaapy/shared/id';
import { isObject } from '../contract/document';
import type { Answer, Ask, Client, Silence } from './client';
import type { Comparison } from './compare';
import { judge, type Row } from './outcome';
import type { Endpoint } from './plan';
import { recordsOf } from './plan';
import type { Bodies } from './reads';

/** By this name whoever meets the two in Whaapy knows them, and so does the next run. */
export const MARK = 'n8n-nodes-whaapy contract check (safe to delete)';
/** One of the numbers that Australia keeps for films: nobody has it, and it is a valid mobile one. */
export const NOBODYS_PHONE = '+61491570156';
/** `.example` is reserved: it leads nowhere. */
export const NOWHERE = 'https://n8n-nodes-whaapy-contract-check.example/webhook';
/** An event that a business without broadcasts never has. */
const EVENT = 'broadcast.failed';

const REMOVAL_TRIES = 3;

export interface Writes {
	rows: Row[];
	/** What the answers held, in memory only. */
	bodies: Bodies;
	/** Why a part was left out, or what could not be removed; texts for people. */
	notes: string[];
	/** Whether something of its own may still be in the account. */
	leftBehind: boolean;
}

export interface WriteTools {
	client: Client;
	comparison: Comparison;
	endpoints: Endpoint[];
	/** Ends the steps; what was created is removed all the same. */
	signal: AbortSignal;
	onProgress: (endpoint: string) => void;
}

interface Subject {
	what: 'contact' | 'webhook';
	create: { operationId: string; body: object };
	get: string;
	update: { operationId: string; body: object };
	remove: string;
	/** Further reads of the new one, by operationId. */
	reads: string[];
	/** A request whose answer lists those that may be ours. */
	find: { operationId: string; body?: object };
	isOurs: (record: Record<string, unknown>) => boolean;
}

const startsWithMark = ({ name }: Record<string, unknown>) =>
	typeof name === 'string' && name.startsWith(MARK);

const SUBJECTS: Subject[] = [
	{
		what: 'contact',
		create: { operationId: 'createContact', body: { phone_number: NOBODYS_PHONE, name: MARK } },
		get: 'getContact',
		update: { operationId: 'updateContact', body: { name: `${MARK}, changed` } },
		remove: 'deleteContact',
		reads: [],
		find: {
			operationId: 'searchContacts',
			body: { filters: { phone_number: { eq: NOBODYS_PHONE } }, limit: 50 },
		},
		isOurs: startsWithMark,
	},
	{
		what: 'webhook',
		create: { operationId: 'createWebhook', body: { name: MARK, url: NOWHERE, events: [EVENT] } },
		get: 'getWebhook',
		update: { operationId: 'updateWebhook', body: { name: `${MARK}, changed` } },
		remove: 'deleteWebhook',
		reads: ['listWebhookLogs'],
		find: { operationId: 'listWebhooks' },
		isOurs: (record) => startsWithMark(record) || record.url === NOWHERE,
	},
];

/**
 * Creates, reads, changes and deletes one contact and one webhook of its own, and removes them
 * whatever happens; those of an earlier run that was killed too.
 */
export async function writeAll(tools: WriteTools): Promise<Writes> {
	const writes: Writes = { rows: [], bodies: new Map(), notes: [], leftBehind: false };
	for (const subject of SUBJECTS) await new Trial(subject, tools, writes).run();
	return writes;
}

/** The life of one contact or webhook. */
class Trial {
	private readonly created = new Set<string>();

	constructor(
		private readonly subject: Subject,
		private readonly tools: WriteTools,
		private readonly writes: Writes,
	) {}

	async run(): Promise<void> {
		const { what } = this.subject;
		// Those of an earlier run; its number would be refused as a duplicate, too.
		if (!(await this.clear())) {
			this.writes.notes.push(`Nothing was created: cannot find out which ${what} is its own.`);
			return;
		}
		// A run that is stopped removes what an earlier one left, and does no more.
		if (this.tools.signal.aborted) return;
		try {
			await this.steps();
		} finally {
			if (!(await this.clear())) {
				this.writes.leftBehind = true;
				this.writes.notes.push(
					`The ${what} "${MARK}" may still be there. Run this again with --write, or delete it in Whaapy.`,
				);
			}
		}
	}

	private async steps(): Promise<void> {
		const { subject } = this;
		const { signal } = this.tools;
		const answer = await this.step(subject.create.operationId, undefined, subject.create.body);
		const [id] = 'status' in answer && answer.status < 300 ? this.oursIn(answer.body) : [];
		// Whatever else the answer names is the business's own.
		if (id === undefined) return;
		this.created.add(id);
		for (const read of [subject.get, ...subject.reads]) {
			if (!signal.aborted) await this.step(read, id);
		}
		if (signal.aborted) return;
		await this.step(subject.update.operationId, id, subject.update.body);
		if (signal.aborted) return;
		const removed = await this.step(subject.remove, id);
		if ('status' in removed && removed.status < 300) {
			this.created.delete(id);
			if (!signal.aborted) await this.step(subject.get, id, undefined, 404);
		}
	}

	/** One request, with its row in the report. */
	private async step(
		operationId: string,
		id?: string,
		body?: object,
		expected?: number,
	): Promise<Answer | Silence> {
		const endpoint = this.endpoint(operationId);
		const answer = await this.ask(operationId, id, body);
		const row = judge(endpoint, answer, this.tools.comparison, expected);
		const suffix = expected === undefined ? '' : ' after it was deleted';
		this.writes.rows.push({ ...row, endpoint: row.endpoint + suffix });
		if ('status' in answer && answer.status < 300) {
			this.writes.bodies.set(operationId, [answer.body]);
		}
		return answer;
	}

	/** Removes what it made and what bears its name; whether nothing of it is left for sure. */
	private async clear(): Promise<boolean> {
		for (let tried = 0; tried < REMOVAL_TRIES; tried++) {
			const found = await this.findOurs();
			const ids = new Set([...this.created, ...(found ?? [])]);
			if (found && ids.size === 0) return true;
			for (const id of ids) {
				const answer = await this.ask(this.subject.remove, id);
				const isGone = 'status' in answer && (answer.status < 300 || answer.status === 404);
				if (isGone) this.created.delete(id);
			}
		}
		return false;
	}

	/** The ids of those that bear its name; undefined if that cannot be told. */
	private async findOurs(): Promise<string[] | undefined> {
		const { operationId, body } = this.subject.find;
		const answer = await this.ask(operationId, undefined, body);
		if ('unreachable' in answer || answer.status >= 300) return undefined;
		if (!isObject(answer.body) || !Object.values(answer.body).some(Array.isArray)) return undefined;
		return this.oursIn(answer.body);
	}

	/** The ids of the records in an answer that bear its name, in whatever envelope they came. */
	private oursIn(body: unknown): string[] {
		if (!isObject(body)) return [];
		return [body, ...recordsOf(body)]
			.filter(isObject)
			.filter(this.subject.isOurs)
			.map(({ id }) => id)
			.filter((id) => typeof id === 'string' && isId(id)) as string[];
	}

	private ask(operationId: string, id = '', body?: object): Promise<Answer | Silence> {
		const { method, template } = this.endpoint(operationId);
		this.tools.onProgress(`${method} ${template}`);
		const ask: Ask = { method, path: template.replace('{id}', encodeURIComponent(id)), body };
		return this.tools.client.ask(ask);
	}

	private endpoint(operationId: string): Endpoint {
		const found = this.tools.endpoints.find(
			({ operation }) => operation.operationId === operationId,
		);
		if (!found) throw new Error(`The contract has no operation "${operationId}"`);
		return found;
	}
}
