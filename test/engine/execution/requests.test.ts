import { readFileSync } from 'node:fs';
import path from 'node:path';
import { resources } from '../../../nodes/Whaapy/resources';
import type { Contact } from '../../sandbox';
import { SEEDED } from '../../sandbox';
import { addBroadcast, addRecipients } from '../broadcast/addBroadcast';
import { customerWrote } from '../message/customerWrote';
import { inMemory, PDF } from '../message/files';
import { useSandbox } from '../useSandbox';
import { failedDelivery, failingWebhook } from '../webhook/failingWebhook';
import { accountCases } from './requestCases/account';
import { contactCases } from './requestCases/contacts';
import { conversationCases } from './requestCases/conversations';
import { messageCases } from './requestCases/messages';
import { ONE_SPELLING } from './requestCases/requestCase';

const { juan } = SEEDED;
const { sandbox, run, sent } = useSandbox();

const table = readFileSync(path.join(__dirname, '../../../docs/requests.md'), 'utf8')
	.split('\n')
	.filter((line) => line.startsWith('| '))
	.slice(2)
	.map((line) => line.split('|').map((cell) => cell.trim()))
	.map((cells) => cells.slice(1, -1).join(': '));

const cases = [...accountCases, ...contactCases, ...conversationCases, ...messageCases];
const file = { data: inMemory(PDF, 'a.pdf', 'application/pdf') };

/** Enough of everything for more than one request. */
function fillSandbox(): void {
	const { store } = sandbox;
	sandbox.addMessages(juan.conversationId, 300);
	customerWrote(sandbox, juan, 1);
	customerWrote(sandbox, { ...juan, phone: ONE_SPELLING }, 1);
	const model = store.contacts.get(juan.contactId) as Contact;
	const [conversation] = [...store.conversations.values()];
	const [template] = [...store.templates.values()];
	for (let i = 0; i < 1_000; i++) {
		const id = `many-${i}`;
		store.contacts.set(id, { ...model, id, phone_number: `+1415555${1000 + i}` });
		if (i >= 200) continue;
		store.conversations.set(id, { ...conversation!, id });
		store.templates.set(id, { ...template!, id });
		addBroadcast(sandbox, { id });
	}
	for (const status of ['draft', 'sending', 'paused', 'completed'] as const) {
		const broadcast = addBroadcast(sandbox, { id: status, status });
		addRecipients(sandbox, broadcast, 300, status === 'completed' ? 'errors' : 'pending');
	}
	store.webhooks.set('webhook-1', failingWebhook());
	store.webhookLogs.push(failedDelivery('log-1'));
}

test('the table of docs/requests.md has a case for each row, and no other', () => {
	expect(cases.map(({ row }) => row)).toEqual(table);
});

test('the table has a row for every operation', () => {
	const names = resources.flatMap(({ name, operations }) =>
		operations.map((operation) => `${name}: ${operation.name}`),
	);
	const covered = new Set(cases.map(({ row }) => row.split(': ').slice(0, 2).join(': ')));
	expect([...covered].sort()).toEqual(names.sort());
});

test.each(cases)('$row', async ({ row, parameters, items, withoutFile }) => {
	fillSandbox();
	const failed = sandbox.store
		.messagesOf(juan.conversationId)
		.find(({ direction }) => direction === 'outbound');
	failed!.status = 'failed';
	const stage = sandbox.store.stages[2]?.id;
	const { error, items: output } = await run(
		typeof parameters === 'function' ? parameters(sandbox) : parameters,
		{
			items: (items ?? [{}]).map((json) => ({ messageId: failed!.id, stage, ...json })),
			binary: withoutFile ? undefined : () => file,
		},
	);
	expect(error?.message).toBeUndefined();
	expect(output.length).toBeGreaterThan(0);
	expect(sent()).toHaveLength(Number(row.split(': ').at(-1)));
});
