import { createRequire } from 'node:module';
import path from 'node:path';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import '../../test/support/outside/inNode';
import type { RunOptions } from '../../test/engine/harness';
import { newKey, runNode } from '../../test/engine/harness';
import { root } from '../setup.cjs';
import type { Job } from './jobs';
import { list } from './jobs';
import type { ServerAddress } from './server';

/** How long a job took, and how many of what was asked for came out. */
export interface Result {
	milliseconds: number;
	done: number;
}

/** One way to do a job against a server. */
export type Contender = (server: ServerAddress) => Promise<Result>;

const timed =
	(work: (server: ServerAddress) => Promise<number>): Contender =>
	async (server) => {
		const begun = performance.now();
		const done = await work(server);
		return { done, milliseconds: performance.now() - begun };
	};

interface Page {
	data: IDataObject[];
	meta: { hasMore: boolean; oldestMessageId: string };
}

const messagesOf = ({ conversationId }: ServerAddress) =>
	`/conversations/v1/${conversationId}/messages`;

/** The bare minimum: one request, its JSON. Throws on any status but success. */
async function fetchJson(server: ServerAddress, route: string): Promise<unknown> {
	const response = await fetch(`${server.url}${route}`, {
		headers: { Authorization: `Bearer ${server.key}` },
	});
	if (!response.ok) throw new Error(`HTTP ${response.status}`);
	return await response.json();
}

/** The history, page after page, with nothing around it. */
export async function* eachPage(server: ServerAddress): AsyncGenerator<IDataObject[]> {
	let before = '';
	for (;;) {
		const page = (await fetchJson(server, `${messagesOf(server)}?limit=100${before}`)) as Page;
		yield page.data;
		if (!page.meta.hasMore) return;
		before = `&before=${page.meta.oldestMessageId}`;
	}
}

/** The limit: the same walk with nothing around it. */
export const bareList = timed(async (server) => {
	const messages: unknown[] = [];
	for await (const page of eachPage(server)) messages.push(...page);
	return messages.length;
});

/** The limit for items: all requests at once, what fails is lost. */
export const bareItems = (items: number) =>
	timed(async (server) => {
		const route = `/conversations/v1/${server.conversationId}`;
		const answers = await Promise.allSettled(
			Array.from({ length: items }, async () => await fetchJson(server, route)),
		);
		return answers.filter(({ status }) => status === 'fulfilled').length;
	});

/** A run inside n8n-core alone, where a credential costs nothing to read; as n8n times the node. */
async function runInEngine(options: RunOptions): Promise<Result> {
	const { run, items, error } = await runNode({ ...options, onError: 'continueRegularOutput' });
	if (error) throw new Error(error.message);
	return {
		milliseconds: run.data.resultData.runData.Whaapy?.[0]?.executionTime ?? Number.NaN,
		done: items.filter(({ json }) => json.error === undefined).length,
	};
}

const REQUEST_NODE = 'test/e2e/node_modules/n8n-nodes-base/dist/nodes/HttpRequest/V3';
let requestNode: INodeType | undefined;

/** n8n's own, out of the full n8n; only once that is installed. */
function loadRequestNode(): INodeType {
	const file = path.join(root, REQUEST_NODE, 'HttpRequestV3.node.js');
	const { HttpRequestV3 } = createRequire(__filename)(file) as {
		HttpRequestV3: new (base: object) => INodeType;
	};
	return new HttpRequestV3({ displayName: 'HTTP Request', name: 'httpRequest', group: [] });
}

/** A job inside n8n-core alone. */
export function inEngine(job: Job): Contender {
	const { type, typeVersion: version } = job;
	return async (account) => {
		const items = Array.from({ length: job.items }, () => ({}));
		const parameters = job.parameters(account);
		if (type === list.type) return await runInEngine({ account, items, parameters });
		requestNode ??= loadRequestNode();
		const other = { type, version, nodeType: requestNode };
		return await runInEngine({ account, items, parameters, other });
	};
}

/** The same contender, which has to learn the limit in each of its runs, because its key is new. */
export function unlearned(contender: Contender): Contender {
	return async (server) => await contender({ ...server, key: newKey(server) });
}

/** The least that any node can do: n8n's request helper in a loop, with nothing around it. */
class HelperNode implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Helper',
		name: 'helper',
		group: [],
		version: 1,
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'whaapyApi', required: true }],
		properties: [],
	};

	execute: INodeType['execute'];

	constructor(server: ServerAddress) {
		const url = `${server.url}${messagesOf(server)}`;
		this.execute = async function (this: IExecuteFunctions) {
			const items: INodeExecutionData[] = [];
			const data = await this.getCredentials('whaapyApi');
			const credentialsDecrypted = { id: '', name: '', type: 'whaapyApi', data };
			for (let before: string | undefined; ;) {
				const page: Page = await this.helpers.httpRequestWithAuthentication.call(
					this,
					'whaapyApi',
					{ url, qs: { limit: 100, before }, json: true },
					{ credentialsDecrypted },
				);
				for (const json of page.data) items.push({ json });
				if (!page.meta.hasMore) return [items];
				before = page.meta.oldestMessageId;
			}
		};
	}
}

/** The same walk by n8n's request helper alone. */
export const helperList: Contender = async (account) => {
	const other = { type: 'bench.helper', version: 1, nodeType: new HelperNode(account) };
	return await runInEngine({ account, other, parameters: {} });
};
