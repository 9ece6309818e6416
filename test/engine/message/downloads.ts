import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { byId, useSandbox } from '../useSandbox';
import { zeros } from './pieces';

export const isMedia = ({ path }: { path: string }) => path.endsWith('/media');
export const notes = (items: INodeExecutionData[]) => items.map(({ json }) => json.mediaNote);
export const whole = { kind: 'pieces', pieces: () => zeros(1), match: isMedia } as const;

/** Message → Get Many with 'Download Media', of messages that a test makes up. */
export function useDownloads() {
	const { sandbox, run } = useSandbox({
		resource: 'message',
		operation: 'getAll',
		conversationId: byId('x'),
	});
	return {
		sandbox,
		/** Lets the sandbox answer with one message for each of these. */
		answerWith(...messages: IDataObject[]) {
			sandbox.allowDeviations(/^GET \/messages\/\{id\}\/media request\.query\.token: missing$/);
			const data = messages.map((message, index) => ({
				id: `m${index}`,
				timestamp: '2026-01-29T16:31:00Z',
				mediaUrl: `${sandbox.url}/messages/m${index}/media`,
				mediaMimeType: 'application/pdf',
				...message,
			}));
			const match = ({ path }: { path: string }) => path.endsWith('/messages');
			sandbox.faults.add({ kind: 'json', status: 200, match, body: { data, meta: {} } });
		},
		download: async (timeout = 30_000) => await run({ options: { downloadMedia: true, timeout } }),
		mediaRequests: () => sandbox.requests.filter(isMedia),
	};
}
