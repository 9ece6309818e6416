import type { FastifyInstance } from 'fastify';
import type { Context } from '../context';
import { queryChoice } from '../lists';
import { invalid } from '../respond';
import { MEDIA_KINDS, type MediaFile, type MediaKind } from '../types';

const MEGABYTE = 1024 * 1024;

/** Page "overview": which files WhatsApp takes, and how large, in bytes. */
const LIMITS: Record<MediaKind, { size: number; types: string[] }> = {
	image: { size: 5 * MEGABYTE, types: ['image/jpeg', 'image/png', 'image/webp'] },
	video: { size: 16 * MEGABYTE, types: ['video/mp4', 'video/3gpp'] },
	audio: {
		size: 16 * MEGABYTE,
		types: ['audio/aac', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/amr'],
	},
	document: {
		size: 100 * MEGABYTE,
		types: [
			'application/pdf',
			'application/msword',
			'application/vnd.ms-excel',
			'application/vnd.ms-powerpoint',
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'application/vnd.openxmlformats-officedocument.presentationml.presentation',
			'text/plain',
		],
	},
	sticker: { size: 500 * 1024, types: ['image/webp'] },
};

/** Reads multipart/form-data with the platform's own parser. */
function acceptForms(app: FastifyInstance): void {
	app.addContentTypeParser(
		'multipart/form-data',
		{ parseAs: 'buffer', bodyLimit: 110 * MEGABYTE },
		async ({ headers }: { headers: { 'content-type'?: string } }, body: Buffer) =>
			await new Response(body, {
				headers: { 'content-type': headers['content-type'] ?? '' },
			}).formData(),
	);
}

function checkedFile(form: unknown): { kind: MediaKind; file: File } {
	if (!(form instanceof FormData)) throw invalid('Datos inválidos', { file: ['Requerido'] });
	const [type, file] = [form.get('type'), form.get('file')];
	const kind = queryChoice({ type: String(type ?? '') }, 'type', MEDIA_KINDS);
	if (!(file instanceof File) || kind === undefined) {
		throw invalid('Datos inválidos', { file: ['Requerido'] });
	}
	const { size, types } = LIMITS[kind];
	const mimeType = file.type.split(';', 1)[0] ?? '';
	if (!types.includes(mimeType)) {
		const text = `Tipo no admitido: ${mimeType || 'ninguno'}. Usar ${types.join(', ')}`;
		throw invalid('Datos inválidos', { file: [text] });
	}
	if (file.size === 0) throw invalid('Datos inválidos', { file: ['Archivo vacío'] });
	if (file.size > size) {
		throw invalid('Datos inválidos', { file: [`Máximo ${Math.floor(size / 1024)} KB`] });
	}
	return { kind, file };
}

/** Uploads; the id that comes back is what sends name. */
export function uploadRoutes(app: FastifyInstance, { store }: Context): void {
	acceptForms(app);
	app.post('/media/v1', { config: { scope: 'media:write' } }, ({ body }) => {
		const { kind, file } = checkedFile(body);
		const media: MediaFile = {
			id: store.newMediaId(),
			kind,
			mimeType: file.type,
			filename: file.name,
			size: file.size,
			file,
		};
		store.media.set(media.id, media);
		return { id: media.id };
	});
}
