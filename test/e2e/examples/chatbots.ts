import { SEEDED } from '../../../tools/sandbox';
import { customerWrote } from '../../engine/message/customerWrote';
import type { Instance } from '../instance';
import type { ScriptedModel } from './scriptedModel';

const { juan, maria } = SEEDED;

type Incoming = Parameters<Instance['sandbox']['receive']>[1];

/** Tests the examples in which a model answers customers, or writes for them. */
export function testChatbots(
	instance: () => Instance,
	{
		model,
		importExample,
	}: {
		model: () => ScriptedModel;
		importExample: (file: string) => Promise<{ id: string; trigger: string }>;
	},
): void {
	const sentMessages = (from = 0) =>
		instance()
			.sandbox.requests.slice(from)
			.filter(({ path }) => path === '/messages/v1')
			.map(({ body }) => body as Record<string, unknown>);

	/** Publishes an example; gives what lets Juan write to it, and tells what it then sent. */
	async function published(file: string) {
		const { editor, sandbox } = instance();
		const { id } = await importExample(file);
		Reflect.set(sandbox.store, 'clock', Date.now());
		for (const person of [juan, maria]) customerWrote(sandbox, person, 0);
		await editor.activate(id);
		let runs = 0;
		return {
			async juanWrites(incoming: Incoming) {
				const from = sandbox.requests.length;
				sandbox.receive(juan.phone, incoming);
				await sandbox.deliveriesSettled();
				const executions = await editor.executions(id, ++runs);
				expect(executions.at(-1)?.data.resultData.error).toBeUndefined();
				return sentMessages(from);
			},
			close: async () => await editor.deactivate(id),
		};
	}

	/** What the model was asked last. */
	const asked = () => JSON.stringify(model().requests.at(-1)?.messages);

	test('chatbot: answers in WhatsApp’s formatting, and knows what was said before', async () => {
		const { juanWrites, close } = await published('chatbot.json');
		model().script('La limpieza cuesta **$850**.');
		expect(await juanWrites({ content: '¿Cuánto cuesta la limpieza?' })).toMatchObject([
			{ conversationId: juan.conversationId, content: 'La limpieza cuesta *$850*.' },
		]);
		model().script('De nada.');
		expect(await juanWrites({ content: 'Gracias' })).toMatchObject([{ content: 'De nada.' }]);
		expect(asked()).toContain('¿Cuánto cuesta la limpieza?');
		await close();
	});

	test('understand-any-message: text, voice note, photo, PDF, and what it cannot read', async () => {
		const { juanWrites, close } = await published('understand-any-message.json');
		const answers = async (incoming: Incoming, ...script: string[]) => {
			model().script(...script);
			return (await juanWrites(incoming)).map(({ content }) => content);
		};
		expect(await answers({ content: 'Hola' }, '¡Hola!')).toEqual(['¡Hola!']);
		const audio = { content: null, messageType: 'audio' as const, mediaMimeType: 'audio/ogg' };
		expect(await answers(audio, 'Quiero mover mi cita', '¿A qué día?')).toEqual(['¿A qué día?']);
		expect(asked()).toMatch(/\[audio\] \\nQuiero mover mi cita/);
		const photo = {
			content: '¿Está bien así?',
			messageType: 'image' as const,
			mediaMimeType: 'image/jpeg',
		};
		expect(await answers(photo, 'Una radiografía.', 'Lo ve el doctor.')).toEqual([
			'Lo ve el doctor.',
		]);
		expect(JSON.stringify(model().requests[0])).toContain('data:image/jpeg;base64,');
		expect(asked()).toMatch(/\[image\] ¿Está bien así\?\\nUna radiografía\./);
		const document = {
			content: null,
			messageType: 'document' as const,
			mediaMimeType: 'application/pdf',
		};
		expect(await answers(document, 'Es tu presupuesto.')).toEqual(['Es tu presupuesto.']);
		expect(asked()).toMatch(/\[document\] \\n\s*\w/);
		const sticker = { content: null, messageType: 'sticker' as const, mediaMimeType: 'image/webp' };
		expect(await answers(sticker)).toEqual([expect.stringContaining('Por ahora puedo leer')]);
		await close();
	});

	test('score-leads: the score goes into the contact, and a hot lead to the seller', async () => {
		const { sandbox } = instance();
		const { juanWrites, close } = await published('score-leads.json');
		const lead = (score: number, need: string, reply: string) => [
			{ tool: 'format_final_json_response', values: { output: { score, need, reply } } },
		];
		const fields = () => sandbox.store.contacts.get(juan.contactId)?.custom_fields;
		model().script(lead(20, '', '¿Qué necesitas?'));
		expect(await juanWrites({ content: 'Hola, precios' })).toMatchObject([
			{ conversationId: juan.conversationId, content: '¿Qué necesitas?' },
		]);
		expect(fields()).toMatchObject({ role: 'CEO', lead_score: 20 });
		model().script(lead(85, 'ortodoncia', 'Te llamamos hoy.'));
		expect(await juanWrites({ content: 'Ortodoncia esta semana' })).toMatchObject([
			{ content: 'Te llamamos hoy.' },
			{
				to: maria.phone,
				content: '🔥 85/100: ortodoncia\nEscribe: Ortodoncia esta semana\nTeléfono: +5215512345678',
			},
		]);
		expect(fields()).toMatchObject({ lead_score: 85, lead_need: 'ortodoncia' });
		await close();
	});

	test('edit-photo: the photo comes back as the customer wished', async () => {
		const { sandbox } = instance();
		const { juanWrites, close } = await published('edit-photo.json');
		const edited = Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAP/2Q==', 'base64');
		model().script(edited.toString('base64'));
		const photo = {
			content: 'Fondo blanco',
			messageType: 'image' as const,
			mediaMimeType: 'image/jpeg',
		};
		expect(await juanWrites(photo)).toMatchObject([
			{ conversationId: juan.conversationId, type: 'image' },
		]);
		const [form] = model().edits;
		expect(form?.get('prompt')).toBe('Fondo blanco');
		expect((form?.get('image[]') as File | null)?.type).toBe('image/jpeg');
		const [media] = sandbox.store.media.values();
		expect(Buffer.from(await media!.file!.arrayBuffer())).toEqual(edited);
		await close();
	});

	test('meeting-prep: a briefing of any length, with what was said on WhatsApp', async () => {
		const { editor, sandbox } = instance();
		const { id, trigger } = await importExample('meeting-prep.json');
		customerWrote(sandbox, maria, 1);
		const points = Array.from({ length: 200 }, (_, point) => `- Punto ${point} de la reunión`);
		model().script(
			[{ tool: 'Find_Contact', values: { Search: 'Juan' } }],
			[{ tool: 'Read_Messages', values: { Phone: juan.phone } }],
			`## Quién es\n**Juan Pérez**, CEO.\n\n${points.join('\n')}`,
		);
		const { status, data } = await editor.runWorkflow(id, trigger);
		expect(data.resultData.error).toBeUndefined();
		expect(status).toBe('success');
		const [, found, read] = model().requests.map(({ messages }) => JSON.stringify(messages));
		expect(found).toContain('juan@email.com');
		expect(read).toContain('¿Les sirve esta radiografía?');
		const sent = sentMessages();
		expect(sent).toMatchObject([
			{ to: maria.phone, content: expect.stringMatching(/^\*Quién es\*\n\*Juan Pérez\*, CEO\./) },
			{ to: maria.phone, content: expect.stringContaining('Punto 199') },
		]);
	});
}
