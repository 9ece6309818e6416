import type { Page } from 'playwright-core';
import { SEEDED } from '../../tools/sandbox';
import { customerWrote } from '../engine/message/customerWrote';
import { Visitor } from './browser/visitor';
import type { Instance } from './instance';
import { startInstance } from './instance';

// Many steps, on machines that may be slow; the browser's own patience ends first.
jest.setTimeout(600_000);

let n8n: Instance;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
	n8n = await startInstance('page', {}, { realTime: true });
	visitor = await Visitor.arrive(n8n.sandbox.url);
	page = visitor.page;
});

afterAll(async () => {
	await visitor?.close();
	await n8n?.close();
});

test('a person writes as a new customer, and the answer of the workflow appears', async () => {
	const { id } = await n8n.importExample('answer-message.json');
	const canvas = await photographWorkflow(id);
	await n8n.editor.activate(id);
	await page.goto('/');

	await page.getByRole('button', { name: 'New customer' }).click();
	await page.getByLabel('Name').fill('Ana Torres');
	await page.getByLabel('First message').fill('¿Abren el sábado?');
	await page.keyboard.press('Enter');
	const answer = page.locator('.bubble.business', { hasText: '¡Gracias por escribirnos!' });
	await answer.waitFor();
	expect(await answer.locator('blockquote').innerText()).toBe('¿Abren el sábado?');
	expect(await page.locator('.bubble.customer .who').innerText()).toBe('Ana Torres');
	await page.getByText('delivered (200)').waitFor();
	await visitor.photograph('sandbox-page');
	const chat = await visitor.photograph('chat', page.locator('#chat-head'), answer);
	await visitor.illustrateTogether('workflow-and-chat', [canvas, chat]);

	// The field keeps what is being written while the page is drawn anew.
	await page.getByLabel('Write as the customer').fill('Perfecto');
	await page.getByRole('button', { name: 'Simular mensaje' }).click();
	await answer.nth(1).waitFor();
	expect(await page.getByLabel('Write as the customer').inputValue()).toBe('Perfecto');

	await page.getByRole('button', { name: 'Send voice note' }).click();
	await answer.nth(2).waitFor();
	const seconds = page
		.locator('.bubble.customer audio')
		.evaluate(async (audio: { duration: number; readyState: number } & EventTarget) => {
			if (audio.readyState === 0) {
				await new Promise((resolve) => audio.addEventListener('loadedmetadata', resolve));
			}
			return audio.duration;
		});
	expect(await seconds).toBeGreaterThan(1);
	await n8n.editor.deactivate(id);
});

test('the page says that a workflow waits, until the person who was asked answers', async () => {
	const { id, trigger } = await n8n.importExample('discount-approval.json');
	customerWrote(n8n.sandbox, SEEDED.maria, 1);
	const ended = n8n.editor.runWorkflow(id, trigger);
	await page.getByRole('button', { name: 'María' }).click();
	const question = page.locator('.bubble.business', { hasText: '25 % de descuento' });
	const waiting = page.getByText('A workflow waits for an answer here');
	await waiting.waitFor();
	await visitor.illustrate('waiting-question', question, waiting);
	await question.getByRole('button', { name: 'Aprobar' }).click();
	expect((await ended).status).toBe('success');
	await waiting.waitFor({ state: 'hidden' });
});

test('a tapped button goes on with the workflow that asked', async () => {
	const { id, trigger } = await n8n.importExample('ask-with-buttons.json');
	await n8n.editor.activate(id);
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.getByRole('button', { name: 'Juan Pérez' }).click();
	await page.getByText('¿Les sirve esta radiografía?').last().waitFor();
	// What was being written stays with its conversation.
	expect(await page.getByLabel('Write as the customer').inputValue()).toBe('');
	await n8n.editor.runWorkflow(id, trigger);

	await page.getByRole('button', { name: 'Cambiar' }).click();
	await page.getByText('¿Qué hora te acomoda?').last().waitFor();
	await page.getByRole('button', { name: '12:30' }).waitFor();
	await visitor.photograph('sandbox-page-dark');
	await n8n.editor.deactivate(id);
});

test('the panels are reached by the keyboard, and an event is fired there', async () => {
	await page.getByRole('tab', { name: 'Webhooks' }).focus();
	await page.keyboard.press('ArrowRight');
	await page.getByRole('button', { name: 'Fire conversation.closed' }).focus();
	await page.keyboard.press('Enter');
	await page.locator('#chat-head').getByText('closed', { exact: true }).waitFor();
});

/** The workflow as the editor shows it, in a browser of its own. */
async function photographWorkflow(id: string): Promise<string> {
	const author = await Visitor.logIn(n8n.url);
	try {
		return await author.inWindowOf(900, async () => {
			await author.page.goto(`/workflow/${id}`);
			const nodes = author.page.locator('.vue-flow__node');
			await nodes.first().waitFor();
			const subtitle = author.page.getByText('Send Text: Message');
			return await author.photograph('canvas', ...(await nodes.all()), subtitle);
		});
	} finally {
		await author.close();
	}
}
