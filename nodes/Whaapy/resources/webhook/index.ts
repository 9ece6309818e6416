import type { Resource } from '../operation';
import { deleteWebhook } from './operations/delete';
import { getAll } from './operations/getAll';
import { getLogs } from './operations/getLogs';
import { sendTest } from './operations/sendTest';
import { turnOn } from './operations/turnOn';
import { upsert } from './operations/upsert';
import { verifyDelivery } from './operations/verifyDelivery';

export const webhook: Resource = {
	name: 'Webhook',
	value: 'webhook',
	defaultOperation: getAll,
	operations: [upsert, deleteWebhook, getLogs, getAll, sendTest, turnOn, verifyDelivery],
};
