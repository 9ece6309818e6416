import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../../tools/demo/editor';

export const WHAAPY = 'n8n-nodes-whaapy.whaapy';

/** A node as the editor makes it. */
export function node(
	name: string,
	type: string,
	parameters: INodeParameters = {},
	typeVersion = 1,
): INode {
	return { id: crypto.randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}

/** A Whaapy Trigger that gets each message. */
export function messageTrigger(): INode {
	const type = 'n8n-nodes-whaapy.whaapyTrigger';
	const parameters = { events: ['message.received'] };
	return { ...node('Messages', type, parameters), webhookId: crypto.randomUUID() };
}

/** A workflow of nodes in a row. */
export function inARow(name: string, ...row: INode[]): WorkflowFile {
	const nodes = row.map((each, i): INode => ({ ...each, position: [i * 200, 0] }));
	const connections = Object.fromEntries(
		row
			.slice(1)
			.map((next, i) => [
				row[i]!.name,
				{ main: [[{ node: next.name, type: 'main' as const, index: 0 }]] },
			]),
	);
	return { name, nodes, connections };
}
