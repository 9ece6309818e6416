import { startSandbox, type Sandbox, type SandboxOptions } from '../../../tools/sandbox';

export interface Answer<Body> {
	status: number;
	headers: Headers;
	body: Body;
}

/** A sandbox for the tests of a file, as new before each of them, and a client for it. */
export function useSandbox(options?: SandboxOptions) {
	let running: Sandbox | undefined;
	beforeAll(async () => {
		running = await startSandbox(options);
	});
	afterEach(() => running?.reset());
	afterAll(async () => await running?.close());

	const sandbox = () => {
		if (!running) throw new Error('The sandbox has not started');
		return running;
	};

	async function call<Body = Record<string, unknown>>(
		method: string,
		path: string,
		body?: unknown,
		key = sandbox().key,
	): Promise<Answer<Body>> {
		const isForm = body instanceof FormData;
		const answer = await fetch(sandbox().url + path, {
			method,
			headers: {
				authorization: `Bearer ${key}`,
				...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
			},
			body: isForm ? body : JSON.stringify(body),
		});
		const text = await answer.text();
		return {
			status: answer.status,
			headers: answer.headers,
			body: (text === '' ? undefined : JSON.parse(text)) as Body,
		};
	}

	return { sandbox, call };
}

export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

/** Has every event reported from now on, to nobody; gives what was reported so far. */
export function watchEvents({ store }: Sandbox) {
	store.retryDelays = [];
	store.webhooks.set('watcher', {
		id: 'watcher',
		businessId: store.businessId,
		name: 'watcher',
		// The discard port, where nobody listens.
		url: 'http://127.0.0.1:9/',
		events: ['*'],
		secret: 'secret',
		isActive: true,
		failureCount: -1000,
		lastSuccessAt: null,
		lastFailureAt: null,
		createdAt: store.now(),
	});
	return () =>
		store.deliveries.map(({ body }) => {
			const { event, data } = JSON.parse(body) as { event: string; data: Record<string, unknown> };
			return { event, data };
		});
}
