import { SEEDED } from '../../sandbox';
import { byId, byPhone, useSandbox } from '../useSandbox';

const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'message',
	operation: 'sendText',
	recipient: byId(SEEDED.juan.conversationId),
	text: 'Hola, Juan',
});

test('sends a text to a conversation in one request, and returns the message', async () => {
	const { items } = await run();
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toEqual({
		conversationId: SEEDED.juan.conversationId,
		type: 'text',
		content: 'Hola, Juan',
	});
	expect(items[0]?.json).toMatchObject({
		conversationId: SEEDED.juan.conversationId,
		content: 'Hola, Juan',
		messageType: 'text',
	});
});

test('sends a text to a number with one spelling in one request', async () => {
	await run({ recipient: byPhone('1 (415) 555-2671') });
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toMatchObject({ to: '+14155552671' });
});

test('sends texts to one person in the order of the items', async () => {
	const texts = ['uno', 'dos', 'tres'];
	await run({ text: '={{ $json.text }}' }, { items: texts.map((text) => ({ text })) });
	expect(sandbox.requests.map(({ body }) => body)).toMatchObject(
		texts.map((content) => ({ content })),
	);
});

test('refuses an empty text without a request', async () => {
	const { error } = await run({ text: '={{ " " }}' });
	expect(error?.message).toBe("'Text' is empty [item 0]");
	expect(sent()).toEqual([]);
});
