import type { Property } from '../../parameters/property';
import { fromList } from '../properties';
import { searchCustomFields } from './pickers';

/** Values that Whaapy keeps under names of the user's own. */
export const customFields = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	keyValues: true,
	placeholder: 'Add custom fields',
	default: {},
	description: 'Your own fields, one by one or as a JSON object. Others of the contact stay.',
	options: [
		{
			displayName: 'Field',
			name: 'row',
			values: [
				{
					// n8n offers it to a model under this label, beside the fields of the contact.
					displayName: 'Field Name',
					name: 'name',
					type: 'resourceLocator',
					default: { mode: 'list', value: '' },
					description: 'The field, one that your contacts have already or a new one',
					pickers: { listSearch: { searchCustomFields } },
					modes: [
						fromList('field', 'searchCustomFields'),
						{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. role' },
					],
				},
				{
					displayName: 'Field Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. CEO',
					description:
						'What is typed in is sent as text. An expression keeps its type: 50000 is sent as a number.',
				},
			],
		},
		{
			displayName: 'JSON Object',
			name: 'json',
			values: [
				{
					displayName: 'Custom Fields as JSON',
					name: 'json',
					type: 'json',
					default: '{}',
					placeholder: 'e.g. {"role": "CEO", "contract_value": 50000}',
					description: 'Names and values as a JSON object, or an expression that gives an object',
				},
			],
		},
	],
} as const satisfies Property;

/** IDs of the contact in other systems. */
export const externalIds = {
	displayName: 'External IDs',
	name: 'externalIds',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	keyValues: true,
	placeholder: 'Add external IDs',
	default: {},
	description: 'IDs of the contact in other systems, one by one or as a JSON object',
	options: [
		{
			displayName: 'External ID',
			name: 'row',
			values: [
				{
					displayName: 'System',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. hubspot',
					description: 'Name of the other system',
				},
				{
					displayName: 'External ID',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. abc123',
					description:
						'What is typed in is sent as text. An expression keeps its type: 123 is sent as a number.',
				},
			],
		},
		{
			displayName: 'JSON Object',
			name: 'json',
			values: [
				{
					displayName: 'External IDs as JSON',
					name: 'json',
					type: 'json',
					default: '{}',
					placeholder: 'e.g. {"hubspot": "abc123"}',
					description: 'Systems and IDs as a JSON object, or an expression that gives an object',
				},
			],
		},
	],
} as const satisfies Property;
