import type { IDataObject } from 'n8n-workflow';
import { withEnding } from '../../../shared/mediaFormats';
import { defineOperation } from '../../operation';
import { FREE_FORM_ENDPOINTS, freeFormOptions, sendFreeForm } from '../freeForm';
import { MAX_LENGTH, checkLength } from '../limits';
import { mediaSourceFields, mediaTypeField, readMediaSource } from '../mediaSource';
import { recipient } from '../recipient';

const WITH_CAPTION = ['image', 'video', 'document'];

export const sendMedia = defineOperation({
	name: 'Send Media',
	action: 'Send media message',
	description:
		'Send an image, a video, an audio, a document or a sticker to a person who wrote to you in the last 24 hours',
	api: {
		endpoints: [...FREE_FORM_ENDPOINTS, 'POST /media/v1'],
		costs: {
			'file of the item, to a conversation': 2,
			'the same file to 10 conversations': 11,
			'URL or media ID, to a conversation': 1,
		},
	},
	properties: [
		recipient,
		...mediaSourceFields({}),
		mediaTypeField,
		{
			displayName: 'Caption',
			name: 'caption',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. Tu presupuesto',
			description: 'Text below an image, a video or a document',
			displayOptions: { show: { mediaType: ['auto', 'image', 'video', 'document'] } },
		},
	],
	options: freeFormOptions(
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. presupuesto.pdf',
			description: "Name under which the customer sees a document. If empty, it is the file's own.",
		},
		{
			displayName: 'Send as Voice Note',
			name: 'voiceNote',
			type: 'boolean',
			default: false,
			description: 'Whether WhatsApp shows an audio as a voice note. It must be OGG with Opus.',
		},
	),
	async execute(run) {
		const { parameters, issues } = run;
		const { options } = parameters;
		const source = await readMediaSource(run, parameters.mediaType);
		const mediaType = source?.mediaType ?? parameters.mediaType;
		const caption = parameters.caption.trim() === '' ? '' : parameters.caption;
		checkLength(issues, { parameter: 'Caption', value: caption, max: MAX_LENGTH.caption });
		if (caption && source && !WITH_CAPTION.includes(mediaType)) {
			issues.add(
				'Caption',
				`cannot go with a file of the type ${mediaType}`,
				"WhatsApp shows captions of images, videos and documents only. Empty it, and use 'Send Text'.",
			);
		}
		if (options.voiceNote && source?.mimeType && source.mimeType !== 'audio/ogg') {
			issues.add(
				'Send as Voice Note',
				`needs an OGG file with Opus, but this is ${source.mimeType}`,
				'Convert the file, or turn the option off.',
			);
		}
		const about: IDataObject = {};
		if (caption) about.caption = caption;
		if (mediaType === 'audio' && options.voiceNote) about.voice = true;
		const fileName = options.fileName.trim() || source?.fileName;
		if (mediaType === 'document' && fileName) {
			about.filename = withEnding(fileName, source?.mimeType ?? '');
		}
		return await sendFreeForm(run, async () => {
			issues.throwIfAny();
			return { type: mediaType, [mediaType]: { ...(await source?.reference()), ...about } };
		});
	},
});
