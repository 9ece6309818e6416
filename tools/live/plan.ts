import type { Document, Operation } from '../contract/document';
import { isObject } from '../contract/document';
import type { Ask } from './client';

export interface Endpoint {
	/** In upper case. */
	method: string;
	/** As the contract has it, such as `/contacts/v1/{id}`. */
	template: string;
	operation: Operation;
}

export const endpointName = ({ method, template }: Endpoint): string => `${method} ${template}`;

/** What a request can need that only another answer tells; the text is for people. */
export type Kind =
	| 'conversation'
	| 'phone number of a conversation'
	| 'contact'
	| 'phone number of a contact'
	| 'stage of the funnel'
	| 'template'
	| 'broadcast'
	| 'webhook'
	| 'file of a message';

type Request = Pick<Ask, 'query' | 'body'> & {
	params?: Record<string, string>;
	/** Instead of the path in the contract. */
	address?: string;
};

interface Plan {
	needs?: Kind;
	/** How many of what it needs are asked, until `enough`; 1 if left out. */
	tries?: number;
	/** What the answers so far tell that makes further ones needless. */
	enough?: Kind;
	request?: (value: string) => Request;
	/** What its answers tell others: from which field of each record. */
	tells?: Partial<Record<Kind, string>>;
}

const byId = (value: string): Request => ({ params: { id: value } });

/** How each read is asked; one that needs nothing and is not here is asked as it is. */
const PLANS: Record<string, Plan> = {
	listConversations: {
		request: () => ({ query: { limit: '50' } }),
		tells: { conversation: 'id', 'phone number of a conversation': 'phoneNumber' },
	},
	getConversation: { needs: 'conversation', request: byId },
	getConversationByPhone: {
		needs: 'phone number of a conversation',
		request: (phone) => ({ params: { phone } }),
	},
	listMessages: {
		needs: 'conversation',
		tries: 3,
		enough: 'file of a message',
		request: (id) => ({ params: { id }, query: { limit: '100' } }),
		tells: { 'file of a message': 'mediaUrl' },
	},
	downloadMedia: { needs: 'file of a message', request: (address) => ({ address }) },
	listContacts: {
		request: () => ({ query: { limit: '50' } }),
		tells: { contact: 'id', 'phone number of a contact': 'phone_number' },
	},
	getContact: { needs: 'contact', request: byId },
	// This filter is in production use; an empty one might be refused.
	searchContacts: {
		needs: 'phone number of a contact',
		request: (eq) => ({ body: { filters: { phone_number: { eq } }, limit: 50 } }),
	},
	checkPhone: {
		needs: 'phone number of a contact',
		request: (phone) => ({ query: { phone } }),
	},
	listFunnelStages: { tells: { 'stage of the funnel': 'id' } },
	getFunnelStage: { needs: 'stage of the funnel', request: byId },
	listTemplates: { tells: { template: 'id' } },
	getTemplate: { needs: 'template', request: byId },
	listBroadcasts: { tells: { broadcast: 'id' } },
	getBroadcast: { needs: 'broadcast', request: byId },
	getBroadcastSummary: { needs: 'broadcast', request: byId },
	listBroadcastRecipients: { needs: 'broadcast', request: byId },
	listWebhooks: { tells: { webhook: 'id' } },
	getWebhook: { needs: 'webhook', request: byId },
	listWebhookLogs: {
		needs: 'webhook',
		request: (id) => ({ params: { id }, query: { limit: '50' } }),
	},
};

export const planOf = ({ operation }: Endpoint): Plan => PLANS[operation.operationId] ?? {};

/** Every operation of the contract, in its order. */
export function endpointsOf({ paths }: Document): Endpoint[] {
	return Object.entries(paths).flatMap(([template, item]) =>
		Object.entries(item).map(([method, operation]) => ({
			method: method.toUpperCase(),
			template,
			operation,
		})),
	);
}

/** Whether it changes nothing: a GET, or one for which a key with read scopes is enough. */
export function isRead({ method, operation }: Endpoint): boolean {
	const scopes = operation['x-scopes'] ?? [];
	return method === 'GET' || (scopes.length > 0 && scopes.every((scope) => /:read$/.test(scope)));
}

/** The request; undefined if nothing here says where a parameter comes from. */
export function askFor(endpoint: Endpoint, value = ''): Ask | undefined {
	const { params = {}, address, query, body } = planOf(endpoint).request?.(value) ?? {};
	const path =
		address ??
		endpoint.template.replace(/\{(\w+)\}/g, (whole, name: string) => {
			const given = params[name];
			return given === undefined ? whole : encodeURIComponent(given);
		});
	const needed = (endpoint.operation.parameters ?? [])
		.filter((parameter) => parameter.in === 'query' && parameter.required)
		.map(({ name }) => name);
	const isWhole =
		address !== undefined ||
		(!path.includes('{') && needed.every((name) => query?.[name] !== undefined));
	return isWhole ? { method: endpoint.method, path, query, body } : undefined;
}

/** The records in an answer: those of its list, or the one in its envelope. */
export function recordsOf(body: unknown): unknown[] {
	if (Array.isArray(body)) return body;
	if (!isObject(body)) return [];
	const inside = Object.values(body);
	return inside.find(Array.isArray) ?? inside.filter(isObject);
}

/** What answers told that other requests need, by kind; each value once. */
export class Known {
	private readonly values = new Map<Kind, Set<string>>();

	of(kind: Kind): string[] {
		return [...(this.values.get(kind) ?? [])];
	}

	learn(endpoint: Endpoint, body: unknown, accepts: (kind: Kind, value: string) => boolean): void {
		const { tells = {} } = planOf(endpoint);
		for (const [name, field] of Object.entries(tells)) {
			const kind = name as Kind;
			for (const record of recordsOf(body)) {
				const value = isObject(record) ? record[field] : undefined;
				if (typeof value !== 'string' || value === '' || !accepts(kind, value)) continue;
				this.values.set(kind, (this.values.get(kind) ?? new Set()).add(value));
			}
		}
	}
}
