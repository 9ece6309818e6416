import { defineResource } from '../operation';
import { addRecipients } from './operations/addRecipients';
import { cancel } from './operations/cancel';
import { create } from './operations/create';
import { deleteBroadcast } from './operations/delete';
import { get } from './operations/get';
import { getAll } from './operations/getAll';
import { getRecipients } from './operations/getRecipients';
import { getSummary } from './operations/getSummary';
import { pause } from './operations/pause';
import { resume } from './operations/resume';
import { retryFailed } from './operations/retryFailed';
import { send } from './operations/send';

export const broadcast = defineResource(
	{
		name: 'Broadcast',
		value: 'broadcast',
		operations: {
			create,
			addRecipients,
			send,
			pause,
			resume,
			cancel,
			retryFailed,
			get,
			getAll,
			getSummary,
			getRecipients,
			delete: deleteBroadcast,
		},
	},
	{ defaultOperation: 'create' },
);
