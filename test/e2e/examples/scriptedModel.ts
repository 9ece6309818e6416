import type { AddressInfo } from 'node:net';
import fastify from 'fastify';

/** What a chat model is asked, as far as the tests read it. */
export interface ModelRequest {
	messages: Array<{ role: string; content: unknown; tool_call_id?: string }>;
	tools?: Array<{ function: { name: string; description: string; parameters: object } }>;
}

/** What a script answers: a text, or calls of tools. */
export type ModelReply = string | Array<{ tool: string; values?: object }>;

/** A local stand-in for OpenAI, which answers by script. */
export interface ScriptedModel {
	/** For the credential 'OpenAI'. */
	readonly baseUrl: string;
	readonly requests: ModelRequest[];
	/** The audios that were to be written down. */
	readonly heard: File[];
	/** The forms of the images that were to be edited. */
	readonly edits: FormData[];
	/** What the next requests are answered with, in this order. */
	script(...replies: ModelReply[]): void;
	close(): Promise<void>;
}

/**
 * Starts a server that speaks OpenAI's chat completions, transcriptions and edits of images; a request beyond the script
 * is refused.
 */
export async function startScriptedModel(): Promise<ScriptedModel> {
	const requests: ModelRequest[] = [];
	const replies: ModelReply[] = [];
	const heard: File[] = [];
	const edits: FormData[] = [];
	const next = () => {
		const reply = replies.shift();
		// A status that n8n's client does not retry.
		if (reply === undefined) throw Object.assign(new Error('No more script'), { statusCode: 400 });
		return reply;
	};
	const app = fastify({ forceCloseConnections: true });
	app.addContentTypeParser(
		'multipart/form-data',
		{ parseAs: 'buffer' },
		async ({ headers }: { headers: { 'content-type'?: string } }, body: Buffer) =>
			await new Response(body, {
				headers: { 'content-type': headers['content-type'] ?? '' },
			}).formData(),
	);
	app.post<{ Body: FormData }>('/v1/audio/transcriptions', ({ body }) => {
		heard.push(body.get('file') as File);
		return { text: next() };
	});
	// The reply is the file, in Base64.
	app.post<{ Body: FormData }>('/v1/images/edits', ({ body }) => {
		edits.push(body);
		return { data: [{ b64_json: next() }] };
	});
	app.post<{ Body: ModelRequest }>('/v1/chat/completions', ({ body }) => {
		requests.push(body);
		return {
			id: `chatcmpl-${requests.length}`,
			object: 'chat.completion',
			created: 1_769_688_000,
			model: 'scripted',
			choices: [{ index: 0, ...choice(next(), requests.length) }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	});
	await app.listen({ port: 0, host: '127.0.0.1' });
	return {
		baseUrl: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1`,
		requests,
		heard,
		edits,
		script(...next) {
			requests.length = 0;
			replies.splice(0, replies.length, ...next);
		},
		close: async () => await app.close(),
	};
}

function choice(reply: ModelReply, turn: number) {
	if (typeof reply === 'string') {
		return { message: { role: 'assistant', content: reply }, finish_reason: 'stop' };
	}
	const calls = reply.map(({ tool, values = {} }, index) => ({
		id: `call_${turn}_${index}`,
		type: 'function',
		function: { name: tool, arguments: JSON.stringify(values) },
	}));
	return {
		message: { role: 'assistant', content: null, tool_calls: calls },
		finish_reason: 'tool_calls',
	};
}
