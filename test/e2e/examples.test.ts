import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { customerWrote } from '../engine/message/customerWrote';
import { SEEDED } from '../../tools/sandbox';
import { testWorkflowsBuiltByAssistants } from './examples/builtByAssistants';
import { testExamplesCalledByWhaapy } from './examples/calledByWhaapy';
import { testExamplesMovedIn } from './examples/movedIn';
import { readPdf } from './examples/readPdf';
import { testExamplesWithModel } from './examples/withModel';
import { testExamplesThatAsk } from './examples/withQuestions';
import type { Instance } from './instance';
import { readExample, startInstance } from './instance';

let n8n: Instance;

beforeAll(async () => {
	n8n = await startInstance('examples');
});
afterAll(async () => await n8n.close());
beforeEach(() => n8n.sandbox.reset());

/**
 * Runs an example; gives each node's items, all outputs together.
 *
 * @param settings of its Whaapy nodes, in place of those that it has
 */
async function runExample(
	file: string,
	settings: Partial<INode> = {},
): Promise<(node: string) => INodeExecutionData[]> {
	const workflow = await readExample(file);
	for (const node of workflow.nodes) {
		if (node.type === 'n8n-nodes-whaapy.whaapy') Object.assign(node, settings);
	}
	const id = await n8n.editor.importWorkflow(workflow, n8n.credential);
	const trigger = workflow.nodes.find(({ type }) => /trigger/i.test(type))?.name ?? '';
	const { status, data } = await n8n.editor.runWorkflow(id, trigger);
	expect(data.resultData.error).toBeUndefined();
	expect(status).toBe('success');
	return (node) =>
		(data.resultData.runData[node]?.[0]?.data?.main ?? []).flatMap((items) => items ?? []);
}

/** The messages that Whaapy was asked to send. */
const sentMessages = () => n8n.sandbox.requests.filter(({ path }) => path === '/messages/v1');

test('get-or-start-conversation: a template only for who has no conversation', async () => {
	const itemsOf = await runExample('get-or-start-conversation.json');
	expect(itemsOf('Go On With the Conversation').map(({ json }) => json.phoneNumber)).toEqual([
		SEEDED.juan.phone,
	]);
	expect(itemsOf('Start One With a Template')).toHaveLength(1);
	expect(sentMessages().map(({ body }) => body)).toEqual([
		expect.objectContaining({
			type: 'template',
			template: { name: 'hello_world', language: 'es_MX' },
		}),
	]);
});

test('export-conversation: the whole history with its files', async () => {
	const itemsOf = await runExample('export-conversation.json');
	const items = itemsOf('Get All Messages');
	expect(items).toHaveLength(250);
	const media = items.filter(({ json }) => json.mediaUrl);
	expect(media.length).toBeGreaterThan(0);
	expect(media.every(({ binary }) => binary?.data)).toBe(true);
});

test('sync-crm-contacts: a new, a known and an unusable number, each with its outcome', async () => {
	const itemsOf = await runExample('sync-crm-contacts.json');
	expect(itemsOf('Create or Update Contact').map(({ json }) => json.created)).toEqual([
		true,
		false,
		true,
		undefined,
		true,
	]);
	expect(itemsOf('Summary').map(({ json }) => json)).toEqual([
		{
			created: 3,
			updated: 1,
			notSaved: [expect.stringMatching(/^hs-104: 'Phone Number' has 2 digits.*\n'Email' is not/s)],
		},
	]);
	expect(n8n.sandbox.store.contacts.get(SEEDED.juan.contactId)).toMatchObject({
		phone_number: SEEDED.juan.phone,
		tags: ['cliente', 'premium', 'renovación'],
		custom_fields: { contract_value: 72000, role: 'CEO' },
	});
});

test('campaign-with-template: each row with its own values, and why one got no message', async () => {
	const itemsOf = await runExample('campaign-with-template.json');
	expect(itemsOf('Summary').map(({ json }) => json)).toEqual([
		{
			sent: 3,
			notSent: [
				expect.stringMatching(
					/^Lucía Gómez: 'Template Parameters' has no value for '…tu saldo es de \{\{2\}\}/,
				),
			],
		},
	]);
	const names = sentMessages().map(
		({ body }) => JSON.stringify(body).match(/"text":"([^"]*)"/)?.[1],
	);
	expect(names.sort()).toEqual(['Ana Torres', 'Camila Rojas', 'Juan Pérez']);
});

test("n8n's 'Retry On Fail' sends nothing twice, whichever row cannot be sent to", async () => {
	for (const row of ['Ana Torres', 'Camila Rojas']) {
		n8n.sandbox.reset();
		const names = () =>
			sentMessages().map(({ body }) => /"text":"([^"]*)"/.exec(JSON.stringify(body))?.[1]);
		n8n.sandbox.faults.add({
			kind: 'json',
			status: 400,
			body: { error: 'x', message: 'No se pudo' },
			match: () => names().at(-1) === row,
		});
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const itemsOf = await runExample('campaign-with-template.json', settings);
		expect(names().sort()).toEqual(['Ana Torres', 'Camila Rojas', 'Juan Pérez']);
		expect(itemsOf('Summary').map(({ json }) => json.sent)).toEqual([2]);
	}
});

test('count-campaign-answers: who wrote since the day of the campaign, and what', async () => {
	const itemsOf = await runExample('count-campaign-answers.json');
	expect(itemsOf('Count').map(({ json }) => json)).toEqual([
		{ asked: 3, answered: 1, answers: ['Juan Pérez: ¿Les sirve esta radiografía?'] },
	]);
});

/** Publishes an example, lets a customer write, and gives what the workflow sent. */
async function answersTo(file: string, incoming: Parameters<typeof n8n.sandbox.receive>[1]) {
	const { id } = await n8n.importExample(file);
	// The sandbox has a time of its own, and n8n goes by that of the machine.
	Reflect.set(n8n.sandbox.store, 'clock', Date.now());
	customerWrote(n8n.sandbox, SEEDED.juan, 0);
	await n8n.editor.activate(id);
	n8n.sandbox.receive(SEEDED.juan.phone, incoming);
	await n8n.sandbox.deliveriesSettled();
	await n8n.editor.executions(id, 1);
	await n8n.editor.deactivate(id);
	return sentMessages().map(({ body }) => body);
}

test('answer-message: a text to who wrote, as a reply', async () => {
	const sent = await answersTo('answer-message.json', { content: 'Hola, ¿tienen cita?' });
	expect(sent).toEqual([
		{
			conversationId: SEEDED.juan.conversationId,
			type: 'text',
			content: expect.stringContaining('Gracias') as string,
			context: { message_id: n8n.sandbox.store.lastInbound(SEEDED.juan.conversationId)?.id },
			ai: { pause: true, pauseDuration: 30 },
		},
	]);
});

test('collect-and-answer: one answer to several messages', async () => {
	const { id } = await n8n.importExample('collect-and-answer.json');
	await n8n.editor.activate(id);
	const texts = ['hola', 'una pregunta', '¿cuánto cuesta?', 'Listo'];
	for (const content of texts) n8n.sandbox.receive(SEEDED.sofia.phone, { content });
	await n8n.sandbox.deliveriesSettled();
	const runs = await n8n.editor.executions(id, 4);
	expect(runs.map(({ status }) => status)).toEqual(texts.map(() => 'success'));
	expect(sentMessages().map(({ body }) => body)).toMatchObject([
		{
			conversationId: SEEDED.sofia.conversationId,
			content: expect.stringContaining(texts.join('\n')) as string,
		},
	]);
	await n8n.editor.deactivate(id);
});

test('reply-or-template: a text within 24 hours, else a template', async () => {
	customerWrote(n8n.sandbox, SEEDED.juan, 1);
	const itemsOf = await runExample('reply-or-template.json');
	expect(itemsOf('Text Was Sent').map(({ json }) => json)).toMatchObject([{ windowOpen: true }]);
	expect(itemsOf('Send Template')).toHaveLength(1);
	expect(sentMessages().map(({ body }) => body)).toMatchObject([
		{ to: SEEDED.juan.phone, type: 'text' },
		{ to: SEEDED.renata.phone, type: 'template' },
	]);
});

test('ask-with-buttons: asks, and goes on by the answer', async () => {
	customerWrote(n8n.sandbox, SEEDED.juan, 1);
	await runExample('ask-with-buttons.json');
	expect(sentMessages().map(({ body }) => body)).toMatchObject([{ type: 'interactive' }]);
	n8n.sandbox.reset();
	const change = { messageType: 'interactive' as const, content: 'change' };
	expect(await answersTo('ask-with-buttons.json', change)).toMatchObject([
		{ type: 'interactive', interactive: { type: 'list' } },
	]);
	n8n.sandbox.reset();
	const confirm = { messageType: 'interactive' as const, content: 'confirm' };
	expect(await answersTo('ask-with-buttons.json', confirm)).toMatchObject([{ type: 'text' }]);
	n8n.sandbox.reset();
	const time = { messageType: 'interactive' as const, content: 'time 12:30' };
	expect(await answersTo('ask-with-buttons.json', time)).toMatchObject([
		{ content: 'Listo, te esperamos mañana a las 12:30.' },
	]);
});

test('send-pdf: a PDF made in the workflow', async () => {
	customerWrote(n8n.sandbox, SEEDED.juan, 1);
	const itemsOf = await runExample('send-pdf.json');
	const [media] = [...n8n.sandbox.store.media.values()];
	expect(media).toMatchObject({ mimeType: 'application/pdf', filename: 'presupuesto.pdf' });
	expect(itemsOf('Send PDF').map(({ json }) => json)).toMatchObject([{ messageType: 'document' }]);
	const [upload] = n8n.sandbox.requests.filter(({ path }) => path === '/media/v1');
	const file = (upload?.body as FormData).get('file') as File;
	const text = readPdf(Buffer.from(await file.arrayBuffer()));
	expect(text).toBe('Presupuesto para Juan Pérez: $1450 MXN');
});

test('appointment-reminder: a template to each customer of tomorrow', async () => {
	const itemsOf = await runExample('appointment-reminder.json');
	expect(itemsOf('Rows')).toHaveLength(3);
	const sent = sentMessages().map(({ body }) => body as IDataObject);
	// They go out in parallel.
	sent.sort((a, b) => String(a.template_parameters).localeCompare(String(b.template_parameters)));
	expect(sent).toMatchObject([
		{ templateName: 'recordatorio_cita', template_parameters: ['Ana Torres', '10:30'] },
		{ to: SEEDED.juan.phone, template_parameters: ['Juan Pérez', '17:00'] },
	]);
});

test('weekly-export: all contacts in one CSV file', async () => {
	const itemsOf = await runExample('weekly-export.json');
	const [file] = itemsOf('Contacts to CSV');
	const csv = (await n8n.editor.readFile(file!.binary!.data!)).toString('utf8');
	const rows = csv
		.replace(/^\ufeff/, '')
		.trimEnd()
		.split('\r\n');
	expect(rows).toHaveLength(1 + n8n.sandbox.store.contacts.size);
	expect(rows[0]).toMatch(/^Name,Phone Number,Email,Tags,Funnel Stage,Notes,/);
	expect(rows).toContainEqual(
		expect.stringMatching(
			/^Juan Pérez,\+5215512345678,juan@email.com,"cliente, premium",Interesado,/,
		),
	);
	expect(file?.binary?.data?.fileName).toMatch(/^contacts_\d{4}-\d\d-\d\d\.csv$/);
});

test("monthly-archive: a ZIP of each conversation's last month", async () => {
	const lastMonth = new Date();
	lastMonth.setUTCDate(0);
	lastMonth.setUTCHours(12);
	for (const messages of n8n.sandbox.store.messages.values()) {
		for (const message of messages.slice(-2)) {
			message.timestamp = message.createdAt = lastMonth.toISOString();
		}
	}
	const itemsOf = await runExample('monthly-archive.json');
	const files = itemsOf('With Messages');
	expect(files.length).toBeGreaterThan(2);
	for (const { json, binary } of files) {
		expect(json).toMatchObject({ complete: true, count: expect.any(Number) as number });
		const zip = await n8n.editor.readFile(binary!.data!);
		expect(zip.subarray(0, 2).toString()).toBe('PK');
		expect(zip.includes('messages.csv')).toBe(true);
	}
});

test('keep-the-trigger-on: turns on what Whaapy switched off, and says what was missed', async () => {
	const { store } = n8n.sandbox;
	const webhook = {
		id: 'webhook-1',
		businessId: store.businessId,
		name: 'n8n: New contacts',
		url: 'https://n8n.example.com/webhook/1/webhook',
		events: ['contact.created'],
		secret: 'whsec_not_for_anyone',
		isActive: false,
		failureCount: 10,
		// Before anything in the sandbox happened.
		lastSuccessAt: '2020-01-01T00:00:00Z',
		lastFailureAt: store.now(),
		createdAt: store.now(),
	};
	store.webhooks.set(webhook.id, webhook);
	// Switched off by a person, and not n8n's.
	store.webhooks.set('webhook-2', { ...webhook, id: 'webhook-2', failureCount: 0 });
	store.webhooks.set('webhook-3', { ...webhook, id: 'webhook-3', name: 'Shop' });
	n8n.sandbox.receive(SEEDED.juan.phone, { content: '¿Siguen ahí?' });

	const { id, trigger } = await n8n.importExample('keep-the-trigger-on.json');
	const { status, data } = await n8n.editor.runWorkflow(id, trigger);
	expect(status).toBe('error');
	expect(data.resultData.error?.message).toMatch(
		/^Whaapy had switched off: n8n: New contacts\. .* \d+ new contacts, [1-9]\d* conversations/,
	);
	const isOn = [...store.webhooks.values()].map(({ isActive }) => isActive);
	expect(isOn).toEqual([true, false, false]);
	const report = data.resultData.runData.Report?.[0]?.data?.main?.[0]?.[0]?.json;
	expect(report?.unread).toContainEqual(
		expect.objectContaining({ id: SEEDED.juan.conversationId }),
	);
	expect(JSON.stringify(data)).not.toContain('whsec_');

	expect((await n8n.editor.runWorkflow(id, trigger)).status).toBe('success');
});

test('events-in-bursts: what Whaapy delivers to the Webhook node goes on once, and nothing else', async () => {
	const { store } = n8n.sandbox;
	const file = 'events-in-bursts.json';
	const url = `${n8n.url}/webhook/whaapy-events`;
	const example = await readExample(file);
	const set = (name: string, parameters: IDataObject) =>
		Object.assign(example.nodes.find((node) => node.name === name)!.parameters, parameters);
	set('Let Whaapy Deliver Here', { url });
	const first = await n8n.editor.importWorkflow(example, n8n.credential);
	await n8n.editor.runWorkflow(first, 'Once, by Hand');
	const webhook = [...store.webhooks.values()].find((one) => one.url === url);
	set('Verify Delivery', { webhookId: { __rl: true, mode: 'id', value: webhook!.id } });
	const id = await n8n.editor.importWorkflow(example, n8n.credential);
	await n8n.editor.activate(id);

	n8n.sandbox.receive(SEEDED.juan.phone, { content: '¿Tienen citas hoy?' });
	await n8n.sandbox.deliveriesSettled();
	const { body, headers } = store.deliveries.find((delivery) => delivery.url === url)!;
	await fetch(url, { method: 'POST', headers, body });
	await fetch(url, { method: 'POST', headers, body: body.replace('hoy', 'ayer') });
	const runs = await n8n.editor.executions(id, 3);
	const wrote = runs.flatMap(
		({ data }) => data.resultData.runData['A Customer Wrote']?.[0]?.data?.main?.[0] ?? [],
	);
	expect(wrote.map(({ json }) => json.text)).toEqual(['¿Tienen citas hoy?']);
	await n8n.editor.deactivate(id);
});

testExamplesWithModel(() => n8n);
testExamplesThatAsk(() => n8n);
testExamplesMovedIn(() => n8n);
testExamplesCalledByWhaapy(() => n8n);
testWorkflowsBuiltByAssistants(() => n8n);

describe('send-to-many', () => {
	let table: string;

	/** What the table says of each number. */
	async function rows() {
		const { data } = await n8n.editor.call<{
			data: Array<{ phone: string; status: string; note: string }>;
		}>('GET', `${table}/rows?take=100`);
		return data;
	}

	beforeAll(async () => {
		const { id } = await n8n.editor.call<{ id: string }>('GET', '/projects/personal');
		const columns = ['phone', 'status', 'note'].map((name) => ({ name, type: 'string' }));
		const created = await n8n.editor.call<{ id: string }>('POST', `/projects/${id}/data-tables`, {
			name: 'Recipients',
			columns,
		});
		table = `/projects/${id}/data-tables/${created.id}`;
	});

	test('sends to each row without a status once, and marks what became of it', async () => {
		const numbers = Array.from({ length: 45 }, (_, row) => `+52155100${10_000 + row}`);
		const statuses = new Map([
			[numbers[3], 'sending'],
			[numbers[4], 'sent'],
		]);
		await n8n.editor.call('POST', `${table}/insert`, {
			data: [...numbers, 'no number'].map((phone) => ({
				phone,
				status: statuses.get(phone) ?? null,
			})),
			returnType: 'count',
		});
		// Each round of its loop is a run of its own, and no further try.
		await runExample('send-to-many.json', { retryOnFail: true, waitBetweenTries: 1 });
		await runExample('send-to-many.json');

		const sent = sentMessages().map(({ body }) => (body as { to: string }).to);
		expect(sent.sort()).toEqual(numbers.filter((number) => !statuses.has(number)).sort());
		const found = new Map((await rows()).map((row) => [row.phone, row]));
		for (const number of numbers) {
			expect(found.get(number)?.status).toBe(statuses.get(number) ?? 'sent');
		}
		expect(found.get('no number')).toMatchObject({
			status: 'failed',
			note: expect.stringContaining("'Recipient'") as string,
		});
	});

	test('calls a row in doubt whose message may have arrived', async () => {
		await n8n.editor.call('POST', `${table}/insert`, {
			data: [{ phone: '+525510020001', status: null }],
			returnType: 'count',
		});
		n8n.sandbox.faults.add({
			kind: 'after',
			times: 1,
			match: ({ path }: { path: string }) => path === '/messages/v1',
		});
		await runExample('send-to-many.json');
		const row = (await rows()).find(({ phone }) => phone === '+525510020001');
		expect(row).toMatchObject({
			status: 'in doubt',
			note: expect.stringMatching(/may (still )?have been/) as string,
		});
	});
});
