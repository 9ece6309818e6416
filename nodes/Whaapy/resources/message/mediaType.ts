import type { Property } from '../../parameters/property';

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
