import type { Resource } from '../operation';
import { addRecipients } from './addRecipients';
import { cancel } from './cancel';
import { create } from './create';
import { deleteBroadcast } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getRecipients } from './getRecipients';
import { getSummary } from './getSummary';
import { pause } from './pause';
import { resume } from './resume';
import { retryFailed } from './retryFailed';
import { send } from './send';

export const broadcast: Resource = {
	name: 'Broadcast',
	value: 'broadcast',
	defaultOperation: create,
	operations: [
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
		deleteBroadcast,
	],
};
