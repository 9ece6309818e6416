import { SEPARATORS } from '../../parameters/list';
import type { Property } from '../../parameters/property';
import {
	additionalFieldsOf,
	byId,
	byPhone,
	fromList,
	tryOtherSpellings,
	updateFieldsOf,
} from '../properties';
import { commonFields } from './contactFields';
import { customFields, externalIds } from './keyValueFields';
import { getKnownTags, searchContacts } from './pickers';

/** One contact: picked from the list, or named by its ID or its phone number. */
export const contactLocator = {
	displayName: 'Contact',
	name: 'contactId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	identifies: true,
	reads: 'idOrPhone',
	pickers: { listSearch: { searchContacts } },
	description: 'The contact to work on',
	modes: [fromList('contact', 'searchContacts'), byId, byPhone],
} as const satisfies Property;

/** Tags, new ones too. */
export const tags = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	separators: SEPARATORS,
	default: '',
	placeholder: 'e.g. cliente, premium',
	description: 'Tags separated by commas or semicolons, or an expression that gives a list',
} as const satisfies Property;

/** Tags that the account has. */
export const knownTags = {
	displayName: 'Tag Names or IDs',
	name: 'tags',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getKnownTags' },
	default: [],
	pickers: { loadOptions: { getKnownTags } },
	description:
		'Tags that the account has. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
} as const satisfies Property;

const addTags = {
	...tags,
	displayName: 'Add Tags',
	name: 'addTags',
	description:
		'Tags to add to those that the contact has, separated by commas or semicolons, or an expression that gives a list',
} as const satisfies Property;

const removeTags = {
	...knownTags,
	displayName: 'Remove Tag Names or IDs',
	name: 'removeTags',
	description:
		'Tags to take from those that the contact has. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
} as const satisfies Property;

const { address, assignedAgentId, avatarUrl, city, company, country } = commonFields;
const { dealValue, email, funnelStageId, name, notes, postalCode, source, state } = commonFields;

/** Properties that most contacts are created with: above the others, where everybody sees them. */
export const mainFields = [name, email, tags] as const satisfies readonly Property[];

/** Further properties that a contact may be created with; what is empty is not sent. */
export const additionalFields = {
	...additionalFieldsOf(
		address,
		assignedAgentId,
		avatarUrl,
		city,
		company,
		country,
		customFields,
		dealValue,
		externalIds,
		funnelStageId,
		notes,
		postalCode,
		source,
		state,
	),
	description: 'Fields that are empty are not sent',
} as const satisfies Property;

/** Properties that can be changed in a contact. */
export const updateFields = {
	...updateFieldsOf(
		addTags,
		address,
		{
			...assignedAgentId,
			description:
				'The person of the team who looks after the contact; empty for nobody. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		avatarUrl,
		city,
		company,
		country,
		customFields,
		dealValue,
		email,
		externalIds,
		funnelStageId,
		name,
		{
			...notes,
			description:
				'Note to add to those that the contact has. Whaapy keeps the earlier ones, and the person never sees any.',
		},
		postalCode,
		removeTags,
		source,
		state,
		{
			...tags,
			description:
				"Tags that replace all that the contact has, separated by commas or semicolons, or an expression that gives a list. To change single tags, use 'Add Tags' and 'Remove Tags'.",
		},
	),
	description:
		'Only the fields added here are changed. One that is left empty is emptied in Whaapy; one whose expression gives null stays as it is.',
} as const satisfies Property;

/** The choice to take one person under two spellings of a number for one contact. */
export const tryOtherSpellingsFirst = {
	...tryOtherSpellings,
	description:
		'Whether to first look for a contact with the other spelling of the same number, so that one person does not become two contacts: +52 and +521 in Mexico, +54 and +549 in Argentina, with and without the 9 in Brazil. Costs one more request for numbers of these countries.',
} as const satisfies Property;
