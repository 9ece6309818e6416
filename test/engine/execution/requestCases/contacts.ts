import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../../tools/sandbox';
import { byId, byPhone } from '../../useSandbox';
import type { RequestCase } from './requestCase';
import { newPhones } from './requestCase';

const { juan, maria } = SEEDED;
const JUAN = byId(juan.contactId);
const JUAN_BY_PHONE = byPhone(juan.phone);
/** A new number of each country whose numbers have two spellings. */
const newNumbers = {
	Mexican: '+5215598765432',
	Argentine: '+5491198765432',
	Brazilian: '+5511998765432',
};

const contact = (operation: string, more: INodeParameters = {}) => ({
	resource: 'contact',
	operation,
	...more,
});

/** Creating ones, which look for the other spelling first. */
function creating(name: string, operation: string): RequestCase[] {
	return [
		{
			row: `${name}: new number with one spelling`,
			parameters: contact(operation, { phoneNumber: '+573001234567' }),
		},
		...Object.entries(newNumbers).map(([country, phoneNumber]) => ({
			row: `${name}: new ${country} number`,
			parameters: contact(operation, { phoneNumber }),
		})),
		{
			row: `${name}: new number with two spellings, 'Also Try +521 / +52 (MX, AR, BR)' off`,
			parameters: contact(operation, {
				phoneNumber: newNumbers.Mexican,
				options: { tryOtherSpellings: false },
			}),
		},
	];
}

/** Those that change or read one contact. */
function single(name: string, operation: string, more: INodeParameters = {}): RequestCase[] {
	return [
		{ row: `${name}: by ID`, parameters: contact(operation, { ...more, contactId: JUAN }) },
		{
			row: `${name}: by phone`,
			parameters: contact(operation, { ...more, contactId: JUAN_BY_PHONE }),
		},
	];
}

/** Those that send 100 contacts in one request; each has a contact of its own. */
function bulk(name: string, operation: string, more: INodeParameters = {}): RequestCase[] {
	const each = contact(operation, { ...more, contactId: byId('={{ $json.id }}') });
	return [
		...single(name, operation, more),
		{ row: `${name}: 100 contacts by ID`, parameters: each, items: MANY.slice(0, 100) },
		{ row: `${name}: 1,000 contacts by ID`, parameters: each, items: MANY },
	];
}

const OUT_OF_FUNNEL = [juan, maria].map(({ contactId: id }) => ({ id }));

const moving = (contactId: INodeParameters, options: INodeParameters = {}) =>
	contact('moveToStage', { contactId, funnelStageId: '={{ $json.stage }}', options });
const MANY = Array.from({ length: 1_000 }, (_, i) => ({ id: `many-${i}` }));

export const contactCases: RequestCase[] = [
	...creating('Contact: Create or Update', 'upsert'),
	{
		row: 'Contact: Create or Update: known number with one spelling',
		parameters: contact('upsert', {
			phoneNumber: '+14155551000',
			additionalFields: { city: 'León' },
		}),
	},
	{
		row: 'Contact: Create or Update: known number with two spellings, under either',
		parameters: contact('upsert', {
			phoneNumber: '+525512345678',
			additionalFields: { city: 'León' },
		}),
	},
	{
		row: 'Contact: Create or Update: the same known number in 10 items of a run',
		parameters: contact('upsert', {
			phoneNumber: juan.phone,
			additionalFields: { city: '={{ $json.city }}' },
		}),
		items: Array.from({ length: 10 }, (_, i) => ({ city: `León ${i}` })),
	},
	...creating('Contact: Create', 'create'),
	...single('Contact: Update', 'update', { updateFields: { city: 'León' } }),
	...single('Contact: Get', 'get'),
	{
		row: 'Contact: Get: the same number in 10 items of a run',
		parameters: contact('get', { contactId: JUAN_BY_PHONE }),
		items: Array.from({ length: 10 }, () => ({})),
	},
	{
		row: 'Contact: Get Many: 100 contacts',
		parameters: contact('getAll', { limit: 100 }),
	},
	{
		row: 'Contact: Get Many: 1,000 contacts',
		parameters: contact('getAll', { limit: 1_000 }),
	},
	{
		row: 'Contact: Export to File: all of over 1,000',
		parameters: contact('exportToFile', { filters: {} }),
	},
	{
		row: 'Contact: Export to File: 100 contacts as CSV',
		parameters: contact('exportToFile', { format: 'csv', filters: { name: 'Mar' } }),
	},
	...bulk('Contact: Add Tags', 'addTags', { tags: 'vip' }),
	...bulk('Contact: Remove Tags', 'removeTags', { tags: 'vip' }),
	{ row: 'Contact: Move to Stage: by ID', parameters: moving(JUAN) },
	{
		row: 'Contact: Move to Stage: by ID, moved again if already there',
		parameters: moving(JUAN, { ifAlreadyThere: 'move' }),
	},
	{ row: 'Contact: Move to Stage: by phone', parameters: moving(JUAN_BY_PHONE) },
	{
		row: 'Contact: Move to Stage: 100 contacts by ID',
		parameters: moving(byId('={{ $json.id }}')),
		items: MANY.slice(0, 100),
	},
	{
		row: 'Contact: Move to Stage: 1,000 contacts by ID',
		parameters: moving(byId('={{ $json.id }}')),
		items: MANY,
	},
	{
		row: 'Contact: Move to Stage: 2 contacts, out of the funnel',
		parameters: contact('moveToStage', {
			contactId: byId('={{ $json.id }}'),
			funnelStageId: 'none',
		}),
		items: OUT_OF_FUNNEL,
	},
	...single('Contact: Add Note', 'addNote', { note: 'Prefiere llamadas' }),
	...creating('Contact: Create Lead', 'createLead'),
	{
		row: 'Contact: Merge: both by ID',
		parameters: contact('merge', { contactId: JUAN, mergedContactId: byId(maria.contactId) }),
	},
	{
		row: 'Contact: Merge: one by phone',
		parameters: contact('merge', {
			contactId: JUAN_BY_PHONE,
			mergedContactId: byId(maria.contactId),
		}),
	},
	{
		row: 'Contact: Merge: both by phone',
		parameters: contact('merge', {
			contactId: JUAN_BY_PHONE,
			mergedContactId: byPhone(maria.phone),
		}),
	},
	...bulk('Contact: Delete', 'delete'),
	{ row: 'Contact: Get Tags: all items', parameters: contact('getTags'), items: newPhones(3) },
	{
		row: 'Contact: Get Custom Fields: all items',
		parameters: contact('getFields'),
		items: newPhones(3),
	},
];
