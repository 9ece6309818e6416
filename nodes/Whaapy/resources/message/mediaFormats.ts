/** What WhatsApp takes as one kind of media (docs/whaapy-api.md, "Messages"). */
interface MediaFormat {
	/** Bytes. */
	maxSize: number;
	/** The formats as people call them. */
	formats: string;
	/** MIME types, each with the endings of its files. */
	types: Readonly<Record<string, readonly string[]>>;
}

const MB = 1024 * 1024;

/** An image format is taken for an image, so a sticker must be chosen: it stands last. */
export const MEDIA_FORMATS = {
	image: {
		maxSize: 5 * MB,
		formats: 'JPEG, PNG or WebP',
		types: { 'image/jpeg': ['jpg', 'jpeg'], 'image/png': ['png'], 'image/webp': ['webp'] },
	},
	video: {
		maxSize: 16 * MB,
		formats: 'MP4 or 3GPP',
		types: { 'video/mp4': ['mp4'], 'video/3gpp': ['3gp', '3gpp'] },
	},
	audio: {
		maxSize: 16 * MB,
		formats: 'AAC, MP3, OGG or AMR',
		types: {
			'audio/aac': ['aac'],
			'audio/mp4': ['m4a'],
			'audio/mpeg': ['mp3'],
			'audio/ogg': ['ogg', 'oga', 'opus'],
			'audio/amr': ['amr'],
		},
	},
	document: {
		maxSize: 100 * MB,
		formats: 'PDF, DOC, XLS, PPT (also DOCX, XLSX, PPTX) or TXT',
		types: {
			'application/pdf': ['pdf'],
			'application/msword': ['doc'],
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
			'application/vnd.ms-excel': ['xls'],
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
			'application/vnd.ms-powerpoint': ['ppt'],
			'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
			'text/plain': ['txt'],
		},
	},
	sticker: { maxSize: 500 * 1024, formats: 'WebP', types: { 'image/webp': ['webp'] } },
} as const satisfies Record<string, MediaFormat>;

export type MediaType = keyof typeof MEDIA_FORMATS;

/** The same type under the names that other programs give it. */
const ALIASES: Readonly<Record<string, string>> = {
	'image/jpg': 'image/jpeg',
	'image/pjpeg': 'image/jpeg',
	'audio/mp3': 'audio/mpeg',
	'audio/m4a': 'audio/mp4',
	'audio/x-m4a': 'audio/mp4',
	'audio/x-aac': 'audio/aac',
	'audio/opus': 'audio/ogg',
	'video/3gp': 'video/3gpp',
};

const kinds = Object.entries(MEDIA_FORMATS) as Array<[MediaType, MediaFormat]>;

/** The MIME type of a file by the ending of its name; `undefined` if WhatsApp takes none like it. */
function typeOfName(name: string): string | undefined {
	const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
	return kinds
		.flatMap(([, { types }]) => Object.entries(types))
		.find(([, endings]) => endings.includes(ending))?.[0];
}

/**
 * The MIME type of a file as WhatsApp names it, without parameters.
 *
 * @param declared what the file says; if that says nothing, the name decides
 */
export function mimeTypeOf(declared: string | undefined, fileName: string): string {
	const type = (declared ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
	if (type !== '' && type !== 'application/octet-stream') return ALIASES[type] ?? type;
	return typeOfName(fileName) ?? 'application/octet-stream';
}

/** What to send a file as; `undefined` if WhatsApp does not take its type. */
export function mediaTypeOf(mimeType: string): MediaType | undefined {
	return kinds.find(([, { types }]) => mimeType in types)?.[0];
}

/** A number of bytes as people say it, e.g. "5 MB"; rounded up, so that too many never look right. */
export function inBytes(bytes: number): string {
	const [unit, size] = bytes >= MB ? ['MB', MB] : ['KB', 1024];
	return `${(Math.ceil((bytes / Number(size)) * 100) / 100).toLocaleString('en-US')} ${unit}`;
}
