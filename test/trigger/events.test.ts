import type { INodeParameters } from 'n8n-workflow';
import { EVENTS } from '../../nodes/Whaapy/delivery/events';
import example from '../../examples/new-contact.json';
import { SEEDED_WITHOUT_NUMBER } from '../../tools/sandbox';
import { names, useTrigger } from './useTrigger';

const { sandbox, startN8n, activeN8n, createContact, webhooks } = useTrigger();

test('a person without number is told by ID and username, and can be answered', async () => {
	const n8n = await activeN8n({ parameters: { events: ['message.received'] } });
	const { phone: userId, username, conversationId } = SEEDED_WITHOUT_NUMBER;
	sandbox.receive(userId, { content: 'Hola' });
	await sandbox.deliveriesSettled();
	await n8n.idle();
	const { json } = n8n.executions[0]!.items[0]!;
	expect(json).toMatchObject({
		text: 'Hola',
		user_id: userId,
		username,
		conversation_id: conversationId,
		message: { from: userId },
	});
	expect(json).not.toHaveProperty('phone_number');
});

describe('the panel', () => {
	test("offers all events of Whaapy, and begins with 'Contact Created' chosen", async () => {
		const n8n = await startN8n();
		const [events] = n8n.description.properties;
		const values = (events?.options ?? []).map((option) => 'value' in option && option.value);
		expect(events?.default).toEqual(['contact.created']);
		expect(values).toEqual(EVENTS.map(({ value }) => value));
		// The sandbox refuses what Whaapy does not have; "every event" would hide the others.
		const single = values.filter((value) => value !== '*') as string[];
		n8n.parameters = { events: single };
		await n8n.activate();
		expect(webhooks()[0]?.events).toEqual(single);
	});

	test('says what it waits for, in words that blame nobody', async () => {
		const { description } = await startN8n();
		expect(description.eventTriggerDescription).toContain('Whaapy');
		const texts = JSON.stringify(description);
		expect(texts).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
	});

	test.each<[INodeParameters['events'], boolean]>([
		[['contact.created'], true],
		[['contact.created', 'message.received'], true],
		[['contact.created', 'conversation.created'], false],
		[['*'], false],
		[['message.received'], false],
	])("with the events %j, hints at 'Conversation Created': %s", async (events, isHinted) => {
		const { hints } = await startN8n({ parameters: { events } });
		expect(hints.some((hint) => hint.includes("'Conversation Created'"))).toBe(isHinted);
	});

	test('says which other event happens when an event does not', async () => {
		const [events] = (await startN8n()).description.properties;
		const texts = new Map(
			(events?.options ?? []).map((option) => [
				'value' in option && option.value,
				'description' in option && option.description,
			]),
		);
		expect(texts.get('contact.created')).toContain("'Conversation Created'");
		expect(texts.get('conversation.created')).toContain("'Message Received'");
		expect(texts.get('message.received')).toContain("'Conversation Created'");
	});

	test('of the example workflow can be activated', async () => {
		const node = example.nodes.find(({ type }) => type === 'n8n-nodes-whaapy.whaapyTrigger');
		const n8n = await activeN8n({ parameters: node?.parameters as INodeParameters });
		await createContact('Ana');
		expect(names(n8n)).toEqual(['Ana']);
	});
});
