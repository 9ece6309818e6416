import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The name of the only bucket. */
export const BUCKET = 'files';

/** Objects by their path, with what tells of them. */
interface Stored {
	content: Buffer;
	headers: Record<string, string>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
	return Buffer.concat(chunks);
}

/** A storage that answers what n8n asks of S3: whether a bucket is there, to store, to tell, to give. */
export async function startFakeS3(): Promise<{ host: string; close(): void }> {
	const objects = new Map<string, Stored>();
	const server: Server = createServer((request, response) => {
		void (async () => {
			const content = await bodyOf(request);
			const { pathname } = new URL(request.url ?? '', 'http://s3');
			if (request.method === 'PUT') {
				const headers = { 'content-type': request.headers['content-type'] ?? '' };
				objects.set(pathname, { content, headers });
				response.end();
				return;
			}
			const stored = objects.get(pathname);
			const isBucket = pathname.replace(/\/$/, '') === `/${BUCKET}`;
			const length = { 'content-length': String(stored?.content.length ?? 0) };
			response.writeHead(stored || isBucket ? 200 : 404, { ...stored?.headers, ...length });
			response.end(request.method === 'HEAD' ? undefined : stored?.content);
		})();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { host: `127.0.0.1:${port}`, close: () => void server.close() };
}
