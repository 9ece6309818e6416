import type { INodeParameters } from 'n8n-workflow';
import type { ServerAddress } from './server';

/** A node with its parameters, and how many items it gets: the same in every n8n that runs it. */
export interface Job {
	type: string;
	typeVersion: number;
	parameters(server: ServerAddress): INodeParameters;
	items: number;
}

const conversation = ({ conversationId: value }: ServerAddress) => ({
	__rl: true,
	mode: 'id',
	value,
});

/** Message → Get Many with Return All. */
export const list: Job = {
	type: 'n8n-nodes-whaapy.whaapy',
	typeVersion: 1,
	parameters: (server) => ({
		resource: 'message',
		operation: 'getAll',
		conversationId: conversation(server),
		returnAll: true,
	}),
	items: 1,
};

/** Conversation → Get for so many items. */
export const get = (items: number, maxConcurrentRequests: number): Job => ({
	type: 'n8n-nodes-whaapy.whaapy',
	typeVersion: 1,
	parameters: (server) => ({
		resource: 'conversation',
		operation: 'get',
		conversationId: conversation(server),
		options: { maxConcurrentRequests },
	}),
	items,
});

const request = (parameters: Job['parameters'], items: number): Job => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: (server) => ({
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'whaapyApi',
		...parameters(server),
	}),
	items,
});

/** n8n's HTTP Request node with its own pagination, one item per page as it gives them. */
export const requestList = request(
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

/**
 * n8n's HTTP Request node for so many items.
 *
 * @param batching its own option, set by hand to a limit that the user knows
 */
export const requestItems = (
	items: number,
	batching?: { batchSize: number; batchInterval: number },
): Job =>
	request(
		({ url, conversationId }) => ({
			url: `${url}/conversations/v1/${conversationId}`,
			...(batching && { options: { batching: { batch: batching } } }),
		}),
		items,
	);
