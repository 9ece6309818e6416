import { customerWrote } from '../../engine/message/customerWrote';
import { SEEDED } from '../../../tools/sandbox';
import type { Instance } from '../instance';
import { testChatbots } from './chatbots';
import type { ScriptedModel } from './scriptedModel';
import { startScriptedModel } from './scriptedModel';
import { testExampleWithReview } from './withReview';

const { juan } = SEEDED;

/** Tests the examples in which a model has a say. Call it once, with where to find n8n. */
export function testExamplesWithModel(instance: () => Instance): void {
	let model: ScriptedModel;
	beforeAll(async () => {
		model = await startScriptedModel();
	});
	afterAll(async () => await model.close());

	/** Imports an example and lets its model be the scripted one. */
	async function importExample(file: string) {
		const { editor, importExample: importFile } = instance();
		const openAiApi = { id: '', name: 'OpenAI account' };
		openAiApi.id = await editor.saveCredential(openAiApi.name, 'openAiApi', {
			apiKey: 'sk-scripted',
			url: model.baseUrl,
		});
		const types = ['lmChatOpenAi', 'openAi'].map((name) => `@n8n/n8n-nodes-langchain.${name}`);
		return await importFile(file, Object.fromEntries(types.map((type) => [type, { openAiApi }])));
	}

	testExampleWithReview(instance, { model: () => model, importExample });
	testChatbots(instance, { model: () => model, importExample });

	test('ai-assistant: answers, knows what was said before, and hands over to a person', async () => {
		const { editor, sandbox } = instance();
		const { id } = await importExample('ai-assistant.json');
		customerWrote(sandbox, juan, 0);
		await editor.activate(id);
		let runs = 0;
		/** Juan writes, and the workflow comes to its end; gives the messages that it sent. */
		const juanWrites = async (content: string) => {
			const before = sandbox.requests.length;
			sandbox.receive(juan.phone, { content });
			await sandbox.deliveriesSettled();
			const executions = await editor.executions(id, ++runs);
			expect(executions.at(-1)?.data.resultData.error).toBeUndefined();
			const sent = sandbox.requests.slice(before).filter(({ path }) => path === '/messages/v1');
			return sent.map(({ body }) => body);
		};

		model.script('La limpieza cuesta $850.');
		expect(await juanWrites('¿Cuánto cuesta una limpieza?')).toEqual([
			{
				conversationId: juan.conversationId,
				type: 'text',
				content: 'La limpieza cuesta $850.',
				ai: { pause: true, pauseDuration: 30 },
			},
		]);
		const [question] = model.requests;
		// With what nobody has answered until then.
		expect(question?.messages.at(-1)).toMatchObject({
			role: 'user',
			content: expect.stringMatching(/\nHola\n¿Cuánto cuesta una limpieza\?$/) as string,
		});
		const tools = question?.tools?.map((tool) => tool.function.name) ?? [];
		expect(tools.sort()).toEqual(['Earlier_Messages', 'Hand_Over', 'Note_for_the_Team']);

		model.script(
			[{ tool: 'Earlier_Messages' }],
			[{ tool: 'Note_for_the_Team', values: { Note: 'Quiere una limpieza el lunes.' } }],
			[{ tool: 'Hand_Over' }],
			'Te escribe una persona del equipo.',
		);
		expect(await juanWrites('Quiero hablar con una persona')).toMatchObject([
			{ content: 'Te escribe una persona del equipo.' },
		]);
		const [remembered, read] = model.requests.map(({ messages }) => JSON.stringify(messages));
		expect(remembered).toContain('La limpieza cuesta $850.');
		expect(read).toContain('¿Les sirve esta radiografía?');
		expect(sandbox.store.contacts.get(juan.contactId)?.tags).toContain('con-asesor');
		const note = sandbox.requests.find(({ path }) => path === `/contacts/${juan.contactId}/notes`);
		expect(note?.body).toEqual({ body: 'Quiere una limpieza el lunes.' });

		model.script('This must not be sent.');
		expect(await juanWrites('¿Siguen ahí?')).toEqual([]);
		expect(model.requests).toEqual([]);
		await editor.deactivate(id);
	});

	test('voice-note-to-text: what was said goes into the notes of the contact', async () => {
		const { editor, sandbox } = instance();
		const { id } = await importExample('voice-note-to-text.json');
		await editor.activate(id);
		model.script('Quiero mover mi cita al viernes.');
		sandbox.receive(juan.phone, { content: 'Esto no es un audio' });
		sandbox.receive(juan.phone, {
			content: null,
			messageType: 'audio',
			mediaMimeType: 'audio/ogg',
		});
		await sandbox.deliveriesSettled();
		const [run, ...others] = await editor.executions(id, 1);
		expect(run?.data.resultData.error).toBeUndefined();
		expect(others).toEqual([]);
		expect(await model.heard[0]?.text()).toMatch(/^OggS/);
		const note = sandbox.requests.find(({ path }) => path === `/contacts/${juan.contactId}/notes`);
		expect(note?.body).toEqual({ body: 'Nota de voz: Quiero mover mi cita al viernes.' });
		await editor.deactivate(id);
	});
}
