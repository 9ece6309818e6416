import { defineResource } from '../operation';
import { deleteWebhook } from './operations/delete';
import { getAll } from './operations/getAll';
import { getLogs } from './operations/getLogs';
import { sendTest } from './operations/sendTest';
import { turnOn } from './operations/turnOn';
import { upsert } from './operations/upsert';
import { verifyDelivery } from './operations/verifyDelivery';

export const webhook = defineResource(
	{
		name: 'Webhook',
		value: 'webhook',
		operations: {
			upsert,
			delete: deleteWebhook,
			getLogs,
			getAll,
			sendTest,
			turnOn,
			verifyDelivery,
		},
	},
	{ defaultOperation: 'getAll' },
);
