import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../sandbox';
import { idsOf } from '../people';
import { byId, byPhone, useSandbox } from '../useSandbox';
import { customerWrote } from './customerWrote';
import { inMemory, PDF } from './files';

const JUAN = SEEDED.juan.conversationId;
const { sandbox, run, sent } = useSandbox({ resource: 'message', recipient: byId(JUAN) });

const table = readFileSync(path.join(__dirname, '../../../docs/requests.md'), 'utf8')
	.split('\n')
	.filter((line) => line.startsWith('| '))
	.slice(2)
	.map((line) => line.split('|').map((cell) => cell.trim()))
	.map(([, operation, about, requests]) => `${operation}: ${about}: ${requests}`);

const ONE_SPELLING = '+14155552671';
const text = { operation: 'sendText', text: 'Hola' };
const checked = { options: { whenWindowClosed: 'skip' } };
const window = { options: { checkWindow: true } };
const buttons = { text: '¿Sí?', buttons: { button: [{ title: 'Sí' }] } };
const file = { data: inMemory(PDF, 'a.pdf', 'application/pdf') };
const ten = Array.from({ length: 10 }, () => ({}));
const messageId = '={{ $json.messageId }}';

/** What the requests are counted of: parameters, and the items if not a single empty one. */
const cases: Array<[row: string, INodeParameters, items?: IDataObject[]]> = [
	['Send Text: to a conversation: 1', text],
	[
		'Send Text: by phone, number with one spelling: 1',
		{ ...text, recipient: byPhone(ONE_SPELLING) },
	],
	[
		'Send Text: by phone, two spellings, conversation kept under the one given: 2',
		{ ...text, recipient: byPhone(SEEDED.juan.phone) },
	],
	[
		'Send Text: by phone, two spellings, conversation kept under the other one, or none: 3',
		{ ...text, recipient: byPhone('+525512345678') },
	],
	[
		"Send Text: by phone, two spellings, 'Also Try +521 / +52 (MX, AR, BR)' off: 1",
		{ ...text, recipient: byPhone('+525512345678'), options: { tryOtherSpellings: false } },
	],
	['Send Text: to a conversation, 24-hour window looked up: 2', { ...text, ...checked }],
	[
		'Send Text: by phone, one spelling, 24-hour window looked up: 3',
		{ ...text, ...checked, recipient: byPhone(ONE_SPELLING) },
	],
	[
		'Send Text: 10 items to one conversation, 24-hour window looked up: 11',
		{ ...text, ...checked },
		ten,
	],
	['Send Media: file of the item, to a conversation: 2', { operation: 'sendMedia' }],
	[
		'Send Media: the same file to 10 conversations: 11',
		{ operation: 'sendMedia', recipient: byId('={{ $json.id }}') },
		idsOf(10).map((id) => ({ id })),
	],
	[
		'Send Media: URL or media ID, to a conversation: 1',
		{ operation: 'sendMedia', mediaSource: 'url', mediaUrl: 'https://example.com/a.pdf' },
	],
	[
		'Send Interactive: buttons, list or link, to a conversation: 1',
		{ operation: 'sendInteractive', ...buttons },
	],
	[
		'Send Interactive: file of the item as header, to a conversation: 2',
		{ operation: 'sendInteractive', ...buttons, headerType: 'document' },
	],
	[
		'Send Location: to a conversation: 1',
		{ operation: 'sendLocation', latitude: 19.4, longitude: -99.1 },
	],
	[
		'Send Contacts: any number of cards, to a conversation: 1',
		{
			operation: 'sendContacts',
			contacts: {
				contact: ['Ana', 'Eva'].map((firstName) => ({ firstName, phoneNumber: ONE_SPELLING })),
			},
		},
	],
	['React: in a conversation: 1', { operation: 'react', messageId, emoji: '👍' }],
	['Retry: a failed message: 1', { operation: 'retry', messageId }],
	['Upload: a file: 1', { resource: 'media', operation: 'upload' }],
	[
		'Get: conversation, 24-hour window looked up: 2',
		{ resource: 'conversation', operation: 'get', conversationId: byId(JUAN), ...window },
	],
	[
		'Get: conversation that was quiet for 24 hours, window looked up: 1',
		{
			resource: 'conversation',
			operation: 'get',
			conversationId: byId(SEEDED.maria.conversationId),
			...window,
		},
	],
	[
		'Find by Phone: found under the spelling given, 24-hour window looked up: 2',
		{
			resource: 'conversation',
			operation: 'findByPhone',
			phoneNumber: SEEDED.juan.phone,
			...window,
		},
	],
];

test('the table of docs/requests.md has a case for each row, and no other', () => {
	expect(cases.map(([row]) => row)).toEqual(table);
});

// In an object each, or jest would take a parameter that a case leaves out for its callback.
const named = cases.map(([row, parameters, items]) => ({ row, parameters, items }));
test.each(named)('$row', async ({ row, parameters, items }) => {
	customerWrote(sandbox, SEEDED.juan, 1);
	customerWrote(sandbox, { ...SEEDED.juan, phone: ONE_SPELLING }, 1);
	const failed = sandbox.store.messagesOf(JUAN).find(({ direction }) => direction === 'outbound');
	failed!.status = 'failed';
	const { error, items: output } = await run(parameters, {
		items: items ?? [{ messageId: failed!.id }],
		binary: () => file,
	});
	expect(error?.message).toBeUndefined();
	expect(output).toHaveLength(items?.length ?? 1);
	expect(sent()).toHaveLength(Number(row.split(': ').at(-1)));
});
