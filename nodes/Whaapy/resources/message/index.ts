import { defineResource } from '../operation';
import { collect } from './operations/collect';
import { exportToFile } from './operations/exportToFile';
import { getAll } from './operations/getAll';
import { react } from './operations/react';
import { retry } from './operations/retry';
import { sendAndWait } from './operations/sendAndWait';
import { sendContacts } from './operations/sendContacts';
import { sendInteractive } from './operations/sendInteractive';
import { sendLocation } from './operations/sendLocation';
import { sendMedia } from './operations/sendMedia';
import { sendTemplate } from './operations/sendTemplate';
import { sendText } from './operations/sendText';

export const message = defineResource(
	{
		name: 'Message',
		value: 'message',
		operations: {
			sendText,
			sendTemplate,
			sendMedia,
			sendInteractive,
			sendAndWait,
			sendLocation,
			sendContacts,
			react,
			getAll,
			collect,
			exportToFile,
			retry,
		},
	},
	{ defaultOperation: 'getAll' },
);
