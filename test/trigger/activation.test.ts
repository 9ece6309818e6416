import { only } from '../engine/useSandbox';
import type { Webhook } from '../../tools/sandbox';
import type { TinyN8n } from './tinyN8n';
import { names, useTrigger } from './useTrigger';

const { sandbox, activeN8n, createContact, webhooks, calls } = useTrigger();

test('creates one webhook for the chosen events, named after the workflow', async () => {
	const n8n = await activeN8n({
		parameters: { events: ['contact.created', 'message.received'] },
	});
	expect(webhooks()).toEqual([
		expect.objectContaining({
			name: 'n8n: New contacts',
			url: n8n.productionUrl,
			events: ['contact.created', 'message.received'],
		}),
	]);
});

test('finds its webhook again, whether or not n8n still has its static data', async () => {
	const n8n = await activeN8n();
	const [first] = webhooks();
	await n8n.activate();
	n8n.restart();
	await n8n.activate();
	n8n.saved = '{}';
	await n8n.activate();
	expect(webhooks()).toEqual([first]);
	expect(calls('POST')).toHaveLength(1);
});

test('keeps the webhook if only the order of the events changed', async () => {
	const n8n = await activeN8n({ parameters: { events: ['message.read', 'contact.created'] } });
	n8n.parameters = { events: ['contact.created', 'message.read'] };
	await n8n.activate();
	expect(calls('POST')).toHaveLength(1);
});

test.each<[string, (n8n: TinyN8n, webhook: Webhook) => void]>([
	['other events are chosen', (n8n) => (n8n.parameters = { events: ['contact.updated'] })],
	['Whaapy has switched it off', (_, webhook) => (webhook.isActive = false)],
	[
		'there are several for the URL and none fits',
		(_, webhook) => {
			webhook.events = ['contact.deleted'];
			sandbox.store.webhooks.set('twin', { ...webhook, id: 'twin' });
		},
	],
])('replaces the webhook if %s, and adds the new one first', async (_, change) => {
	const n8n = await activeN8n();
	const [old] = webhooks();
	change(n8n, old!);
	sandbox.requests.length = 0;
	await n8n.activate();
	expect(webhooks()).toEqual([
		expect.objectContaining({
			url: n8n.productionUrl,
			isActive: true,
			events: n8n.parameters.events ?? ['contact.created'],
		}),
	]);
	expect(webhooks()[0]?.id).not.toBe(old?.id);
	const writes = sandbox.requests.map(({ method }) => method).filter((made) => made !== 'GET');
	expect(writes[0]).toBe('POST');
	expect(writes.slice(1).every((made) => made === 'DELETE')).toBe(true);
});

test('keeps one of several webhooks for the same URL', async () => {
	const n8n = await activeN8n();
	const [kept] = webhooks();
	sandbox.store.webhooks.set('twin', { ...kept!, id: 'twin' });
	await n8n.activate();
	expect(webhooks()).toHaveLength(1);
	await createContact('Ana');
	expect(names(n8n)).toEqual(['Ana']);
});

test('leaves the webhooks of other triggers alone', async () => {
	const other = await activeN8n();
	const n8n = await activeN8n();
	await n8n.deactivate();
	expect(webhooks()).toEqual([expect.objectContaining({ url: other.productionUrl })]);
});

test.each(['after', 'truncate'] as const)(
	'adds no second webhook if the answer to the first is lost (%s)',
	async (kind) => {
		sandbox.faults.add({ kind, match: only('POST'), times: 1 });
		const n8n = await activeN8n();
		expect(webhooks()).toHaveLength(1);
		expect(calls('POST')).toHaveLength(1);
		await createContact('Ana');
		expect(names(n8n)).toEqual(['Ana']);
	},
);
