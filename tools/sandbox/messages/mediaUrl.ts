import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context';
import { queryText, type Query } from '../lists';
import { ApiError, notFound } from '../respond';
import { fileOf } from './files';

const SIGNING_KEY = 'sandbox media';

const sign = (messageId: string, issued: string) =>
	createHmac('sha256', SIGNING_KEY).update(`${messageId} ${issued}`).digest('hex').slice(0, 32);

/** A `mediaUrl` with a token of its own, good from now on for `store.mediaLifetime`. */
export function mediaUrl(base: string, messageId: string): string {
	const issued = Date.now().toString(36);
	return `${base}/messages/${messageId}/media?token=${issued}.${sign(messageId, issued)}`;
}

/** When the token was issued for this message; undefined for any other token. */
function issuedAt(messageId: string, token: string): number | undefined {
	const [issued = '', signature = ''] = token.split('.');
	const expected = Buffer.from(sign(messageId, issued));
	const given = Buffer.from(signature);
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
	return Number.parseInt(issued, 36);
}

/** Page "conversations-messages", "Acceder a media": the token is all it takes, no API key. */
export function mediaRoutes(app: FastifyInstance, { store }: Context): void {
	app.get<{ Params: { id: string }; Querystring: Query }>(
		'/messages/:id/media',
		async ({ params, query }, reply) => {
			const message = store.findMessage(params.id);
			const file = message && (await fileOf(store, message));
			if (!file) throw notFound('Archivo no encontrado');
			const issued = issuedAt(params.id, queryText(query, 'token') ?? '');
			if (issued === undefined || Date.now() - issued >= store.mediaLifetime) {
				throw new ApiError(403, 'forbidden', 'Token de media inválido o expirado');
			}
			return reply.type(file.type).send(file.bytes);
		},
	);
}
