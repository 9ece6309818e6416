import type { Property } from '../../parameters/property';
import { peopleFilters, phoneExample } from '../properties';
import { commonFields } from './contactFields';
import { knownTags } from './properties';

/** Which contacts to get: those that fit all of the filters. */
export const contactFilters = {
	...peopleFilters(
		{
			...commonFields.email,
			placeholder: 'e.g. @gmail.com',
			description: 'The email address or a part of it',
		},
		{
			...commonFields.funnelStageId,
			description: 'The stage of the funnel that the contacts are in',
		},
		{
			...commonFields.name,
			placeholder: 'e.g. Juan',
			description: 'The name or a part of it',
		},
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			default: '',
			reads: 'phoneDigits',
			placeholder: phoneExample.placeholder,
			description:
				'The phone number, in any spelling, or a part of it. A national number belongs to the default country.',
		},
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. Juan',
			description: "What Whaapy's own search box finds: a name, or a phone number",
		},
		{
			...commonFields.source,
			description: 'Where the contacts come from, e.g. api, import or manual',
		},
		{
			...knownTags,
			description:
				'Tags that the contacts have, all of them. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	),
	description: 'Contacts must fit all of the filters',
} as const satisfies Property;

/** The order of the contacts. */
export const sort = {
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	default: 'default',
	description: 'The order of the contacts',
	options: [
		{ name: 'Created (Newest First)', value: 'createdDescending' },
		{ name: 'Created (Oldest First)', value: 'createdAscending' },
		{ name: 'Last Contact (Newest First)', value: 'lastContactDescending' },
		{ name: 'Last Contact (Oldest First)', value: 'lastContactAscending' },
		{ name: 'Last Update (Newest First)', value: 'updatedDescending' },
		{ name: 'Last Update (Oldest First)', value: 'updatedAscending' },
		{ name: 'Name (A to Z)', value: 'nameAscending' },
		{ name: 'Name (Z to A)', value: 'nameDescending' },
		{ name: "Whaapy's Order", value: 'default' },
	],
} as const satisfies Property;
