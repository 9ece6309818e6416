import type { Property } from '../../shared/types';
import { customFields, externalIds } from './keyValueFields';

/** One contact, picked from the list or named by its ID. */
export const contactLocator = {
	displayName: 'Contact',
	name: 'contactId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The contact to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a contact…',
			typeOptions: { searchListMethod: 'searchContacts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
		},
	],
} as const satisfies Property;

const tags = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	separator: ',',
	default: '',
	placeholder: 'e.g. cliente, premium',
	description: 'Tags separated by commas, or an expression that gives a list',
} as const satisfies Property;

const addTags = {
	displayName: 'Add Tags',
	name: 'addTags',
	type: 'string',
	separator: ',',
	default: '',
	placeholder: 'e.g. cliente, premium',
	description:
		'Tags to add to those that the contact has, separated by commas, or an expression that gives a list',
} as const satisfies Property;

const removeTags = {
	displayName: 'Remove Tags',
	name: 'removeTags',
	type: 'string',
	separator: ',',
	default: '',
	placeholder: 'e.g. prospecto',
	description:
		'Tags to take from those that the contact has, separated by commas, or an expression that gives a list',
} as const satisfies Property;

/** What a contact has beside its number and its tags (page contacts-create, "Body Parameters"). */
const commonFields = {
	address: {
		displayName: 'Address',
		name: 'address',
		type: 'string',
		default: '',
		placeholder: 'e.g. Av. Reforma 123',
	},
	avatarUrl: {
		displayName: 'Avatar URL',
		name: 'avatarUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/juan.jpg',
		description: 'Address of the profile picture',
	},
	city: {
		displayName: 'City',
		name: 'city',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ciudad de México',
	},
	company: {
		displayName: 'Company',
		name: 'company',
		type: 'string',
		default: '',
		placeholder: 'e.g. Acme Inc',
	},
	country: {
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. MX',
		description: 'Two-letter country code. Whaapy takes MX for new contacts without one.',
	},
	email: {
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'name@email.com',
	},
	funnelStageId: {
		displayName: 'Funnel Stage Name or ID',
		name: 'funnelStageId',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getFunnelStages' },
		default: '',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	name: {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Juan Pérez',
		description: 'Full name of the person',
	},
	notes: {
		displayName: 'Notes',
		name: 'notes',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'Internal notes, which the person never sees',
	},
	postalCode: {
		displayName: 'Postal Code',
		name: 'postalCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. 06600',
	},
	source: {
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: '',
		placeholder: 'e.g. import',
		description: 'Where the contact comes from. Whaapy takes "api" for new contacts without one.',
	},
	state: {
		displayName: 'State',
		name: 'state',
		type: 'string',
		default: '',
		placeholder: 'e.g. CDMX',
	},
} as const satisfies Record<string, Property>;

const { address, avatarUrl, city, company, country, email } = commonFields;
const { funnelStageId, name, notes, postalCode, source, state } = commonFields;

/** What a contact may be created with; what is empty is not sent. */
export const additionalFields = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Fields that are empty are not sent',
	options: [
		address,
		avatarUrl,
		city,
		company,
		country,
		customFields,
		email,
		externalIds,
		funnelStageId,
		name,
		notes,
		postalCode,
		source,
		state,
		tags,
	],
} as const satisfies Property;

/** What can be changed in a contact (FACTS, "Contacts"). */
export const updateFields = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description:
		'Only the fields added here are changed. One that is left empty is emptied in Whaapy; one whose expression gives null stays as it is.',
	options: [
		addTags,
		address,
		avatarUrl,
		city,
		company,
		country,
		customFields,
		email,
		externalIds,
		funnelStageId,
		name,
		notes,
		postalCode,
		removeTags,
		source,
		state,
		{
			...tags,
			description:
				"Tags that replace all that the contact has, separated by commas, or an expression that gives a list. To change single tags, use 'Add Tags' and 'Remove Tags'.",
		},
	],
} as const satisfies Property;

/** Whether one person under two spellings of a number is one contact. */
export const tryOtherSpellings = {
	displayName: 'Try Other Spellings',
	name: 'tryOtherSpellings',
	type: 'boolean',
	default: true,
	description:
		'Whether to first look for a contact with the other spelling of the same number, so that one person does not become two contacts: +52 and +521 in Mexico, +54 and +549 in Argentina, with and without the 9 in Brazil. Costs one more request for numbers of these countries.',
} as const satisfies Property;
