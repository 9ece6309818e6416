import { defineResource } from '../operation';
import { archive } from './operations/archive';
import { close } from './operations/close';
import { findByPhone } from './operations/findByPhone';
import { get } from './operations/get';
import { getAll } from './operations/getAll';
import { markRead } from './operations/markRead';
import { markUnread } from './operations/markUnread';
import { pauseAi } from './operations/pauseAi';
import { setAi } from './operations/setAi';
import { suggestReply } from './operations/suggestReply';

export const conversation = defineResource(
	{
		name: 'Conversation',
		value: 'conversation',
		operations: {
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
		},
	},
	{ defaultOperation: 'findByPhone' },
);
