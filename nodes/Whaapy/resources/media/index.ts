import type { Resource } from '../operation';
import { upload } from './operations/upload';

export const media: Resource = {
	name: 'Media',
	value: 'media',
	defaultOperation: upload,
	operations: [upload],
};
