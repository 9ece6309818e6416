import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../../tools/sandbox';
import { SEEDED } from '../../../../tools/sandbox';
import { idsOf } from '../../people';
import { byId, byName, byPhone } from '../../useSandbox';
import type { RequestCase } from './requestCase';
import { ONE_SPELLING } from './requestCase';

const { juan } = SEEDED;
const JUAN = byId(juan.conversationId);
const OTHER_SPELLING = '+525512345678';
const NEW_NUMBER = '+5215598765432';
const checked = { options: { whenWindowClosed: 'skip' } };
const ten = Array.from({ length: 10 }, () => ({}));
const buttons = { text: '¿Sí?', buttons: { button: [{ title: 'Sí' }] } };
const messageId = '={{ $json.messageId }}';
const contacts = {
	contact: ['Ana', 'Eva'].map((firstName) => ({ firstName, phoneNumber: ONE_SPELLING })),
};

const message = (operation: string, more: INodeParameters = {}) => ({
	resource: 'message',
	operation,
	recipient: JUAN,
	...more,
});
const text = (more: INodeParameters = {}) => message('sendText', { text: 'Hola', ...more });
const template = (more: INodeParameters = {}) =>
	message('sendTemplate', { template: byName('hello_world'), language: 'es_MX', ...more });
const history = (more: INodeParameters) =>
	message('getAll', { conversationId: JUAN, limit: 100, ...more });
const collect = (options: INodeParameters = {}) =>
	message('collect', { conversationId: JUAN, quietSeconds: 1, options });

/** A question by the quick replies of a template that was picked from the list. */
function askByTemplate({ store }: Sandbox): INodeParameters {
	const { id } = [...store.templates.values()].find(({ name }) => name === 'recordatorio_cita')!;
	return message('sendAndWait', {
		responseType: 'template',
		template: { __rl: true, mode: 'list', value: `recordatorio_cita|es_MX|${id}` },
		templateParameters: {
			mappingMode: 'defineBelow',
			value: { 'Variable 1': 'Juan', 'Variable 2': '5 pm' },
		},
	});
}

/** A text to Juan, who has a contact under each spelling of his number. */
function twins({ store }: Sandbox, phone: string): INodeParameters {
	const contact = store.contacts.get(juan.contactId)!;
	store.contacts.set('twin', { ...contact, id: 'twin', phone_number: OTHER_SPELLING });
	return text({ recipient: byPhone(phone) });
}

const textCases: RequestCase[] = [
	{ row: 'Message: Send Text: to a conversation', parameters: text() },
	{
		row: 'Message: Send Text: by phone, number with one spelling',
		parameters: text({ recipient: byPhone(ONE_SPELLING) }),
	},
	{
		row: 'Message: Send Text: by phone, two spellings, contact under either',
		parameters: text({ recipient: byPhone(OTHER_SPELLING) }),
	},
	{
		row: 'Message: Send Text: by phone, two spellings, new number',
		parameters: text({ recipient: byPhone(NEW_NUMBER) }),
	},
	{
		row: 'Message: Send Text: by phone, contacts under both, conversation under the one given',
		parameters: (sandbox) => twins(sandbox, juan.phone),
	},
	{
		row: 'Message: Send Text: by phone, contacts under both, conversation under the other one or none',
		parameters: (sandbox) => twins(sandbox, OTHER_SPELLING),
	},
	{
		row: 'Message: Send Text: the same number with two spellings in 10 items of a run',
		parameters: text({ recipient: byPhone(juan.phone) }),
		items: ten,
	},
	{
		row: "Message: Send Text: by phone, two spellings, 'Also Try +521 / +52 (MX, AR, BR)' off",
		parameters: text({
			recipient: byPhone(OTHER_SPELLING),
			options: { tryOtherSpellings: false },
		}),
	},
	{
		row: 'Message: Send Text: to a conversation, 24-hour window looked up',
		parameters: text(checked),
	},
	{
		row: 'Message: Send Text: by phone, one spelling, 24-hour window looked up',
		parameters: text({ ...checked, recipient: byPhone(ONE_SPELLING) }),
	},
	{
		row: 'Message: Send Text: 10 items to one conversation, 24-hour window looked up',
		parameters: text(checked),
		items: ten,
	},
	{
		row: "Message: Send Text: 10,000 characters to a conversation, 'Send Long Text in Parts' on",
		parameters: text({ text: 'a'.repeat(10_000), options: { sendInParts: true } }),
	},
];

const templateCases: RequestCase[] = [
	{ row: 'Message: Send Template: by name, to a conversation', parameters: template() },
	{
		row: 'Message: Send Template: by name, number with one spelling',
		parameters: template({ recipient: byPhone(ONE_SPELLING) }),
	},
	{
		row: 'Message: Send Template: by name, two spellings, contact under either',
		parameters: template({ recipient: byPhone(OTHER_SPELLING) }),
	},
	{
		row: 'Message: Send Template: by name, two spellings, new number',
		parameters: template({ recipient: byPhone(NEW_NUMBER) }),
	},
];

export const messageCases: RequestCase[] = [
	{ row: 'Message: Get Many: 100 messages', parameters: history({}) },
	{ row: 'Message: Get Many: 250 messages', parameters: history({ limit: 250 }) },
	{
		row: 'Message: Get Many: 100 messages by phone',
		parameters: history({ conversationId: byPhone(juan.phone) }),
	},
	{
		row: 'Message: Export to File: 250 messages',
		parameters: message('exportToFile', { conversationId: byId(SEEDED.maria.conversationId) }),
	},
	{
		row: 'Message: Export to File: 250 messages by phone',
		parameters: message('exportToFile', { conversationId: byPhone(SEEDED.maria.phone) }),
	},
	{
		row: 'Message: Collect: 5 messages of one person',
		parameters: collect(),
		items: Array.from({ length: 5 }, () => ({})),
	},
	{
		row: "Message: Collect: 5 messages of one person, 'Stop If Someone Took Over' on",
		parameters: ({ store }) => {
			store.conversations.get(juan.conversationId)!.assignedTo = null;
			return collect({ stopIfTakenOver: true });
		},
		items: Array.from({ length: 5 }, () => ({})),
	},
	...textCases,
	{
		row: 'Message: Send Media: file of the item, to a conversation',
		parameters: message('sendMedia'),
	},
	{
		row: 'Message: Send Media: the same file to 10 conversations',
		parameters: message('sendMedia', { recipient: byId('={{ $json.id }}') }),
		items: idsOf(10).map((id) => ({ id })),
	},
	{
		row: 'Message: Send Media: URL or media ID, to a conversation',
		parameters: message('sendMedia', {
			mediaSource: 'url',
			mediaUrl: 'https://example.com/a.pdf',
		}),
	},
	{
		row: 'Message: Send Interactive: buttons, list or link, to a conversation',
		parameters: message('sendInteractive', buttons),
	},
	{
		row: 'Message: Send Interactive: file of the item as header, to a conversation',
		parameters: message('sendInteractive', { ...buttons, headerType: 'document' }),
	},
	{
		row: 'Message: Send and Wait for Response: a conversation',
		parameters: message('sendAndWait', { message: '¿Vienes?' }),
	},
	{
		row: 'Message: Send and Wait for Response: by phone',
		parameters: message('sendAndWait', {
			message: '¿Vienes?',
			recipient: byPhone(SEEDED.juan.phone),
		}),
	},
	{
		row: 'Message: Send and Wait for Response: a conversation, by a template',
		parameters: askByTemplate,
	},
	...templateCases,
	{
		row: 'Message: Send Location: to a conversation',
		parameters: message('sendLocation', { latitude: 19.4, longitude: -99.1 }),
	},
	{
		row: 'Message: Send Contacts: any number of cards, to a conversation',
		parameters: message('sendContacts', { contacts }),
	},
	{
		row: 'Message: React: in a conversation',
		parameters: message('react', { messageId, emoji: '👍' }),
	},
	{ row: 'Message: Retry: a failed message', parameters: message('retry', { messageId }) },
	{
		row: 'Media: Upload: a file',
		parameters: { resource: 'media', operation: 'upload' },
	},
	{
		row: 'Media: Upload: the same file in 10 items',
		parameters: { resource: 'media', operation: 'upload' },
		items: ten,
	},
];
