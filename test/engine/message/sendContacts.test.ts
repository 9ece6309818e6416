import { SEEDED } from '../../../tools/sandbox';
import { ONE_SPELLING } from '../people';
import { testOperation } from '../testOperation';
import { byId, useSandbox } from '../useSandbox';

const { run, sent, lastBody } = useSandbox({
	resource: 'message',
	operation: 'sendContacts',
	recipient: byId(SEEDED.juan.conversationId),
});

const rows = (...contact: Array<Record<string, string | boolean>>) => ({ contacts: { contact } });

test('sends a card for each row, with all of its fields, in one request', async () => {
	const { items } = await run(
		rows(
			{
				firstName: 'Paula',
				lastName: 'Íñiguez',
				phoneNumber: '+52 1 55 1234 5678',
				email: 'paula@example.com',
				company: 'Clínica Sonrisa',
				jobTitle: 'Dentista',
				website: 'https://example.com',
			},
			{ firstName: 'Recepción', phoneNumber: '(55) 8765-4321', onWhatsApp: false },
		),
	);
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toEqual({
		conversationId: SEEDED.juan.conversationId,
		type: 'contacts',
		contacts: [
			{
				name: { formatted_name: 'Paula Íñiguez', first_name: 'Paula', last_name: 'Íñiguez' },
				phones: [{ phone: '+5215512345678', type: 'CELL', wa_id: '5215512345678' }],
				emails: [{ email: 'paula@example.com', type: 'WORK' }],
				org: { company: 'Clínica Sonrisa', title: 'Dentista' },
				urls: [{ url: 'https://example.com', type: 'WORK' }],
			},
			{
				name: { formatted_name: 'Recepción', first_name: 'Recepción' },
				phones: [{ phone: '+525587654321', type: 'CELL' }],
			},
		],
	});
	expect(items[0]?.json).toMatchObject({ messageType: 'contacts', status: 'sent' });
});

test('takes a number that an expression gives as one', async () => {
	const row = { firstName: '={{ $json.name }}', phoneNumber: '={{ $json.phone }}' };
	await run(rows(row), { items: [{ name: 'Ana', phone: 525587654321 }] });
	expect(lastBody()).toMatchObject({
		contacts: [{ name: { first_name: 'Ana' }, phones: [{ phone: '+525587654321' }] }],
	});
});

test('tells everything that is wrong with the cards at once', async () => {
	const { error } = await run(
		rows(
			{ firstName: '', phoneNumber: '+525587654321' },
			{ firstName: 'Ana', phoneNumber: '12', email: 'ana' },
		),
	);
	expect(error?.message).toBe(
		"'Contact 2: Phone Number', 'Contact 1: First Name' and 'Contact 2: Email' cannot be used [item 0]",
	);
	expect(sent()).toEqual([]);
});

test('refuses to send no card', async () => {
	const { error } = await run({ contacts: {} });
	expect(error?.message).toBe("'Contacts' is empty [item 0]");
	expect(sent()).toEqual([]);
});

describe('from data', () => {
	const json = (contactsJson: string) => ({ defineUsing: 'json', contactsJson });

	test('sends a card for each entry', async () => {
		await run(json('={{ $json.team }}'), {
			items: [
				{
					team: [
						{
							firstName: 'Ana',
							phoneNumber: 525587654321,
							email: ' mailto:ana\u200b@example.com ',
						},
						{ firstName: 'Beto', phoneNumber: '55 1234 5678', onWhatsApp: false },
					],
				},
			],
		});
		expect(lastBody()).toMatchObject({
			contacts: [
				{
					name: { first_name: 'Ana' },
					phones: [{ phone: '+525587654321' }],
					emails: [{ email: 'ana@example.com' }],
				},
				{ name: { first_name: 'Beto' }, phones: [{ phone: '+525512345678', type: 'CELL' }] },
			],
		});
	});

	test.each([
		['[]', "'Contacts as JSON' is empty"],
		[
			'[{"firstName":"Ana","phoneNumber":"+525587654321"},{"phoneNumber":"+525587654321"}]',
			"'Contact 2: First Name' is empty",
		],
		[
			'[{"firstName":"Ana","phoneNumber":"+525587654321","onWhatsApp":"sí"}]',
			'\'Contact 1: Is on WhatsApp\' must be true or false, but it is "sí"',
		],
	])('refuses %s by the number of its row', async (contacts, message) => {
		const { error } = await run(json(contacts));
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(sent()).toEqual([]);
	});
});

testOperation('message/sendContacts', {
	costs: {
		'any number of cards, to a conversation': [
			{
				recipient: byId(SEEDED.juan.conversationId),
				contacts: {
					contact: ['Ana', 'Eva'].map((firstName) => ({ firstName, phoneNumber: ONE_SPELLING })),
				},
			},
		],
	},
	tool: () => ({
		left: ['recipient', 'contacts.contact[0].firstName', 'contacts.contact[0].phoneNumber'],
		sends: 'POST /messages/v1',
		body: { type: 'contacts', contacts: [{ name: { first_name: 'Ana Torres' } }] },
		answers: { messageType: 'contacts' },
	}),
});
