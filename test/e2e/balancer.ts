import type { AddressInfo } from 'node:net';
import { createServer, request } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** The one address of several servers. */
export interface Balancer {
	url: string;
	/** Servers that take requests in turn; add them before the first one comes. */
	targets: string[];
	/** The paths that were asked for, in the order in which they came, without their queries. */
	paths: string[];
	close(): Promise<void>;
}

/** Starts a load balancer on a free port, as it stands in front of n8n's webhook processors. */
export async function startBalancer(): Promise<Balancer> {
	const targets: string[] = [];
	const paths: string[] = [];
	const server = createServer((incoming, response) => {
		const { method, url: path = '', headers } = incoming;
		const target = targets[paths.length % targets.length] ?? '';
		paths.push(path.split('?')[0] ?? '');
		const outgoing = request(target + path, { method, headers }, (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			pipeline(answer, response).catch(() => response.destroy());
		});
		pipeline(incoming, outgoing).catch(() => response.destroy());
		// Who gives up waiting gives up the request.
		response.once('close', () => outgoing.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		targets,
		paths,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
