import type { INodeExecutionData } from 'n8n-workflow';
import { SEEDED } from '../sandbox';
import type { Instance } from './instance';
import { startInstance } from './instance';

let n8n: Instance;

beforeAll(async () => {
	n8n = await startInstance('examples');
}, 1_800_000);
afterAll(async () => await n8n.close());
beforeEach(() => n8n.sandbox.reset());

/** Runs an example as it is; gives each node's items, all outputs together. */
async function runExample(file: string): Promise<(node: string) => INodeExecutionData[]> {
	const { id, trigger } = await n8n.importExample(file);
	const { status, data } = await n8n.editor.runWorkflow(id, trigger);
	expect(data.resultData.error).toBeUndefined();
	expect(status).toBe('success');
	return (node) =>
		(data.resultData.runData[node]?.[0]?.data?.main ?? []).flatMap((items) => items ?? []);
}

test('get-or-start-conversation: a template only for who has no conversation', async () => {
	const itemsOf = await runExample('get-or-start-conversation.json');
	expect(itemsOf('Go On With the Conversation').map(({ json }) => json.phoneNumber)).toEqual([
		SEEDED.juan.phone,
	]);
	expect(itemsOf('Start One With a Template')).toHaveLength(1);
	const sent = n8n.sandbox.requests.filter(({ method }) => method === 'POST');
	expect(sent.map(({ body }) => body)).toEqual([
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
	const posts = n8n.sandbox.requests.filter(({ method }) => method === 'POST');
	const names = posts.map(({ body }) => JSON.stringify(body).match(/"text":"([^"]*)"/)?.[1]);
	expect(names.sort()).toEqual(['Ana Torres', 'Camila Rojas', 'Juan Pérez']);
});
