import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, useSandbox } from '../useSandbox';
import { lastOf } from './customerWrote';

const { sandbox, run, sent } = useSandbox({ resource: 'message', operation: 'retry' });

function failedMessage(): string {
	const message = sandbox.store
		.messagesOf(SEEDED.juan.conversationId)
		.find(({ direction }) => direction === 'outbound');
	message!.status = 'failed';
	return message!.id;
}

test('sends a failed message again in one request without a body', async () => {
	const messageId = failedMessage();
	const { items } = await run({ messageId });
	expect(sent()).toEqual([`POST /messages/v1/${messageId}/retry`]);
	expect(sandbox.requests[0]?.body).toBeUndefined();
	expect(items[0]?.json).toMatchObject({
		id: messageId,
		wamid: expect.any(String) as string,
		conversationId: SEEDED.juan.conversationId,
		status: 'sent',
	});
});

test('says what to do with a message that failed because the 24 hours were over', async () => {
	const { juan } = SEEDED;
	sandbox.store.letPass(24);
	const sending = { operation: 'sendText', recipient: byId(juan.conversationId), text: 'Hola' };
	const { items } = await run({ ...sending, options: { whenWindowClosed: 'send' } });
	expect(items[0]?.json.status).toBe('sent');
	const messageId = String(items[0]?.json.id);
	expect(sandbox.store.findMessage(messageId)?.status).toBe('failed');
	const { error } = await run({ messageId });
	expect(error?.description).toContain("'Send Template'");
	expect(error?.description).toContain('131047');
	sandbox.receive(juan.phone, { content: 'Aquí sigo' });
	expect((await run({ messageId })).items[0]?.json.status).toBe('sent');
});

test.each([
	[{ success: true }, { success: true }],
	['', {}],
	[{ data: { queued: true, position: 3 } }, { queued: true, position: 3 }],
])('passes the answer %j on, with the ID', async (body, answer) => {
	const messageId = failedMessage();
	sandbox.faults.add({ kind: 'json', status: 200, body });
	const { items, error } = await run({ messageId });
	expect(error).toBeUndefined();
	expect(items[0]?.json).toEqual({ id: messageId, ...answer });
});

test('is not repeated if it may have arrived', async () => {
	sandbox.faults.add({ kind: 'after' });
	const { error } = await run({ messageId: failedMessage() });
	expect(sent()).toHaveLength(1);
	expect(error?.description).toContain('It may have been saved or sent all the same');
});

test('says which message Whaapy does not have', async () => {
	const { error } = await run({ messageId: 'nope' });
	expect(error?.message).toBe("Whaapy has no message with the ID 'nope' [item 0]");
});

test.each([
	['={{ " " }}', "'Message ID' is empty [item 0]"],
	['../contacts', "'Message ID' is not an ID: '../contacts' [item 0]"],
])('refuses the ID %j without a request', async (messageId, message) => {
	const { error } = await run({ messageId });
	expect(error?.message).toBe(message);
	expect(sent()).toEqual([]);
});

testOperation('message/retry', {
	costs: { 'a failed message': [{ messageId: '={{ $json.messageId }}' }] },
	tool: (sandbox) => {
		const failed = lastOf(sandbox, 'outbound');
		failed.status = 'failed';
		return {
			left: ['messageId'],
			knows: { 'the message that failed': failed.id },
			sends: `POST /messages/v1/${failed.id}/retry`,
			answers: { id: failed.id, status: 'sent' },
		};
	},
});
