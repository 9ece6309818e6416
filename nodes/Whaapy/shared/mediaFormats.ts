/** The files that WhatsApp takes as one kind of media (docs/whaapy-api.md, "Messages"). */
interface MediaFormat {
	/** Bytes. */
	maxSize: number;
	/** The formats as people call them. */
	formats: string;
	/** MIME types, each with the endings of its files. */
	types: Readonly<Record<string, readonly string[]>>;
}

const MB = 1024 * 1024;

/** Bytes of the largest file that WhatsApp carries, a document. */
export const LARGEST_FILE = 100 * MB;

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
		maxSize: LARGEST_FILE,
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

const kinds = Object.entries(MEDIA_FORMATS) as Array<[MediaType, MediaFormat]>;

/** The endings of each MIME type that WhatsApp takes, the best one first. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
	kinds.flatMap(([, { types }]) => Object.entries(types)),
);

/** Names of these formats in some programs, where the name is neither WhatsApp's nor an ending. */
const ALIASES: Readonly<Record<string, string>> = {
	pjpeg: 'image/jpeg',
	mpeg3: 'audio/mpeg',
	mpg: 'audio/mpeg',
	aacp: 'audio/aac',
	'mp4a-latm': 'audio/mp4',
	acrobat: 'application/pdf',
	word: 'application/msword',
	'ms-word': 'application/msword',
	excel: 'application/vnd.ms-excel',
	msexcel: 'application/vnd.ms-excel',
	'ms-excel': 'application/vnd.ms-excel',
	powerpoint: 'application/vnd.ms-powerpoint',
	mspowerpoint: 'application/vnd.ms-powerpoint',
	'ms-powerpoint': 'application/vnd.ms-powerpoint',
};

/** Types that only say that there is a file, e.g. "binary/octet-stream", "force-download", "* /*". */
const SAYS_NOTHING =
	/^([^/]*|.*\/(\*|(x-)?(octet-?stream|binary|unknown|(force-?)?download|save(-?as)?|data|file)))$/;

/** Endings that people know, beside those of WhatsApp's formats. */
const OTHER_ENDINGS =
	'csv tsv json xml html htm md log rtf odt ods odp zip rar 7z gz gif bmp tif tiff heic svg avi mov wav webm vcf vcard ics eml'.split(
		' ',
	);

/** The ending of a name in lower case, without its dot; empty if there is none. */
export function endingOf(fileName: string): string {
	return /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** The MIME type of a file by the ending of its name; `undefined` if WhatsApp takes none like it. */
function typeOfName(fileName: string): string | undefined {
	return typeOfEnding(endingOf(fileName));
}

function typeOfEnding(ending: string): string | undefined {
	return Object.keys(ENDINGS).find((type) => ENDINGS[type]?.includes(ending));
}

/**
 * The MIME type of a file as WhatsApp names it, without parameters.
 *
 * @param declared what the file says, in the spelling of any program
 * @returns `undefined` if neither the file nor the ending of its name says anything
 */
export function mimeTypeOf(declared: string | undefined, fileName: string): string | undefined {
	const type = (declared ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
	if (SAYS_NOTHING.test(type)) return typeOfName(fileName);
	if (type in ENDINGS) return type;
	const [group = '', name = ''] = type.split('/');
	const bare = name.replace(/^(x-|vnd\.)+/, '');
	const isOffice = bare.startsWith('zip') && /\.(doc|xls|ppt)x$/i.test(fileName);
	if (isOffice) return typeOfName(fileName);
	const known = [`${group}/${bare}`, ALIASES[bare], typeOfEnding(bare)].find(
		(each) => each !== undefined && each in ENDINGS,
	);
	// Any program may call a file an application; but an "audio/3gpp" is no video.
	const groups = [known?.split('/')[0], group];
	return groups.includes('application') || groups[0] === group ? (known ?? type) : type;
}

/**
 * The name of a file with an ending by which programs know how to open it. One that has such an ending
 * stays as it is.
 *
 * @param ending what stands for a type that WhatsApp does not take
 */
export function withEnding(fileName: string, mimeType: string, ending = ''): string {
	// Neither "..", ".pdf" nor a line break is a name that a reader could use.
	const named = fileName.replace(/\p{Cc}+/gu, ' ').replace(/^\.*(?=\.[a-z\d]*$|$)/i, 'file');
	const own = endingOf(named);
	const known = [ending, ...OTHER_ENDINGS, ...Object.values(ENDINGS).flat()];
	const missing = ENDINGS[mimeType]?.[0] ?? ending;
	const isWhole = missing === '' || (own !== '' && known.includes(own));
	return isWhole ? named : `${named}.${missing}`;
}

/** The type to send a file as; `undefined` if WhatsApp does not take its type. */
export function mediaTypeOf(mimeType: string): MediaType | undefined {
	return kinds.find(([, { types }]) => mimeType in types)?.[0];
}

/** A number of bytes as people say it, e.g. "5 MB"; rounded up, so that too many never look right. */
export function inBytes(bytes: number): string {
	const [unit, size] = bytes >= MB ? ['MB', MB] : ['KB', 1024];
	return `${(Math.ceil((bytes / Number(size)) * 100) / 100).toLocaleString('en-US')} ${unit}`;
}
