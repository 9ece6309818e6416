import type { Resource } from '../operation';
import { getAll } from './getAll';
import { getLogs } from './getLogs';
import { sendTest } from './sendTest';
import { turnOn } from './turnOn';

export const webhook: Resource = {
	name: 'Webhook',
	value: 'webhook',
	defaultOperation: getAll,
	operations: [getLogs, getAll, sendTest, turnOn],
};
