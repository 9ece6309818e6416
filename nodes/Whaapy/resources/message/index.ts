import type { Resource } from '../operation';
import { getAll } from './getAll';
import { sendTemplate } from './sendTemplate';
import { sendText } from './sendText';

export const message: Resource = {
	name: 'Message',
	value: 'message',
	operations: [getAll, sendText, sendTemplate],
};
