import type { IDataObject } from 'n8n-workflow';
import type { Conversation, Message } from '../../api/contract';
import { givenNumber } from '../../phone/givenNumber';
import type { Column } from '../fileFormats';
import { momentIn } from '../fileFormats';
import { simplifyMessage } from './simplify';

/** The columns of a table of one conversation's messages; times in the workflow's time zone. */
export function messageColumns(conversation: Conversation, timeZone: string): Column[] {
	const { contactName, phoneNumber, id } = conversation;
	const moment = momentIn(timeZone);
	const isOurs = ({ direction }: Message) => direction === 'outbound';
	const sender = (message: Message) => {
		if (!isOurs(message)) return contactName ?? phoneNumber;
		return message.sentByAi === true ? 'AI' : 'Business';
	};
	return [
		['Date', ({ timestamp, createdAt }: Message) => moment(timestamp ?? createdAt)],
		['Direction', (message: Message) => (isOurs(message) ? 'Sent' : 'Received')],
		['From', sender],
		['Phone Number', () => givenNumber(phoneNumber)],
		['Type', ({ messageType }: Message) => messageType],
		['Text', ({ content }: Message) => content],
		['File', ({ file, mediaUrl }) => file ?? mediaUrl],
		['Status', ({ status }: Message) => status],
		['Message ID', ({ id: messageId }: Message) => messageId],
		['Conversation ID', ({ conversationId }: Message) => conversationId ?? id],
	];
}

/** The most used fields of a message, with the name of its file in the ZIP or why it is not there. */
export function simplifyExported(message: IDataObject): IDataObject {
	const { file, mediaNote } = message;
	return {
		...simplifyMessage(message),
		...(file !== undefined && { file }),
		...(mediaNote !== undefined && { mediaNote }),
	};
}
