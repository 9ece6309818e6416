import { SEEDED } from '../../../tools/sandbox';
import { customerWrote } from '../../engine/message/customerWrote';
import type { Instance } from '../instance';
import { untilSent } from '../people';
import { makeTable, texts } from '../tables';

const { juan, maria, renata, sofia } = SEEDED;

/** Tests the examples that were rebuilt from public workflows and need no model. Call it once. */
export function testExamplesMovedIn(instance: () => Instance): void {
	const sentMessages = () =>
		instance()
			.sandbox.requests.filter(({ path }) => path === '/messages/v1')
			.map(({ body }) => body);

	test('invoice-reminders: each late invoice gets the reminder of its age, once', async () => {
		const { editor, sandbox, importExample } = instance();
		const names = ['recordatorio_pago', 'segundo_aviso_pago', 'ultimo_aviso_pago'];
		const [like] = sandbox.store.templates.values();
		for (const name of names) {
			const text = 'Hola {{1}}, la factura {{2}} por {{3}} está pendiente.';
			const components = [{ type: 'BODY' as const, text }];
			sandbox.store.templates.set(name, { ...like!, id: name, name, components });
		}
		const daysAgo = (days: number) =>
			new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
		const invoice = (
			{ phone }: typeof juan,
			due: number,
			{ reminders = 0, paid = false } = {},
		) => ({
			name: 'Ana',
			phone,
			invoice: `F-${due}`,
			amount: '$850',
			due: daysAgo(due),
			reminders,
			paid,
		});
		await makeTable(editor, {
			name: 'Invoices',
			columns: {
				...texts('name', 'phone', 'invoice', 'amount', 'due'),
				reminders: 'number',
				paid: 'boolean',
			},
			rows: [
				invoice(juan, 3),
				invoice(maria, 9, { reminders: 1 }),
				invoice(sofia, 30, { reminders: 3 }),
				invoice(sofia, 6, { reminders: 1 }),
				invoice(sofia, 20, { paid: true }),
				invoice(sofia, 0),
				// Never reminded: by its age, the last one is due.
				invoice(renata, 16),
			],
		});
		const { id, trigger } = await importExample('invoice-reminders.json');
		for (let run = 0; run < 2; run++) {
			const { status } = await editor.runWorkflow(id, trigger);
			expect(status).toBe('success');
		}
		const sent = sentMessages() as Array<{ to: string; templateName: string }>;
		sent.sort((a, b) => names.indexOf(a.templateName) - names.indexOf(b.templateName));
		expect(sent).toMatchObject([
			{
				to: juan.phone,
				templateName: 'recordatorio_pago',
				template_parameters: ['Ana', 'F-3', '$850'],
			},
			{ to: maria.phone, templateName: 'segundo_aviso_pago' },
			{ to: renata.phone, templateName: 'ultimo_aviso_pago' },
		]);
	});

	test('ask-colleague: the customer gets what the specialist writes on WhatsApp', async () => {
		const { editor, sandbox, importExample } = instance();
		const { id } = await importExample('ask-colleague.json');
		Reflect.set(sandbox.store, 'clock', Date.now());
		for (const person of [juan, maria]) customerWrote(sandbox, person, 0);
		await editor.activate(id);
		const before = sandbox.store.messagesOf(maria.conversationId).length;
		sandbox.receive(juan.phone, { content: '¿El implante tiene garantia?' });
		const question = await untilSent(sandbox, maria, before);
		expect(question.content).toContain('«¿El implante tiene garantia?»');
		// It has the word of the trigger's filter, and yet starts no run of its own.
		sandbox.receive(maria.phone, { content: 'Sí, garantía de dos años.' });
		const runs = await editor.executions(id, 1);
		expect(runs.map(({ status }) => status)).toEqual(['success']);
		expect(sentMessages().slice(1)).toMatchObject([
			{ conversationId: juan.conversationId, content: 'Sí, garantía de dos años.' },
		]);
		await editor.deactivate(id);
	});

	test('sync-from-chatwoot: one contact for a person, whichever of them changed', async () => {
		const { editor, sandbox, importExample, url } = instance();
		const { id } = await importExample('sync-from-chatwoot.json');
		await editor.activate(id);
		const contact = {
			event: 'contact_updated',
			id: 42,
			name: 'Juan Pérez López',
			email: 'juan@example.com',
			// Whaapy has him under +521.
			phone_number: '+525512345678',
			custom_attributes: { plan: 'oro' },
			changed_attributes: [{ name: { previous_value: 'Juan', current_value: 'Juan Pérez López' } }],
		};
		const nobody = { ...contact, id: 44, phone_number: null };
		const ana = { ...contact, id: 43, name: 'Ana Torres', phone_number: '+14155554001' };
		for (const body of [contact, nobody, ana]) {
			const { ok } = await fetch(`${url}/webhook/chatwoot-contacts`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
			expect(ok).toBe(true);
		}
		const runs = await editor.executions(id, 3);
		expect(runs.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
		expect(sandbox.store.contacts.get(juan.contactId)).toMatchObject({
			phone_number: juan.phone,
			name: 'Juan Pérez López',
			custom_fields: { plan: 'oro', role: 'CEO' },
		});
		expect(sandbox.store.contactByPhone('+14155554001')).toMatchObject({
			name: 'Ana Torres',
			external_ids: { chatwoot: 43 },
		});
		await editor.deactivate(id);
	});
}
