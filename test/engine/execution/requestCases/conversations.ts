import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../../tools/sandbox';
import { byId, byPhone } from '../../useSandbox';
import type { RequestCase } from './requestCase';
import { ONE_SPELLING } from './requestCase';

const { juan, maria } = SEEDED;
const conversation = (operation: string, more: INodeParameters = {}) => ({
	resource: 'conversation',
	operation,
	...more,
});
const window = { options: { checkWindow: true } };

/** Those that change one conversation. */
function single(name: string, operation: string, more: INodeParameters = {}): RequestCase[] {
	const by = (conversationId: INodeParameters) =>
		conversation(operation, { ...more, conversationId });
	return [
		{ row: `Conversation: ${name}: by ID`, parameters: by(byId(juan.conversationId)) },
		{ row: `Conversation: ${name}: by phone`, parameters: by(byPhone(juan.phone)) },
		{
			row: `Conversation: ${name}: by phone, under the other spelling`,
			parameters: by(byPhone('+525512345678')),
		},
	];
}

export const conversationCases: RequestCase[] = [
	{
		row: 'Conversation: Find by Phone: under the spelling given',
		parameters: conversation('findByPhone', { phoneNumber: juan.phone }),
	},
	{
		row: 'Conversation: Find by Phone: under the other spelling',
		parameters: conversation('findByPhone', { phoneNumber: '+525512345678' }),
	},
	{
		row: 'Conversation: Find by Phone: number with one spelling',
		parameters: conversation('findByPhone', { phoneNumber: ONE_SPELLING }),
	},
	{
		row: 'Conversation: Find by Phone: under the spelling given, 24-hour window looked up',
		parameters: conversation('findByPhone', { phoneNumber: juan.phone, ...window }),
	},
	...single('Get', 'get'),
	{
		row: 'Conversation: Get: 24-hour window looked up',
		parameters: conversation('get', { conversationId: byId(juan.conversationId), ...window }),
	},
	{
		row: 'Conversation: Get: quiet for 24 hours, window looked up',
		parameters: conversation('get', { conversationId: byId(maria.conversationId), ...window }),
	},
	{
		row: 'Conversation: Get Many: 100 conversations',
		parameters: conversation('getAll', { limit: 100 }),
	},
	{
		row: 'Conversation: Get Many: 200 conversations',
		parameters: conversation('getAll', { limit: 200 }),
	},
	...single('Close', 'close'),
	{
		row: 'Conversation: Close: the same number in 10 items of a run',
		parameters: conversation('close', { conversationId: byPhone(juan.phone) }),
		items: Array.from({ length: 10 }, () => ({})),
	},
	...single('Archive', 'archive'),
	...single('Mark as Read', 'markRead'),
	...single('Mark as Unread', 'markUnread'),
	...single('Suggest Reply', 'suggestReply'),
	...single('Turn AI On or Off', 'setAi', { aiEnabled: false }),
	...single('Pause AI', 'pauseAi', { minutes: 30 }),
];
