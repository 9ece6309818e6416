import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../../tools/demo/n8n';
import { customerWrote } from '../engine/message/customerWrote';
import { SEEDED } from '../../tools/sandbox';
import { root } from '../../tools/setup.cjs';
import { CredentialForm } from './browser/credentialForm';
import { NodesPanel } from './browser/nodesPanel';
import { NodeView } from './browser/nodeView';
import { Visitor } from './browser/visitor';
import { workflowWithImage } from './browser/workflowWithImage';
import type { Instance } from './instance';
import { startInstance } from './instance';

// Many steps each, on machines that may be slow; the browser's own patience ends first.
jest.setTimeout(600_000);

let n8n: Instance;
let visitor: Visitor;

beforeAll(async () => {
	n8n = await startInstance('browser');
	visitor = await Visitor.logIn(n8n.url);
});

afterEach(async () => {
	const name = expect.getState().currentTestName?.replace(/\W+/g, '-') ?? 'test';
	await visitor.photograph(`end-of-${name}`);
});

afterAll(async () => {
	await visitor?.close();
	await n8n?.close();
});

async function addNode(action: string): Promise<NodeView> {
	const panel = await NodesPanel.openInNewWorkflow(visitor.page);
	await panel.add('Whaapy', action);
	const node = new NodeView(visitor.page);
	await node.view.waitFor();
	return node;
}

// First, because the nodes of the tests below use the credential that this one makes.
test('a credential made in the form is tested, and a wrong one is explained', async () => {
	await n8n.editor.call('DELETE', `/credentials/${n8n.credential.id}`);
	const form = await CredentialForm.begin(visitor.page, 'Whaapy API');
	await form.type('apiKey', n8n.sandbox.key);
	await form.type('baseUrl', `${n8n.sandbox.url}/`);
	await form.saveWorking();
	await visitor.illustrate('credential', form.dialog);

	await form.type('apiKey', 'wha_not_the_key');
	expect(await form.saveRefused()).toContain(
		'Whaapy did not accept this API key. Copy an active key from Whaapy',
	);
	await visitor.photograph('credential-bad-key');

	await form.type('apiKey', n8n.sandbox.key);
	await form.saveWorking();
	await form.type('baseUrl', `http://127.0.0.1:${await freePort()}`);
	expect(await form.saveRefused()).toContain('it was refused');

	await form.type('baseUrl', n8n.sandbox.url);
	await form.saveWorking();
	n8n.sandbox.faults.add({ kind: 'html', status: 200 });
	await form.type('apiKey', `Bearer ${n8n.sandbox.key} `);
	expect(await form.saveRefused()).toContain('Something other than Whaapy answered.');
	n8n.sandbox.reset();

	await form.type('apiKey', n8n.sandbox.key);
	await form.saveWorking();
});

// In a new panel each: what one search found would still be there when the next begins.
test.each(['whaapy', 'whatsapp'])('the node is found by "%s"', async (text) => {
	const panel = await NodesPanel.openInNewWorkflow(visitor.page);
	await panel.find(text, 'Whaapy');
	await visitor.photograph(`nodes-panel-${text}`);
});

test('Get Many with Return All gives the messages of a conversation picked from the list', async () => {
	const node = await addNode('Get many messages');
	const { phone, conversationId } = SEEDED.maria;
	const maria = await node.searchList('conversationId', 'mar', phone);
	await visitor.illustrate('conversation-list', node.parameters);
	await node.pick(maria, conversationId);
	await node.switchOn('returnAll');
	await node.execute();
	await node.items.getByText('250 items').waitFor();
	await visitor.photograph('messages', ...node.panels);
});

test('Send Template shows the variables of the picked template, and sends what is filled in', async () => {
	const node = await addNode('Send template message');
	await node.typeInPicker('recipient', '+14155552671');
	const row = await node.searchList('template', 'pago', 'pago_en_linea (es_MX, utility)');
	await node.pick(row, 'pago_en_linea|es_MX|');
	expect(await node.mappedFields()).toEqual([
		'Hola {{1}}, tu saldo es de […]. Puedes pagarlo en…',
		'…tu saldo es de {{2}}. Puedes pagarlo en línea antes del […].',
		'…antes del {{3}}.',
		'Button "Pagar ahora": https://pagos.clinica-sonrisa.example/{{1}}',
	]);
	await node.type('Variable 1', 'Luis');
	await node.type('Variable 2', '$1,450.00');
	await node.type('Variable 3', '5 de febrero');
	await node.type('Button 1 link', 'a1-2231');
	await node.execute();
	await node.items.getByText('1 item').waitFor();
	await node.scrollTo('Button 1 link');
	await visitor.illustrate('send-template', ...node.panels);
	const [message] = [...n8n.sandbox.store.messages.values()].at(-1) ?? [];
	expect(message).toMatchObject({
		messageType: 'template',
		content: '[pago_en_linea] Luis $1,450.00 5 de febrero',
	});
});

test('Send Media sends an image of the node before', async () => {
	customerWrote(n8n.sandbox, SEEDED.sofia, 1);
	const image = await readFile(path.join(root, '.github/images/conversation-list.png'));
	const id = await n8n.editor.importWorkflow(workflowWithImage(image), n8n.credential);
	await visitor.page.goto(`/workflow/${id}`);
	const node = await NodeView.open(visitor.page, 'Send Media');
	await node.showInputFiles();
	await node.input.getByText('horarios.png').waitFor();
	await node.typeInPicker('recipient', SEEDED.sofia.phone);
	await node.type('binaryPropertyName', 'foto');
	await node.type('caption', 'Estos son nuestros horarios');
	await node.execute();
	await node.items.getByText('1 item').waitFor();
	// Else the three panels are too wide to be read in the README.
	await visitor.inWindowOf(1080, async () => await visitor.illustrate('send-media', node.view));
	const [media] = [...n8n.sandbox.store.media.values()];
	expect(media).toMatchObject({ filename: 'horarios.png', mimeType: 'image/png' });
	const upload = n8n.sandbox.requests.find(({ path: at }) => at === '/media/v1');
	const file = (upload?.body as FormData).get('file') as File;
	expect(Buffer.from(await file.arrayBuffer()).equals(image)).toBe(true);
	expect(n8n.sandbox.requests.at(-1)?.body).toMatchObject({
		type: 'image',
		image: { id: media?.id, caption: 'Estos son nuestros horarios' },
	});
});

test('a failed item shows what happened and what to do', async () => {
	const node = await addNode('Get many messages');
	await node.typeId('conversationId', '00000000-0000-4000-8000-000000000000');
	await node.execute();
	await node.errorMessage
		.getByText("Whaapy has no conversation with the ID '00000000-0000-4000-8000-000000000000'")
		.waitFor();
	expect(await node.errorDescription.innerText()).toContain(
		"Check 'Conversation', or choose it 'By Phone'.",
	);

	const find = await addNode('Find conversation by phone');
	await find.type('phoneNumber', '+52 55 0000 0000');
	await find.execute();
	await find.errorMessage.getByText('Whaapy has no conversation with').waitFor();
	expect(await find.errorDescription.innerText()).toContain(
		"set 'When Not Found' there to 'Return an Empty Item'",
	);
	await visitor.photograph('not-found', ...find.panels);
});

test('the icon follows the theme', async () => {
	const panel = await NodesPanel.openInNewWorkflow(visitor.page);
	await panel.find('whaapy', 'Whaapy');
	const icon = (file: string) => visitor.page.locator(`img[src$="/${file}"]`).first();
	await icon('whaapy.svg').waitFor();
	await visitor.page.emulateMedia({ colorScheme: 'dark' });
	await icon('whaapy.dark.svg').waitFor();
	await visitor.photograph('nodes-panel-dark');
});
