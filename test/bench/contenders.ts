import { createRequire } from 'node:module';
import path from 'node:path';
import type { INodeParameters, INodeType } from 'n8n-workflow';
import type { RunOptions } from '../engine/harness';
import { runNode } from '../engine/harness';
import { root } from '../setup.cjs';
import type { ServerAddress } from './server';

/** One way to do a job against a server; gives how many of what was asked for came out. */
export type Contender = (server: ServerAddress) => Promise<number>;

/** The bare minimum: one request, its JSON. Throws on any status but success. */
async function fetchJson(server: ServerAddress, route: string): Promise<Record<string, unknown>> {
	const response = await fetch(`${server.url}${route}`, {
		headers: { Authorization: `Bearer ${server.key}` },
	});
	if (!response.ok) throw new Error(`HTTP ${response.status}`);
	return (await response.json()) as Record<string, unknown>;
}

/** The limit: the same walk with nothing around it. */
export const bareList: Contender = async (server) => {
	const messages: unknown[] = [];
	let before = '';
	for (;;) {
		const route = `/conversations/v1/${server.conversationId}/messages?limit=100${before}`;
		const page = (await fetchJson(server, route)) as {
			data: unknown[];
			meta: { hasMore: boolean; oldestMessageId: string };
		};
		messages.push(...page.data);
		if (!page.meta.hasMore) return messages.length;
		before = `&before=${page.meta.oldestMessageId}`;
	}
};

/** The limit for items: all requests at once, what fails is lost. */
export const bareItems =
	(items: number): Contender =>
	async (server) => {
		const route = `/conversations/v1/${server.conversationId}`;
		const answers = await Promise.allSettled(
			Array.from({ length: items }, async () => await fetchJson(server, route)),
		);
		return answers.filter(({ status }) => status === 'fulfilled').length;
	};

async function count(options: RunOptions): Promise<number> {
	const result = await runNode({ ...options, onError: 'continueRegularOutput' });
	if (result.error) throw new Error(result.error.message);
	return result.items.filter(({ json }) => json.error === undefined).length;
}

/** Our built node inside n8n-core: Message → Get Many with Return All. */
export const ourList: Contender = async (account) =>
	await count({
		account,
		parameters: {
			resource: 'message',
			operation: 'getAll',
			conversationId: { __rl: true, mode: 'id', value: account.conversationId },
			returnAll: true,
		},
	});

const emptyItems = (length: number) => Array.from({ length }, () => ({}));

/** Our built node inside n8n-core: Conversation → Get for so many items. */
export const ourItems =
	(items: number, maxConcurrentRequests: number): Contender =>
	async (account) =>
		await count({
			account,
			items: emptyItems(items),
			parameters: {
				resource: 'conversation',
				operation: 'get',
				conversationId: { __rl: true, mode: 'id', value: account.conversationId },
				options: { maxConcurrentRequests },
			},
		});

const REQUEST_NODE = path.join(
	root,
	'test/e2e/node_modules/n8n-nodes-base/dist/nodes/HttpRequest/V3/HttpRequestV3.node.js',
);

/** n8n's HTTP Request node; `undefined` where the e2e package is not installed. */
function loadRequestNode(): INodeType | undefined {
	try {
		const { HttpRequestV3 } = createRequire(__filename)(REQUEST_NODE) as {
			HttpRequestV3: new (base: object) => INodeType;
		};
		return new HttpRequestV3({ displayName: 'HTTP Request', name: 'httpRequest', group: [] });
	} catch {
		return undefined;
	}
}

const requestNode = loadRequestNode();

function withRequestNode(parameters: (server: ServerAddress) => INodeParameters, items: number) {
	if (!requestNode) return undefined;
	const contender: Contender = async (account) => {
		const other = { type: 'n8n-nodes-base.httpRequest', version: 4.2, nodeType: requestNode };
		return await count({
			account,
			other,
			items: emptyItems(items),
			parameters: {
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'whaapyApi',
				...parameters(account),
			},
		});
	};
	return contender;
}

/** n8n's HTTP Request node with its own pagination, one item per page as it gives them. */
export const requestNodeList = withRequestNode(
	({ url, conversationId }) => ({
		url: `${url}/conversations/v1/${conversationId}/messages`,
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'limit', value: '100' }] },
		options: {
			pagination: {
				pagination: {
					paginationMode: 'updateAParameterInEachRequest',
					parameters: {
						parameters: [
							{ type: 'qs', name: 'before', value: '={{ $response.body.meta.oldestMessageId }}' },
						],
					},
					paginationCompleteWhen: 'other',
					completeExpression: '={{ !$response.body.meta.hasMore }}',
				},
			},
		},
	}),
	1,
);

/** n8n's HTTP Request node for so many items. */
export const requestNodeItems = (items: number) =>
	withRequestNode(
		({ url, conversationId }) => ({ url: `${url}/conversations/v1/${conversationId}` }),
		items,
	);
