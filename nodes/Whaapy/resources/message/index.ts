import type { Resource } from '../operation';
import { getAll } from './getAll';
import { sendTemplate } from './sendTemplate';

export const message: Resource = {
	name: 'Message',
	value: 'message',
	operations: [getAll, sendTemplate],
};
