import type { Resource } from '../operation';
import { collect } from './collect';
import { exportToFile } from './exportToFile';
import { getAll } from './getAll';
import { react } from './react';
import { retry } from './retry';
import { sendAndWait } from './sendAndWait';
import { sendContacts } from './sendContacts';
import { sendInteractive } from './sendInteractive';
import { sendLocation } from './sendLocation';
import { sendMedia } from './sendMedia';
import { sendTemplate } from './sendTemplate';
import { sendText } from './sendText';

export const message: Resource = {
	name: 'Message',
	value: 'message',
	defaultOperation: getAll,
	operations: [
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
	],
};
