/** What an MCP server answers to a request. */
export interface McpAnswer {
	tools?: Array<{ name: string; description: string; inputSchema: { properties: object } }>;
	content?: Array<{ type: string; text: string }>;
	isError?: boolean;
}

/**
 * Connects to an MCP server as Whaapy's AI does (docs/whaapy-api.md): Streamable HTTP, with a key in a header.
 *
 * @param key the header that holds the key
 * @returns what sends a request and gives its result
 * @throws with the HTTP status if the server does not let it in
 */
export async function connectMcp(
	url: string,
	key: Record<string, string>,
): Promise<(method: string, params?: object) => Promise<McpAnswer>> {
	let session: string | undefined;
	let id = 0;
	const post = async (message: object) => {
		const response = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				accept: 'application/json, text/event-stream',
				...key,
				...(session && { 'mcp-session-id': session, 'mcp-protocol-version': PROTOCOL }),
			},
			body: JSON.stringify({ jsonrpc: '2.0', ...message }),
		});
		if (!response.ok) throw new Error(`HTTP ${response.status}`);
		session ??= response.headers.get('mcp-session-id') ?? undefined;
		return await response.text();
	};
	const ask = async (method: string, params: object = {}) => {
		const text = await post({ id: ++id, method, params });
		// As it is, or as the data of one event.
		const json = /^data: (.*)$/m.exec(text)?.[1] ?? text;
		const { result, error } = JSON.parse(json) as { result?: McpAnswer; error?: object };
		if (result === undefined) throw new Error(JSON.stringify(error));
		return result;
	};
	await ask('initialize', {
		protocolVersion: PROTOCOL,
		capabilities: {},
		clientInfo: { name: 'whaapy', version: '1' },
	});
	await post({ method: 'notifications/initialized' });
	return ask;
}

const PROTOCOL = '2025-06-18';
