import path from 'node:path';
import type { INodeParameters, INodeType } from 'n8n-workflow';
import { runNode } from '../engine/harness';
import { root } from '../setup.cjs';
import type { ServerAddress } from './server';

/** How many of what was asked for came out. */
export type Outcome = { done: number };

/** One way to do a job against a server. */
export type Contender = (server: ServerAddress) => Promise<Outcome>;

const authorization = ({ key }: ServerAddress) => ({ Authorization: `Bearer ${key}` });

/** n8n's HTTP Request node, where the e2e package is installed. */
export function httpRequestNode(): INodeType | undefined {
	const file = path.join(
		root,
		'test/e2e/node_modules/n8n-nodes-base/dist/nodes/HttpRequest/V3/HttpRequestV3.node.js',
	);
	try {
		// eslint is right that this is no import: it is a path that may not be there.
		const loaded = require(file) as {
			HttpRequestV3: new (base: object) => INodeType;
		};
		return new loaded.HttpRequestV3({ displayName: 'HTTP Request', name: 'httpRequest', group: [] });
	} catch {
		return undefined;
	}
}

/** Runs our built node inside n8n-core. */
export async function ours(
	server: ServerAddress,
	parameters: INodeParameters,
	items: number,
): Promise<Outcome> {
	const result = await runNode({
		account: server,
		parameters,
		items: Array.from({ length: items }, () => ({})),
		onError: 'continueRegularOutput',
	});
	if (result.error) throw new Error(result.error.message);
	return { done: result.items.filter(({ json }) => json.error === undefined).length };
}
