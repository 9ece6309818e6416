import type { IDataObject } from 'n8n-workflow';
import type { ValidationIssues } from '../../parameters/issues';
import type { Parameters } from '../../parameters/parameterTypes';
import type { Property } from '../../parameters/property';
import { isLocal } from '../../shared/localUrl';
import { truncate } from '../../shared/text';
import type { RunOf } from '../operation';
import { readFile, uploadFile } from './mediaFile';
import type { MediaType } from '../../shared/mediaFormats';
import { mediaTypeOf, mimeTypeOf } from '../../shared/mediaFormats';

export const binaryPropertyName = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	reads: 'file',
	description:
		"Name of the binary field of the item that holds the file, or an expression that gives the file itself, e.g. $('Read File').item.binary.data",
	hint: 'The name of the input binary field that holds the file',
} as const satisfies Property;

/** The ways in which WhatsApp shows a file. */
export const mediaTypeField = {
	displayName: 'Media Type',
	name: 'mediaType',
	type: 'options',
	default: 'auto',
	description: 'What WhatsApp shows the file as',
	options: [
		{ name: 'Audio', value: 'audio', description: 'AAC, MP3, OGG or AMR, up to 16 MB' },
		{
			name: 'Document',
			value: 'document',
			description: 'PDF, Word, Excel, PowerPoint or text, up to 100 MB',
		},
		{ name: 'From the File', value: 'auto', description: 'Whatever the type of the file is' },
		{ name: 'Image', value: 'image', description: 'JPEG, PNG or WebP, up to 5 MB' },
		{ name: 'Sticker', value: 'sticker', description: 'WebP, up to 500 KB' },
		{ name: 'Video', value: 'video', description: 'MP4 or 3GPP, up to 16 MB' },
	],
} as const satisfies Property;

type Show = Readonly<Record<string, readonly string[]>>;

/**
 * The properties that say where a file comes from: the item, a URL or an upload.
 *
 * @param show the values of other properties with which they are shown
 */
export function mediaSourceFields<const S extends Show>(show: S) {
	return [
		{
			displayName: 'Media Source',
			name: 'mediaSource',
			type: 'options',
			default: 'binary',
			description: 'Where the file comes from',
			displayOptions: { show },
			options: [
				{
					name: 'File of the Item',
					value: 'binary',
					description: 'A binary field that another node filled. Uploaded once for all items.',
				},
				{ name: 'Media ID', value: 'id', description: "The ID that 'Media: Upload' gave" },
				{ name: 'URL', value: 'url', description: 'A public address from which WhatsApp loads it' },
			],
		},
		{ ...binaryPropertyName, displayOptions: { show: { ...show, mediaSource: ['binary'] } } },
		{
			displayName: 'Media URL',
			name: 'mediaUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/catalogo.pdf',
			description: 'Public address of the file',
			displayOptions: { show: { ...show, mediaSource: ['url'] } },
		},
		{
			displayName: 'Media ID',
			name: 'mediaId',
			type: 'string',
			required: true,
			default: '',
			reads: 'metaId',
			placeholder: 'e.g. 1234567890123456',
			description: "The ID that 'Media: Upload' gave. It lasts 30 days.",
			displayOptions: { show: { ...show, mediaSource: ['id'] } },
		},
	] as const satisfies readonly Property[];
}

/** A file to send, from any source, checked as far as that can be before it is sent. */
interface MediaSource {
	mediaType: MediaType;
	/** Empty if it is not known. */
	mimeType: string;
	/** Empty if it is not known. */
	fileName: string;
	/** Gives the part of the message's body for the file; uploads it if it is the item's. */
	reference(): Promise<IDataObject>;
}

/**
 * Reads where a file comes from, and what to send it as.
 *
 * @param chosen `auto` takes it from the file, or from the ending of its address
 * @returns `undefined` if an issue was added
 */
export async function readMediaSource(
	run: RunOf<Parameters<ReturnType<typeof mediaSourceFields<Show>>>>,
	chosen: MediaType | 'auto',
): Promise<MediaSource | undefined> {
	const { parameters, issues } = run;
	if (parameters.mediaSource === 'binary') {
		const { binaryPropertyName: value } = parameters;
		const { displayName: parameter } = binaryPropertyName;
		const file = await readFile(run, { parameter, value, mediaType: chosen });
		return file && { ...file, reference: async () => ({ id: (await uploadFile(run, file)).id }) };
	}
	if (parameters.mediaSource === 'url') {
		const link = validateUrl(issues, 'Media URL', parameters.mediaUrl);
		if (link === undefined) return undefined;
		const fileName = decodeName(new URL(link).pathname);
		const mimeType = mimeTypeOf('', fileName) ?? '';
		const mediaType = chosen === 'auto' ? mediaTypeOf(mimeType) : chosen;
		if (mediaType === undefined) return askForType(issues, 'address');
		return { mediaType, mimeType, fileName, reference: async () => ({ link }) };
	}
	const { mediaId: id } = parameters;
	if (id === '') return undefined;
	if (chosen === 'auto') return askForType(issues, 'ID');
	return { mediaType: chosen, mimeType: '', fileName: '', reference: async () => ({ id }) };
}

function askForType(issues: ValidationIssues, source: string): undefined {
	issues.add(
		'Media Type',
		`is 'From the File', but the ${source} does not tell the type of the file`,
		"Choose what the file is, e.g. 'Image'.",
	);
}

/** The last part of a path, e.g. "catálogo.pdf". */
function decodeName(path: string): string {
	const name = path.split('/').pop() ?? '';
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

/** No server takes a longer address. */
const MAX_URL = 8_192;

/**
 * Validates a web address that others must reach. The parameter reader refuses an empty one.
 *
 * @returns `undefined` if an issue was added
 */
export function validateUrl(
	issues: ValidationIssues,
	parameter: string,
	value: string,
): string | undefined {
	const url = value.trim();
	if (url === '') return undefined;
	const isAddress = url.length <= MAX_URL && /^https?:\/\/\S+$/i.test(url) && URL.canParse(url);
	if (isAddress && isLocal(url)) {
		return issues.add(
			parameter,
			`leads to this computer or this network only: '${truncate(url, 60)}'`,
			'WhatsApp and your customers cannot reach it. Use a public address, e.g. https://example.com/catalogo.pdf.',
		);
	}
	if (isAddress) return url;
	return issues.add(
		parameter,
		`is not a web address: '${truncate(url, 60)}'`,
		'Use a public address that begins with https://, e.g. https://example.com/catalogo.pdf.',
	);
}
