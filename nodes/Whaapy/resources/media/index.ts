import type { Resource } from '../operation';
import { upload } from './upload';

export const media: Resource = {
	name: 'Media',
	value: 'media',
	defaultOperation: upload,
	operations: [upload],
};
