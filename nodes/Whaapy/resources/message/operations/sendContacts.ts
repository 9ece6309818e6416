import type { IDataObject } from 'n8n-workflow';
import type { Parameters } from '../../../parameters/parameterTypes';
import type { Property } from '../../../parameters/property';
import { readEmail } from '../../../parameters/email';
import { isBlankText, truncate } from '../../../shared/text';
import type { RunOf } from '../../operation';
import { defineOperation } from '../../operation';
import { rowsField } from '../../rowsField';
import { phoneExample } from '../../properties';
import { FREE_FORM_ENDPOINTS, freeFormOptions, sendFreeForm } from '../freeForm';
import { defineUsing } from '../defineUsing';
import { recipient } from '../recipient';

const cardFields = [
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Paula',
		description: 'First name of the person on the card, or the whole name',
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Íñiguez',
		description: 'Last name of the person on the card',
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		reads: 'phone',
		...phoneExample,
		description: 'Number on the card, with country code, or a national number of your country',
	},
	{
		displayName: 'Is on WhatsApp',
		name: 'onWhatsApp',
		type: 'boolean',
		default: true,
		description:
			'Whether the card offers to write to the number on WhatsApp, instead of inviting the person',
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'e.g. paula@example.com',
		description: 'Email address on the card',
	},
	{
		displayName: 'Company',
		name: 'company',
		type: 'string',
		default: '',
		placeholder: 'e.g. Clínica Sonrisa',
		description: 'Company on the card',
	},
	{
		displayName: 'Job Title',
		name: 'jobTitle',
		type: 'string',
		default: '',
		placeholder: 'e.g. Dentista',
		description: 'What the person does in the company',
	},
	{
		displayName: 'Website',
		name: 'website',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com',
		description: 'Address of the website on the card',
	},
] as const satisfies readonly Property[];

const contacts = rowsField({
	displayName: 'Contacts',
	name: 'contacts',
	row: 'contact',
	description: 'One card for each row',
	displayOptions: { show: { defineUsing: ['fields'] } },
	values: cardFields,
});

type Row = Parameters<[typeof contacts]>['contacts']['contact'][number];

export const sendContacts = defineOperation({
	name: 'Send Contacts',
	action: 'Send contact cards',
	description: 'Send contact cards to a person who wrote to you in the last 24 hours',
	api: { endpoints: FREE_FORM_ENDPOINTS, costs: { 'any number of cards, to a conversation': 1 } },
	properties: [
		recipient,
		defineUsing('How to define the cards'),
		contacts,
		{
			displayName: 'Contacts as JSON',
			name: 'contactsJson',
			type: 'json',
			default: '[]',
			rows: contacts,
			placeholder: 'e.g. [{"firstName": "Paula", "phoneNumber": "+5215512345678"}]',
			description:
				'One card for each entry, e.g. [{"firstName": "Paula", "lastName": "Íñiguez", "phoneNumber": "+5215512345678", "email": "paula@example.com"}], as text or from an expression. They can also have onWhatsApp, company, jobTitle and website.',
			displayOptions: { show: { defineUsing: ['json'] } },
		},
	],
	options: freeFormOptions(),
	async execute(run) {
		const { defineUsing: source, contacts: added, contactsJson } = run.parameters;
		const { contact: rows } = source === 'json' ? contactsJson : added;
		if (rows.length === 0) {
			const parameter = source === 'json' ? 'Contacts as JSON' : 'Contacts';
			run.issues.add(parameter, 'is empty', 'Give at least one card, with a name and a number.');
		}
		const cards = rows.map((row, index) => toCard(run, row, index + 1));
		return await sendFreeForm(run, { type: 'contacts', contacts: cards });
	},
});

/** A card in Meta's form (docs/whaapy-api.yaml, "SendMessageBody"), without what is empty. */
function toCard({ issues }: RunOf<unknown>, row: Row, position: number): IDataObject {
	const texts = Object.entries(row).map(([name, value]) => {
		const text = String(value).trim();
		return [name, isBlankText(text) ? '' : text];
	});
	const { firstName, lastName, company, jobTitle, website } = Object.fromEntries(texts) as Record<
		keyof Row,
		string
	>;
	const label = (field: string) => `Contact ${position}: ${field}`;
	if (!firstName && !lastName) {
		issues.add(label('First Name'), 'is empty', 'A card needs a name, e.g. Paula.');
	}
	const email = readEmail(row.email);
	if (!isBlankText(row.email) && email === undefined) {
		issues.add(
			label('Email'),
			`is not an email address: '${truncate(row.email, 60)}'`,
			'Use a value such as paula@example.com.',
		);
	}
	const { phoneNumber: phone } = row;
	if (phone === '') {
		issues.add(label('Phone Number'), 'is empty', 'A card needs a number, e.g. +5215512345678.');
	}
	return {
		name: {
			formatted_name: [firstName, lastName].filter(Boolean).join(' '),
			...(firstName && { first_name: firstName }),
			...(lastName && { last_name: lastName }),
		},
		phones: [{ phone, type: 'CELL', ...(row.onWhatsApp && { wa_id: phone.slice(1) }) }],
		...(email && { emails: [{ email, type: 'WORK' }] }),
		...((company || jobTitle) && {
			org: { ...(company && { company }), ...(jobTitle && { title: jobTitle }) },
		}),
		...(website && { urls: [{ url: website, type: 'WORK' }] }),
	};
}
