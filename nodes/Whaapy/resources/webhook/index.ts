import type { Resource } from '../operation';
import { deleteWebhook } from './delete';
import { getAll } from './getAll';
import { getLogs } from './getLogs';
import { sendTest } from './sendTest';
import { turnOn } from './turnOn';
import { upsert } from './upsert';
import { verifyDelivery } from './verifyDelivery';

export const webhook: Resource = {
	name: 'Webhook',
	value: 'webhook',
	defaultOperation: getAll,
	operations: [upsert, deleteWebhook, getLogs, getAll, sendTest, turnOn, verifyDelivery],
};
