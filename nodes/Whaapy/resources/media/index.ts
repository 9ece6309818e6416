import { defineResource } from '../operation';
import { upload } from './operations/upload';

export const media = defineResource(
	{
		name: 'Media',
		value: 'media',
		operations: { upload },
	},
	{ defaultOperation: 'upload' },
);
