import type { Resource } from '../operation';
import { archive } from './archive';
import { close } from './close';
import { findByPhone } from './findByPhone';
import { get } from './get';
import { getAll } from './getAll';
import { markRead } from './markRead';
import { markUnread } from './markUnread';
import { pauseAi } from './pauseAi';
import { setAi } from './setAi';
import { suggestReply } from './suggestReply';

export const conversation: Resource = {
	name: 'Conversation',
	value: 'conversation',
	defaultOperation: findByPhone,
	operations: [
		findByPhone,
		get,
		getAll,
		close,
		archive,
		markRead,
		markUnread,
		suggestReply,
		setAi,
		pauseAi,
	],
};
