import { setTimeout as sleep } from 'node:timers/promises';
import { customerWrote, HOUR } from '../../engine/message/customerWrote';
import { SEEDED } from '../../../tools/sandbox';
import type { Instance } from '../instance';
import { readExample } from '../instance';
import { makeTable, texts } from '../tables';

const { juan, luis, maria } = SEEDED;

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
		for (let tries = 0; sandbox.store.webhooks.size > 0 && tries < 1200; tries++) await sleep(50);
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

	test('confirm-appointments: each customer of tomorrow is asked, and once more who is silent', async () => {
		const { editor, sandbox, credential } = instance();
		const tomorrow = new Date(Date.now() + 24 * HOUR).toISOString().slice(0, 10);
		const row = { date: tomorrow, status: null };
		const rows = await makeTable(editor, {
			name: 'Appointments',
			columns: texts('name', 'phone', 'date', 'time', 'status'),
			rows: [
				{ ...row, name: 'Juan Pérez', phone: juan.phone, time: '17:00' },
				{ ...row, name: 'María Fernanda', phone: maria.phone, time: '10:30' },
				{ ...row, name: 'Luis', phone: luis.phone, time: '9:00', date: '2020-01-01' },
			],
		});
		const workflow = await readExample('confirm-appointments.json');
		// Whoever is silent here is so for seconds instead of hours.
		const silence =
			"={{ $('One Appointment').first().json.name === 'María Fernanda' ? 0.05 : 60 }}";
		for (const { name, parameters } of workflow.nodes) {
			if (name !== 'Ask' && name !== 'Remind') continue;
			const values = {
				limitType: 'afterTimeInterval',
				resumeAmount: silence,
				resumeUnit: 'minutes',
			};
			parameters.options = { limitWaitTime: { values } };
		}
		workflow.settings = { ...workflow.settings, timezone: 'UTC' };
		const id = await editor.importWorkflow(workflow, credential);
		const before = sentTo(juan.conversationId).length;
		await editor.runWorkflow(id, 'Every Day at 10');
		await tap(await untilSent(juan.conversationId, before + 1), 0);
		// The run that started the others, and one for each customer of tomorrow.
		const runs = await editor.executions(id, 3, 240);
		expect(runs.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
		expect((await rows()).map(({ name, status }) => [name, status])).toEqual([
			['Juan Pérez', 'Confirmar'],
			['María Fernanda', 'sin respuesta'],
			['Luis', null],
		]);
		const templates = sandbox.requests.filter(({ body }) => /"template/.test(JSON.stringify(body)));
		expect(templates).toHaveLength(3);
		expect(sentTo(juan.conversationId).at(-1)?.content).toContain(
			'Te esperamos mañana a las 17:00',
		);
		// Those of who stayed silent are over, and the next question removes them.
		for (const { name } of sandbox.store.webhooks.values()) {
			const [, who, until = ''] = /^n8n waits: (\S+) \+\d+ until (\S+)$/.exec(name) ?? [];
			expect(who).toBe(maria.conversationId);
			expect(Date.parse(until)).toBeLessThan(Date.now());
		}
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
