import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context';
import { queryText, type Query } from '../lists';
import { ApiError, notFound } from '../respond';

const SIGNING_KEY = 'sandbox media';

/** A real, small file for each type that a seeded message has. */
const FILES: Record<string, Buffer> = {
	'image/jpeg': base64(
		'/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZG',
		'NywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09P',
		'T09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAA',
		'AAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAA',
		'AAAA/9oADAMBAAIRAxEAPwCYCoCv/9k=',
	),
	'image/png': base64(
		'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAMAAADz0U65AAAAA1BMVEUQuYEU5DjtAAAADElEQVQI12NgoA4AAABIAAH/',
		'myMhAAAAAElFTkSuQmCC',
	),
	'image/webp': base64(
		'UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoIAAgAAgA0JaACdLoB+AADsAD+7l4//t2f12f12f9e3/5xLHU7u0AAAAA=',
	),
	'audio/ogg': Buffer.from(`OggS${'\0'.repeat(22)}\x01\x13OpusHead\x01\x01${'\0'.repeat(9)}`),
	'video/mp4': Buffer.from('\0\0\0\x14ftypisom\0\0\x02\0isom\0\0\0\x08free', 'latin1'),
	'application/pdf': Buffer.from(
		'%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
			'2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
			'3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\n' +
			'trailer<</Root 1 0 R>>\n%%EOF\n',
	),
};

function base64(...lines: string[]): Buffer {
	return Buffer.from(lines.join(''), 'base64');
}

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
		({ params, query }, reply) => {
			const type = store.findMessage(params.id)?.mediaMimeType;
			const file = type && FILES[type];
			if (!file) throw notFound('Archivo no encontrado');
			const issued = issuedAt(params.id, queryText(query, 'token') ?? '');
			if (issued === undefined || Date.now() - issued >= store.mediaLifetime) {
				throw new ApiError(403, 'forbidden', 'Token de media inválido o expirado');
			}
			return reply.type(type).send(file);
		},
	);
}
