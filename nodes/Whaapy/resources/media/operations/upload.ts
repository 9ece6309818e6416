import { readFile, uploadFile } from '../../message/mediaFile';
import { binaryPropertyName, mediaTypeField } from '../../message/mediaSource';
import { defineOperation } from '../../operation';

export const upload = defineOperation({
	name: 'Upload',
	action: 'Upload media file',
	description: 'Upload a file once, to send it by its ID as often as you like for 30 days',
	api: {
		endpoints: ['POST /media/v1'],
		costs: { 'a file': 1, 'the same file in 10 items': 1 },
	},
	properties: [binaryPropertyName, mediaTypeField],
	async execute(run) {
		const { parameters, issues } = run;
		const { binaryPropertyName: value, mediaType: chosen } = parameters;
		const { displayName: parameter } = binaryPropertyName;
		const file = await readFile(run, { parameter, value, mediaType: chosen });
		issues.throwIfAny();
		if (file === undefined) return {};
		const { mediaType, mimeType, fileName, size } = file;
		const answer = await uploadFile(run, file);
		return { ...answer, mediaType, mimeType, fileName, fileSize: size };
	},
});
