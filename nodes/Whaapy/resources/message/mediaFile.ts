import { createHash } from 'crypto';
import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { Envelope } from '../../api/envelope';
import type { ValidationIssues } from '../../parameters/issues';
import { isObject } from '../../shared/guards';
import { idIn } from '../../shared/id';
import { truncate } from '../../shared/text';
import type { MediaType } from './mediaFormats';
import { MEDIA_FORMATS, inBytes, mediaTypeOf, mimeTypeOf } from './mediaFormats';

/** A file of an input item that WhatsApp takes. */
interface MediaFile {
	mediaType: MediaType;
	mimeType: string;
	fileName: string;
	/** Bytes. */
	size: number;
	binary: IBinaryData;
}

/** What of an operation's run the reading of a file needs. */
interface FileRun {
	context: IExecuteFunctions;
	itemIndex: number;
	issues: ValidationIssues;
}

/** Which file of the item to take, and as what. */
interface FileChoice {
	/** Name of the item's binary field. */
	property: string;
	/** `auto` takes it from the file. */
	mediaType: MediaType | 'auto';
}

/**
 * The file of an item, checked against WhatsApp's formats and sizes before anything is sent.
 *
 * @returns `undefined` if an issue was added
 */
export async function readFile(
	{ context, itemIndex, issues }: FileRun,
	{ property, mediaType: chosen }: FileChoice,
): Promise<MediaFile | undefined> {
	const parameter = 'Input Binary Field';
	const binaries = context.getInputData()[itemIndex]?.binary ?? {};
	const binary = binaries[property];
	if (binary === undefined) {
		const names = Object.keys(binaries).map((name) => `'${name}'`);
		return issues.add(
			parameter,
			`names no file of the item: '${truncate(property, 60)}'`,
			names.length > 0
				? `The item's files are in ${names.join(', ')}.`
				: 'The item has no file. Connect a node that gives one, such as HTTP Request or Read/Write Files from Disk.',
		);
	}
	const fileName = binary.fileName ?? [property, binary.fileExtension].filter(Boolean).join('.');
	const mimeType = mimeTypeOf(binary.mimeType, fileName);
	const mediaType = chosen === 'auto' ? mediaTypeOf(mimeType) : chosen;
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
	const size = await sizeOf(context, binary);
	if (size === 0) {
		return issues.add(
			parameter,
			`holds ${named}, which is empty`,
			'Check the node that makes the file.',
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

function allFormats(): string {
	const lines = Object.entries(MEDIA_FORMATS).map(([type, { formats }]) => `${formats} as ${type}`);
	return `WhatsApp takes ${lines.join('; ')}.`;
}

async function sizeOf(context: IExecuteFunctions, { id, data }: IBinaryData): Promise<number> {
	if (id !== undefined) return (await context.helpers.getBinaryMetadata(id)).fileSize;
	return Buffer.byteLength(data, 'base64');
}

/**
 * A file whose content is read from n8n's storage when it is sent, and anew for every attempt, so
 * that a large one is never in memory as a whole.
 */
class StoredFile extends File {
	constructor(
		{ fileName, mimeType, size }: MediaFile,
		private readonly open: () => Promise<AsyncIterable<Uint8Array>>,
	) {
		super([], fileName, { type: mimeType });
		// Own, because "size" is read-only in the class.
		Object.defineProperty(this, 'size', { value: size });
	}

	override stream(): ReturnType<File['stream']> {
		const { open } = this;
		const chunks = async function* () {
			yield* await open();
		};
		return ReadableStream.from(chunks());
	}
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
	isEmpty: () => false,
};

/**
 * Uploads a file to WhatsApp, once in a run: items with the same content share the upload.
 *
 * One request. Repeated if it may have been applied, because a second copy does no harm.
 *
 * @returns what Whaapy answers, with the ID of the file, which lasts 30 days
 */
export async function upload(
	{ context, client }: { context: IExecuteFunctions; client: WhaapyClient },
	file: MediaFile,
): Promise<IDataObject & { id: string }> {
	const { mediaType, mimeType, fileName } = file;
	const key = ['upload', mediaType, mimeType, fileName, await hashOf(context, client, file)];
	return await client.memory.made.get(key.join(' '), async () => {
		const body = new FormData();
		body.append('type', mediaType);
		body.append('file', toFile(context, file));
		return await client.post({
			path: ['media', 'v1'],
			body,
			envelope: uploaded,
			idempotent: true,
		});
	});
}

function toFile(context: IExecuteFunctions, file: MediaFile): File {
	const { id, data } = file.binary;
	if (id === undefined) {
		return new File([Buffer.from(data, 'base64')], file.fileName, { type: file.mimeType });
	}
	return new StoredFile(file, async () => await context.helpers.getBinaryStream(id));
}

/** The same text for files with the same content. */
async function hashOf(
	context: IExecuteFunctions,
	client: WhaapyClient,
	{ binary: { id, data } }: MediaFile,
): Promise<string> {
	if (id === undefined) return createHash('sha256').update(data, 'base64').digest('hex');
	return await client.cache.get(`hash of ${id}`, async () => {
		const hash = createHash('sha256');
		for await (const chunk of await context.helpers.getBinaryStream(id)) {
			hash.update(chunk as Uint8Array);
		}
		return hash.digest('hex');
	});
}
