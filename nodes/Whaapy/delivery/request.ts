import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Delivery } from './readDelivery';

/** The delivery in a request; its body is empty if n8n takes it for a form, and so has used it up. */
export async function readRequest(context: IWebhookFunctions): Promise<Delivery> {
	const request = context.getRequestObject();
	const isForm = request.contentType?.startsWith('multipart/') ?? false;
	// For a node of version 2, n8n itself reads the content types that it can parse only.
	if (request.rawBody === undefined && !isForm) await request.readRawBody();
	return { body: request.rawBody ?? Buffer.alloc(0), headers: request.headers };
}

/**
 * Refuses a request, unless it has been answered: Whaapy delivers it again. The answer is sent here,
 * because n8n on its own would answer 200.
 */
export function answerRefusal(
	context: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	context.logger.warn(`A delivery to '${context.getNode().name}' was refused: ${message}`);
	const response = context.getResponseObject();
	if (!response.writableEnded) {
		response
			.writeHead(status, { 'content-type': 'application/json' })
			.end(JSON.stringify({ message }));
	}
	return { noWebhookResponse: true };
}
