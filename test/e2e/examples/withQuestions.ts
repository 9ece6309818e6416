import { setTimeout as sleep } from 'node:timers/promises';
import { customerWrote } from '../../engine/message/customerWrote';
import { SEEDED } from '../../sandbox';
import type { Instance } from '../instance';

const { juan, maria } = SEEDED;

/** Tests the examples that ask and wait for the answer. Call it once, with where to find n8n. */
export function testExamplesThatAsk(instance: () => Instance): void {
	const sentTo = (conversationId: string) =>
		instance()
			.sandbox.store.messagesOf(conversationId)
			.filter(({ direction }) => direction === 'outbound');

	/** Waits until the business has sent so many messages in a conversation; gives the last one. */
	async function untilSent(conversationId: string, count: number) {
		for (const deadline = Date.now() + 60_000; sentTo(conversationId).length < count;) {
			if (Date.now() > deadline) throw new Error(`${sentTo(conversationId).length} messages only`);
			await sleep(50);
		}
		return sentTo(conversationId).at(-1)!;
	}

	/** The customer taps a button or a row below a message, as on the sandbox's page. */
	async function tap({ id: messageId }: { id: string }, button: number): Promise<void> {
		const { sandbox } = instance();
		const { ok } = await fetch(`${sandbox.url}/_sandbox/taps`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ messageId, button }),
		});
		expect(ok).toBe(true);
	}

	/** No run waits any more. */
	async function expectNoWebhookLeft(): Promise<void> {
		const { sandbox } = instance();
		for (let tries = 0; sandbox.store.webhooks.size > 0 && tries < 100; tries++) await sleep(50);
		expect([...sandbox.store.webhooks.values()].map(({ name }) => name)).toEqual([]);
	}

	test('qualify-lead: three questions, each answered in the chat', async () => {
		const { editor, sandbox, importExample } = instance();
		const { id } = await importExample('qualify-lead.json');
		await editor.activate(id);
		const phone = '+14155554001';
		const { conversationId } = sandbox.receive(phone, { content: 'Hola', name: 'Ana Torres' });
		await tap(await untilSent(conversationId, 1), 1);
		await tap(await untilSent(conversationId, 2), 0);
		await untilSent(conversationId, 3);
		sandbox.receive(phone, { content: 'Ana, por la tarde' });
		expect(await untilSent(conversationId, 4)).toMatchObject({
			content: expect.stringContaining('Gracias') as string,
		});
		const [run] = await editor.executions(id, 1);
		expect(run?.status).toBe('success');
		const contact = sandbox.store.contactByPhone(phone);
		expect(contact?.tags).toEqual(['lead-calificado', 'urgente']);
		const note = sandbox.requests.find(({ path }) => path === `/contacts/${contact?.id}/notes`);
		expect(note?.body).toEqual({
			body: 'Busca: ortodoncia\nPara cuándo: pronto\nDice: Ana, por la tarde',
		});
		await editor.deactivate(id);
		await expectNoWebhookLeft();
	});

	test.each([
		['approves', 'queda en $3000', async () => await tap(sentTo(maria.conversationId).at(-1)!, 0)],
		['declines', 'no podemos', async () => await tap(sentTo(maria.conversationId).at(-1)!, 1)],
		[
			'types another one',
			'queda en $3600',
			async () => void instance().sandbox.receive(maria.phone, { content: 'mejor 10' }),
		],
	])('discount-approval: the owner %s', async (_, words, answer) => {
		const { editor, sandbox, importExample } = instance();
		customerWrote(sandbox, juan, 1);
		customerWrote(sandbox, maria, 1);
		const { id, trigger } = await importExample('discount-approval.json');
		const before = sentTo(maria.conversationId).length;
		const ended = editor.runWorkflow(id, trigger);
		await untilSent(maria.conversationId, before + 1);
		await answer();
		expect((await ended).status).toBe('success');
		expect(sentTo(juan.conversationId).at(-1)?.content).toContain(words);
		await expectNoWebhookLeft();
	});
}
