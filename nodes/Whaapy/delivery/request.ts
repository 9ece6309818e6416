import type { IWebhookFunctions } from 'n8n-workflow';

/** The body, byte by byte; empty if n8n takes the request for a form, and so has used it up. */
export async function readRawBody(context: IWebhookFunctions): Promise<Buffer> {
	const request = context.getRequestObject();
	const isForm = request.contentType?.startsWith('multipart/') ?? false;
	// For a node of version 2, n8n itself reads the content types that it can parse only.
	if (request.rawBody === undefined && !isForm) await request.readRawBody();
	return request.rawBody ?? Buffer.alloc(0);
}
