import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { broadcastRoutes } from './broadcasts/routes';
import { contactRoutes } from './contacts/routes';
import type { Context } from './context';
import { conversationRoutes } from './conversations/routes';
import { Deliverer } from './deliveries';
import { Events } from './events';
import { Faults, type FaultName, type FaultRule } from './faults';
import { funnelRoutes } from './funnel';
import { Gate } from './gate';
import { Inspector } from './inspector';
import { changeStatus, receive, type Incoming } from './messages/incoming';
import { messageRoutes } from './messages/routes';
import { pageRoutes } from './page/routes';
import { answerErrors, refuseUnknown } from './respond';
import { fillStore } from './seed';
import { Store } from './store';
import { teamRoutes } from './team';
import { templateRoutes } from './templates';
import type { Delivery, Limit, Message, RecordedRequest, Settings } from './types';
import { webhookRoutes } from './webhooks';

export type { FaultName, FaultRule, Faults } from './faults';
export type { Deviation } from './deviations';
export { holdToContract, takeDeviations } from './inspector';
export type { Incoming } from './messages/incoming';
export { SEEDED, SEEDED_AGENTS, SEEDED_SEGMENTS, SEEDED_WITHOUT_NUMBER } from './seeded';
export type { Person } from './seeded';
export type { Store } from './store';
export * from './types';

export interface SandboxOptions {
	/** 0, the default, takes a free one. */
	port?: number;
	key?: string;
	/** Milliseconds before each answer. */
	latency?: number;
	/** Requests per second; 0, the default, for no limit. */
	rateLimit?: number;
	/** The documented kind of rate limit; none by default. */
	limit?: Limit;
	/** The time that rate limits go by, in milliseconds; that of the machine by default. */
	clock?: () => number;
	fault?: FaultName | FaultRule;
	/** False prints a line per request; true by default. */
	quiet?: boolean;
	/**
	 * Whether the sandbox lives now, its conversations too. Else its time begins at the same moment
	 * in every run, and moves by what is written.
	 */
	realTime?: boolean;
	/** Whether to start with the clinic's contacts and conversations; true by default. */
	seed?: boolean;
	/** How many hours ago the story of the seed ended; 0 by default. */
	hoursPassed?: number;
}

export interface Sandbox {
	readonly url: string;
	/** It is accepted with any ending too, as several keys of one account are. */
	readonly key: string;
	/** Every request received since the last reset. */
	readonly requests: RecordedRequest[];
	readonly faults: Faults;
	readonly settings: Settings;
	readonly store: Store;
	/** The high-water mark of concurrent requests since the last reset. */
	readonly mostInFlight: number;
	/**
	 * What was not as the contract has it, of requests, answers and deliveries; a test in which there
	 * is any fails. Empty unless this process holds its sandboxes to the contract, as tests do.
	 */
	readonly deviations: string[];
	/** Lets deviations that match pass in this test, for one that sends what is wrong on purpose. */
	allowDeviations(pattern: RegExp): void;
	/** Adds generated texts to a conversation, for benchmarks. */
	addMessages(conversationId: string, count: number): void;
	/** A customer writes, which reports `message.received` and what else it means. */
	receive(phone: string, incoming: Incoming): Message;
	/** WhatsApp tells what became of a message, which reports it. */
	changeStatus(messageId: string, status: Message['status']): void;
	/** Sends a recorded delivery again, with the same headers; the receiver's status, or 0. */
	redeliver(delivery: Delivery): Promise<number>;
	/** Resolves when no webhook delivery is under way or waiting for its retry. */
	deliveriesSettled(): Promise<void>;
	/** Back to the seed and the settings of the start; forgets requests, faults and webhooks. */
	reset(): void;
	/** At once, hanging connections and waiting retries included. */
	close(): Promise<void>;
}

const ROUTES = [
	broadcastRoutes,
	contactRoutes,
	conversationRoutes,
	funnelRoutes,
	messageRoutes,
	teamRoutes,
	templateRoutes,
	webhookRoutes,
];

const SCOPES = [
	'agent',
	'broadcasts',
	'contacts',
	'conversations',
	'funnels',
	'media',
	'messages',
	'team',
	'templates',
	'webhooks',
].flatMap((family) => [`${family}:read`, `${family}:write`]);

/** Starts a local Whaapy: a real HTTP server that answers as the documentation does. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, key = 'wha_sandbox_0123456789', quiet = true } = options;
	const startSettings = (): Settings => ({
		latency: options.latency ?? 0,
		rateLimit: options.rateLimit ?? 0,
		limit: options.limit,
		pageOrder: 'newestFirst',
		scopes: new Set(SCOPES),
		bulkFailures: 'list',
		deviations: [],
	});
	const settings = startSettings();
	const faults = new Faults();
	const store = new Store(options.realTime);
	const inspector = new Inspector();
	const deliverer = new Deliverer(store, inspector);
	const log = quiet ? () => undefined : console.log;
	const gate = new Gate(key, settings, faults, inspector, log, options.clock ?? Date.now);
	const fill = () => {
		store.clear();
		fillStore(store, options.seed !== false);
		if (options.hoursPassed) store.letPass(options.hoursPassed);
	};

	const app = fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 1000 } });
	let url = '';
	const events = new Events(store, deliverer);
	const context: Context = { store, settings, deliverer, events, url: () => url };
	acceptEmptyJson(app);
	answerErrors(app);
	// In a scope of its own, so that the page passes no gate: it is neither counted nor limited.
	await app.register((api, _options, done) => {
		gate.install(api);
		refuseUnknown(api);
		for (const routes of ROUTES) routes(api, context);
		done();
	});
	pageRoutes(app, context);

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
		get deviations() {
			return inspector.deviations;
		},
		allowDeviations: (pattern) => inspector.allow(pattern),
		addMessages: (conversationId, count) => store.addMessages(conversationId, count),
		receive: (phone, incoming) => receive(context, phone, incoming),
		changeStatus: (messageId, status) => changeStatus(context, messageId, status),
		redeliver: (delivery) => deliverer.send(delivery),
		deliveriesSettled: () => deliverer.settled(),
		reset() {
			deliverer.cancel();
			faults.clear();
			gate.reset();
			Object.assign(settings, startSettings());
			fill();
		},
		async close() {
			deliverer.cancel();
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
