import type { Contract } from '../contract';
import type { Delivery, RecordedRequest } from './types';

/** So many exchanges are kept until somebody asks; then they are checked as they come. */
const KEPT = 200;

let loader: (() => Contract) | undefined;
const inspectors = new Set<Inspector>();

/**
 * Has every sandbox that this process starts from now on held to the contract; those before are asked
 * no more.
 *
 * @param load gives the contract; called when the first sandbox has something to check
 */
export function holdToContract(load: () => Contract): void {
	loader = load;
	inspectors.clear();
}

/** The deviations of all sandboxes since the last time, without those that a test allowed. */
export function takeDeviations(): string[] {
	return [...inspectors].flatMap((inspector) => inspector.take());
}

/**
 * Holds what a sandbox receives, answers and delivers to the contract. It checks when it is asked,
 * so that no answer waits for it. Without a contract it does nothing.
 */
export class Inspector {
	private pending: Array<(contract: Contract) => string[]> = [];
	private found: string[] = [];
	private allowed: RegExp[] = [];
	private readonly load = loader;

	constructor() {
		if (this.load) inspectors.add(this);
	}

	request({ method, path, query, headers, body }: RecordedRequest): void {
		const fields = body instanceof FormData ? Object.fromEntries(body) : body;
		this.add((contract) => contract.checkRequest({ method, path, query, headers, body: fields }));
	}

	/** @param payload what is sent, as text; not JSON for a file */
	answer({ method, path }: RecordedRequest, status: number, payload: unknown): void {
		this.add((contract) => {
			// That it is not in the contract, the request has said already.
			if (!contract.matchOperation(method, path)) return [];
			const body = typeof payload === 'string' && payload !== '' ? parsed(payload) : undefined;
			return contract.checkAnswer({ method, path, status, body });
		});
	}

	delivery({ event, headers, body }: Delivery): void {
		this.add((contract) => contract.checkDelivery(event, headers, JSON.parse(body)));
	}

	/** What deviated and was not allowed. */
	get deviations(): string[] {
		this.check();
		return this.found.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
	}

	/** Lets deviations of one kind pass until the end of the test. */
	allow(pattern: RegExp): void {
		this.allowed.push(pattern);
	}

	take(): string[] {
		const { deviations } = this;
		this.found = [];
		this.allowed = [];
		return deviations;
	}

	private add(check: (contract: Contract) => string[]): void {
		if (!this.load) return;
		this.pending.push(check);
		if (this.pending.length > KEPT) this.check();
	}

	private check(): void {
		if (!this.load || this.pending.length === 0) return;
		const contract = this.load();
		this.found.push(...this.pending.splice(0).flatMap((check) => check(contract)));
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
