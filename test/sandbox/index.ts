import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { contactRoutes } from './contacts';
import type { Context } from './context';
import { conversationRoutes } from './conversations';
import { Deliverer } from './deliveries';
import { Faults, type FaultName, type FaultRule } from './faults';
import { Gate } from './gate';
import { mediaRoutes } from './media';
import { messageRoutes } from './messages';
import { answerErrors } from './respond';
import { seed, seedStages } from './seed';
import { Store } from './store';
import type { Delivery, RecordedRequest, Settings } from './types';
import { webhookRoutes } from './webhooks';

export type { FaultName, FaultRule, Faults } from './faults';
export { SEEDED } from './seeded';
export type { Store } from './store';
export type * from './types';

export interface SandboxOptions {
	/** 0, the default, takes a free one. */
	port?: number;
	key?: string;
	/** Milliseconds before each answer. */
	latency?: number;
	/** Requests per second; 0, the default, for no limit. */
	rateLimit?: number;
	fault?: FaultName | FaultRule;
	/** False prints a line per request; true by default. */
	quiet?: boolean;
	/** Whether to start with the clinic's contacts and conversations; true by default. */
	seed?: boolean;
}

export interface Sandbox {
	readonly url: string;
	readonly key: string;
	/** Every request received since the last reset. */
	readonly requests: RecordedRequest[];
	readonly faults: Faults;
	readonly settings: Settings;
	readonly store: Store;
	/** The high-water mark of concurrent requests since the last reset. */
	readonly mostInFlight: number;
	/** Adds generated texts to a conversation, for benchmarks. */
	addMessages(conversationId: string, count: number): void;
	/** Sends a recorded delivery again, with the same headers; the receiver's status, or 0. */
	redeliver(delivery: Delivery): Promise<number>;
	/** Resolves when no webhook delivery is under way or waiting for its retry. */
	deliveriesSettled(): Promise<void>;
	/** Back to the seed and the settings of the start; forgets requests, faults and webhooks. */
	reset(): void;
	/** At once, hanging connections and waiting retries included. */
	close(): Promise<void>;
}

const SCOPES = ['contacts', 'conversations', 'messages', 'webhooks', 'funnel'].flatMap((family) => [
	`${family}:read`,
	`${family}:write`,
]);

/** Starts a local Whaapy: a real HTTP server that answers as the documentation does. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, key = 'wha_sandbox_0123456789', quiet = true } = options;
	const startSettings = (): Settings => ({
		latency: options.latency ?? 0,
		rateLimit: options.rateLimit ?? 0,
		pageOrder: 'newestFirst',
		scopes: new Set(SCOPES),
	});
	const settings = startSettings();
	const faults = new Faults();
	const store = new Store();
	const webhooks = new Deliverer(store);
	const gate = new Gate(key, settings, faults, quiet ? () => undefined : console.log);
	const fill = () => {
		store.clear();
		seedStages(store);
		if (options.seed !== false) seed(store);
	};

	const app = fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 1000 } });
	let url = '';
	const context: Context = { store, settings, webhooks, url: () => url };
	acceptEmptyJson(app);
	answerErrors(app);
	gate.install(app);
	for (const routes of [
		contactRoutes,
		conversationRoutes,
		messageRoutes,
		mediaRoutes,
		webhookRoutes,
	]) {
		routes(app, context);
	}

	fill();
	if (options.fault) faults.add(options.fault);
	await app.listen({ port, host: '127.0.0.1' });
	url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

	return {
		url,
		key,
		requests: gate.requests,
		faults,
		settings,
		store,
		get mostInFlight() {
			return gate.mostInFlight;
		},
		addMessages: (conversationId, count) => store.addMessages(conversationId, count),
		redeliver: (delivery) => webhooks.send(delivery),
		deliveriesSettled: () => webhooks.settled(),
		reset() {
			webhooks.cancel();
			faults.clear();
			gate.reset();
			Object.assign(settings, startSettings());
			fill();
		},
		async close() {
			webhooks.cancel();
			gate.close();
			await app.close();
		},
	};
}

/** Clients that announce JSON and send nothing, as some do with DELETE, are not refused. */
function acceptEmptyJson(app: FastifyInstance): void {
	app.removeContentTypeParser('application/json');
	app.addContentTypeParser<string>(
		'application/json',
		{ parseAs: 'string' },
		(_request, body, done) => {
			try {
				done(null, body === '' ? undefined : JSON.parse(body));
			} catch {
				done(Object.assign(new Error('JSON inválido'), { statusCode: 400 }));
			}
		},
	);
}
