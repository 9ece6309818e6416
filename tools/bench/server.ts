import type { Limit } from '../sandbox';
import { SEEDED, startSandbox } from '../sandbox';

// A process of its own, so that the server's work does not count as the client's.

/** What one row of the benchmark is measured against. */
export interface ServerOptions {
	/** Milliseconds before each answer. */
	latency: number;
	/** Requests per second; 0 for no limit. */
	rateLimit: number;
	/** The documented kind of limit, beside that one; none unless set. */
	limit?: Limit;
	/** Messages in the conversation that is listed. */
	messages: number;
}

/** How to reach the server of a row. */
export interface ServerAddress {
	url: string;
	key: string;
	conversationId: string;
}

async function serve(): Promise<void> {
	const options = JSON.parse(process.argv[2] ?? '{}') as ServerOptions;
	const { latency, rateLimit, limit, messages } = options;
	const sandbox = await startSandbox({ latency, rateLimit, limit });
	const { conversationId } = SEEDED.juan;
	const present = sandbox.store.messages.get(conversationId)?.length ?? 0;
	sandbox.addMessages(conversationId, Math.max(0, messages - present));
	process.on('message', (question) => {
		if (question === 'requests') {
			process.send?.({ requests: sandbox.requests.length, mostInFlight: sandbox.mostInFlight });
			sandbox.requests.length = 0;
		}
	});
	const address: ServerAddress = { url: sandbox.url, key: sandbox.key, conversationId };
	process.send?.(address);
}

void serve();
