import type { IBinaryKeyData, INode } from 'n8n-workflow';
import type { Finished, WorkflowFile } from '../../tools/demo/editor';
import { SEEDED } from '../../tools/sandbox';
import type { Instance } from './instance';

/** A clinic's patient with 250 messages of every type. */
const { conversationId } = SEEDED.maria;

/**
 * A workflow that exports a history.
 *
 * @param trigger the node that starts it
 */
export function exporting(trigger: INode, settings: WorkflowFile['settings'] = {}): WorkflowFile {
	const node: INode = {
		id: 'Export',
		name: 'Export',
		type: 'n8n-nodes-whaapy.whaapy',
		typeVersion: 1,
		position: [0, 0],
		parameters: {
			resource: 'message',
			operation: 'exportToFile',
			conversationId: { __rl: true, mode: 'id', value: conversationId },
			options: { order: 'oldestFirst' },
		},
	};
	const connections = { [trigger.name]: { main: [[{ node: 'Export', type: 'main', index: 0 }]] } };
	return {
		name: 'Export',
		nodes: [trigger, node],
		connections: connections as WorkflowFile['connections'],
		settings,
	};
}

/**
 * Reads the file of a finished export, which must hold the whole history.
 *
 * @returns where n8n keeps it; nothing if that is in the execution itself
 */
export async function readWhole(
	{ data }: Finished,
	{ sandbox, editor }: Instance,
): Promise<string | undefined> {
	expect(data.resultData.error).toBeUndefined();
	const [item] = data.resultData.runData.Export?.[0]?.data?.main?.[0] ?? [];
	// With 'binaryMode' combined, n8n moves the files into the JSON.
	const moved = item?.json._files as IBinaryKeyData | undefined;
	const { data: file } = { ...moved, ...item?.binary };
	if (!file) throw new Error('The item has no file');
	const lines = (await editor.readFile(file)).toString().trimEnd().split('\n');
	const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
	expect(ids).toEqual(sandbox.store.messagesOf(conversationId).map(({ id }) => id));
	return file.id?.replace(/:.*/, '');
}
