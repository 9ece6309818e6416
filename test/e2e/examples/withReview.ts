import { SEEDED } from '../../../tools/sandbox';
import { customerWrote } from '../../engine/message/customerWrote';
import type { Instance } from '../instance';
import { tap, untilSent } from '../people';
import type { ScriptedModel } from './scriptedModel';

const { juan, maria } = SEEDED;

/** Tests the example in which a person approves what an agent's tool does. */
export function testExampleWithReview(
	instance: () => Instance,
	{
		model,
		importExample,
	}: {
		model: () => ScriptedModel;
		importExample: (file: string) => Promise<{ id: string; trigger: string }>;
	},
): void {
	test.each([
		['approves', 'Aprobar', true, undefined],
		['declines', 'Rechazar', false, 'User rejected the tool call'],
		['writes why not', 'Espera al lunes', false, 'Espera al lunes'],
	])('human-review: the owner %s', async (_, answer, isDeleted, told) => {
		const { editor, sandbox } = instance();
		customerWrote(sandbox, maria, 1);
		const { id, trigger } = await importExample('human-review.json');
		model().script(
			[
				{
					tool: 'Delete_Contact',
					values: { toolParameters: { Phone: juan.phone }, hitlParameters: {} },
				},
			],
			'Listo.',
		);
		const before = sandbox.store.messagesOf(maria.conversationId).length;
		const ended = editor.runWorkflow(id, trigger);
		const question = await untilSent(sandbox, maria, before);
		expect(question.content).toContain(juan.phone);
		const button = ['Aprobar', 'Rechazar'].indexOf(answer);
		if (button === -1) sandbox.receive(maria.phone, { content: answer });
		else await tap(sandbox, question, button);
		const { status, data } = await ended;
		expect(data.resultData.error).toBeUndefined();
		expect(status).toBe('success');
		expect(sandbox.store.contacts.has(juan.contactId)).toBe(!isDeleted);
		if (told !== undefined) expect(JSON.stringify(model().requests.at(-1))).toContain(told);
	});
}
