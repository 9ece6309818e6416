import { createHash } from 'crypto';
import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { Envelope } from '../../api/envelope';
import { typeOfContent, TELLING_BYTES } from '../../shared/fileContent';
import { isObject } from '../../shared/guards';
import { idIn } from '../../shared/id';
import type { MediaType } from '../../shared/mediaFormats';
import {
	MEDIA_FORMATS,
	inBytes,
	mediaTypeOf,
	mimeTypeOf,
	withEnding,
} from '../../shared/mediaFormats';
import { contentOf } from '../../shared/spool';
import { StreamedFile } from '../../shared/streamedFile';
import { truncate } from '../../shared/text';
import type { RunOf } from '../operation';
import type { FileValue } from './findFile';
import { findFile } from './findFile';

/** A file of an item that WhatsApp takes. */
export interface MediaFile {
	mediaType: MediaType;
	mimeType: string;
	/** With an ending. */
	fileName: string;
	/** Bytes. */
	size: number;
	binary: IBinaryData;
}

/** Which file to take, and as what. */
interface FileChoice extends FileValue {
	/** `auto` takes it from the file. */
	mediaType: MediaType | 'auto';
}

/**
 * The file of an item, checked against WhatsApp's formats and sizes before anything is sent.
 *
 * @returns `undefined` if an issue was added
 */
export async function readFile(
	run: RunOf<unknown>,
	{ mediaType: chosen, ...choice }: FileChoice,
): Promise<MediaFile | undefined> {
	const { context, issues } = run;
	const { parameter } = choice;
	const found = findFile(run, choice);
	if (found === undefined) return undefined;
	const { binary, name } = found;
	const given = binary.fileName?.trim() || name;
	const told = `'${truncate(given, 60)}'`;
	const size = await sizeOf(context, binary).catch(({ message }: Error) =>
		issues.add(
			parameter,
			`holds ${told}, which n8n cannot read: ${message}`,
			'n8n deletes files with the executions that they come from. Run the workflow from where the file is made.',
		),
	);
	if (size === undefined) return undefined;
	if (size === 0) {
		return issues.add(
			parameter,
			`holds ${told}, which is empty`,
			'Check the node that makes the file.',
		);
	}
	const mimeType = await typeOf(context, binary, given);
	const mediaType = chosen === 'auto' ? mediaTypeOf(mimeType) : chosen;
	const fileName = withEnding(given, mimeType, binary.fileExtension);
	const named = `'${truncate(fileName, 60)}'`;
	if (mediaType === undefined) {
		return issues.add(
			parameter,
			`holds ${named}, whose type WhatsApp does not take: ${mimeType}`,
			`${allFormats()} Convert the file, or send a link to it as text.`,
		);
	}
	const { types, formats, maxSize } = MEDIA_FORMATS[mediaType];
	if (!(mimeType in types)) {
		return issues.add(
			parameter,
			`holds ${named}, which cannot be sent as ${mediaType}: it is ${mimeType}`,
			`WhatsApp takes ${formats} as ${mediaType}. Convert the file, or set 'Media Type' to 'From the File'.`,
		);
	}
	if (size > maxSize) {
		return issues.add(
			parameter,
			`holds ${named} of ${inBytes(size)}, and WhatsApp takes ${inBytes(maxSize)} as ${mediaType}`,
			'Make the file smaller, or send a link to it as text.',
		);
	}
	return { mediaType, mimeType, fileName, size, binary };
}

/** Tells what a file is: by what it says, by its name, and by how its content begins. */
async function typeOf(
	context: IExecuteFunctions,
	binary: IBinaryData,
	fileName: string,
): Promise<string> {
	return (
		mimeTypeOf(binary.mimeType, fileName) ??
		mimeTypeOf('', `.${binary.fileExtension ?? ''}`) ??
		typeOfContent(await beginOf(context, binary)) ??
		'application/octet-stream'
	);
}

/** The first bytes of a file. */
async function beginOf(context: IExecuteFunctions, { id, data }: IBinaryData): Promise<Uint8Array> {
	// Four characters of base64 are three bytes.
	if (id === undefined) return Buffer.from(data.slice(0, 2 * TELLING_BYTES), 'base64');
	for await (const chunk of await context.helpers.getBinaryStream(id, TELLING_BYTES)) {
		return chunk as Uint8Array;
	}
	return new Uint8Array();
}

function allFormats(): string {
	const lines = Object.entries(MEDIA_FORMATS).map(([type, { formats }]) => `${formats} as ${type}`);
	return `WhatsApp takes ${lines.join('; ')}.`;
}

async function sizeOf(context: IExecuteFunctions, { id, data }: IBinaryData): Promise<number> {
	if (id !== undefined) return (await context.helpers.getBinaryMetadata(id)).fileSize;
	return Buffer.byteLength(data, 'base64');
}

/** No page shows the answer, and the ID was not seen: it may be under any of these names. */
const uploaded: Envelope<IDataObject & { id: string }> = {
	read(body) {
		if (!isObject(body)) return undefined;
		const inner = [body.data, body.media, body.file].find(isObject);
		const names = ['id', 'mediaId', 'media_id', 'whatsappMediaId'];
		const id = [inner ?? {}, body]
			.flatMap((part) => names.map((name) => idIn(part[name])))
			.find((found) => found !== undefined);
		return id === undefined ? undefined : { ...(inner ?? body), id };
	},
};

/**
 * Uploads a file to WhatsApp, once in a run: items with the same content share the upload.
 *
 * One request. Repeated if it may have been applied, because a second copy does no harm.
 *
 * @returns what Whaapy answers, with the ID of the file, which lasts 30 days
 */
export async function uploadFile(
	{ context, client }: RunOf<unknown>,
	file: MediaFile,
): Promise<IDataObject & { id: string }> {
	const { mediaType, mimeType, fileName } = file;
	const key = ['upload', mediaType, mimeType, fileName, await hashOf(context, client, file)];
	return await client.memory.made.get(key.join(' '), async () => {
		const body = new FormData();
		body.append('type', mediaType);
		body.append('file', toFile(context, file));
		return await client.post('/media/v1', {
			body,
			envelope: uploaded,
			idempotent: true,
		});
	});
}

function toFile({ helpers }: IExecuteFunctions, file: MediaFile): File {
	const { fileName: name, mimeType: type, size, binary } = file;
	return new StreamedFile({ name, type, size }, () => contentOf(helpers, binary));
}

/** A digest, equal for files with the same content. */
async function hashOf(
	context: IExecuteFunctions,
	client: WhaapyClient,
	{ binary }: MediaFile,
): Promise<string> {
	const digest = async () => {
		const hash = createHash('sha256');
		for await (const chunk of contentOf(context.helpers, binary)) hash.update(chunk);
		return hash.digest('hex');
	};
	const { id } = binary;
	return id === undefined ? await digest() : await client.cache.get(`hash of ${id}`, digest);
}
