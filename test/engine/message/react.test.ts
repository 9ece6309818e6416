import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, useSandbox } from '../useSandbox';
import { lastOf } from './customerWrote';

const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'message',
	operation: 'react',
	recipient: byId(SEEDED.juan.conversationId),
});

const messageId = () => sandbox.store.messagesOf(SEEDED.juan.conversationId)[0]?.id ?? '';

test.each(['👍', '❤️', '❤', '👍🏽', '👨‍👩‍👧‍👦', '🇲🇽', '1️⃣'])('puts %s on a message', async (emoji) => {
	await run({ messageId: messageId(), emoji });
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toEqual({
		conversationId: SEEDED.juan.conversationId,
		type: 'reaction',
		reaction: { message_id: messageId(), emoji },
	});
});

test('takes a reaction back with an empty emoji', async () => {
	const { items } = await run({ messageId: messageId(), emoji: '' });
	expect(lastBody()).toMatchObject({ reaction: { emoji: '' } });
	expect(items[0]?.json).toMatchObject({ messageType: 'reaction' });
});

test.each([
	[{ emoji: 'ok' }, "'Emoji' is not one emoji: 'ok' [item 0]"],
	[{ emoji: '1' }, "'Emoji' is not one emoji: '1' [item 0]"],
	[{ emoji: '👍👍' }, "'Emoji' is not one emoji: '👍👍' [item 0]"],
	[
		{ emoji: '={{ "x".repeat(100000) }}' },
		`'Emoji' is not one emoji: '${'x'.repeat(20)}…' [item 0]`,
	],
	[{ messageId: ' ' }, "'Message ID' is empty [item 0]"],
	[
		{ messageId: '+5215512345678' },
		"'Message ID' is a phone number, not an ID: '+5215512345678' [item 0]",
	],
	[
		{ recipient: byId('5512345678') },
		"'Recipient' is a phone number, not an ID: '5512345678' [item 0]",
	],
	[{ messageId: 'a b' }, "'Message ID' is not the ID of a message: 'a b' [item 0]"],
])('refuses %j without a request', async (parameters, message) => {
	const { error } = await run({ messageId: messageId(), emoji: '👍', ...parameters });
	expect(error?.message).toBe(message);
	expect(sent()).toEqual([]);
});

testOperation('message/react', {
	costs: {
		'in a conversation': [
			{
				recipient: byId(SEEDED.juan.conversationId),
				messageId: '={{ $json.messageId }}',
				emoji: '👍',
			},
		],
	},
	tool: (sandbox) => {
		const { id } = lastOf(sandbox, 'inbound');
		return {
			left: ['recipient', 'messageId', 'emoji'],
			knows: { 'ID of the message': id },
			sends: 'POST /messages/v1',
			body: { type: 'reaction', reaction: { message_id: id, emoji: '👍' } },
			answers: { messageType: 'reaction' },
		};
	},
});
