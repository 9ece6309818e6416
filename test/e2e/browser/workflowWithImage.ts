import type { WorkflowFile } from '../../../tools/demo/editor';

const main = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });

/** A workflow in which a node gives an image in its binary field 'foto', and Send Media comes after. */
export function workflowWithImage(image: Buffer): WorkflowFile {
	return {
		name: 'Send an image',
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'base64',
				name: 'Image as Text',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				position: [220, 0],
				parameters: {
					assignments: {
						assignments: [
							{ id: 'a', name: 'data', type: 'string', value: image.toString('base64') },
						],
					},
					options: {},
				},
			},
			{
				id: 'image',
				name: 'Image',
				type: 'n8n-nodes-base.convertToFile',
				typeVersion: 1.1,
				position: [440, 0],
				parameters: {
					operation: 'toBinary',
					sourceProperty: 'data',
					binaryPropertyName: 'foto',
					options: { fileName: 'horarios.png', mimeType: 'image/png' },
				},
			},
			{
				id: 'send',
				name: 'Send Media',
				type: 'n8n-nodes-whaapy.whaapy',
				typeVersion: 1,
				position: [660, 0],
				parameters: { resource: 'message', operation: 'sendMedia' },
			},
		],
		connections: {
			Start: main('Image as Text'),
			'Image as Text': main('Image'),
			Image: main('Send Media'),
		},
	};
}
