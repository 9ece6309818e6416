import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { byId, useSandbox } from '../useSandbox';
import { storageService } from './files';

/** A clinic's patient with 250 messages of every type. */
export const LONG = SEEDED.maria.conversationId;

/** The content of an item's file. */
export async function content(item: INodeExecutionData | undefined): Promise<Buffer> {
	return await storageService().getAsBuffer(item!.binary!.data!);
}

/** The IDs in an item's file of JSON lines. */
export async function ids(item: INodeExecutionData | undefined): Promise<unknown[]> {
	const lines = (await content(item)).toString().split('\n').filter(Boolean);
	return lines.map((line) => (JSON.parse(line) as IDataObject).id);
}

/** Whether a request asks for messages. */
export const isPage = ({ path }: { path: string }) => path.endsWith('/messages');

/** A sandbox of a test file's own, and Message → Export to File against it. */
export function useExport() {
	const used = useSandbox({
		resource: 'message',
		operation: 'exportToFile',
		conversationId: byId(LONG),
	});
	const { sandbox } = used;
	const stored = () => sandbox.store.messages.get(LONG) ?? [];
	return {
		...used,
		stored,
		/** The IDs of the history, newest first. */
		history: () =>
			stored()
				.map(({ id }) => id)
				.reverse(),
		/** Lets the sandbox refuse this page, and all after it. */
		failAt(page: number, status: number) {
			let pages = 0;
			const match = (request: { path: string }) => isPage(request) && ++pages >= page;
			sandbox.faults.add({ kind: 'status', status, match });
		},
	};
}
