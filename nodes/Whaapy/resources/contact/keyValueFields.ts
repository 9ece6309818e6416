import { fromList } from '../properties';
import { keyValuesField } from '../rowsField';
import { searchCustomFields } from './pickers';

/** Values that Whaapy keeps under names of the user's own. */
export const customFields = keyValuesField({
	displayName: 'Custom Fields',
	name: 'customFields',
	placeholder: 'Add custom fields',
	description: 'Your own fields, one by one or as a JSON object. Others of the contact stay.',
	row: 'Field',
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
	json: 'Names and values',
	example: '{"role": "CEO", "contract_value": 50000}',
});

/** IDs of the contact in other systems. */
export const externalIds = keyValuesField({
	displayName: 'External IDs',
	name: 'externalIds',
	placeholder: 'Add external IDs',
	description: 'IDs of the contact in other systems, one by one or as a JSON object',
	row: 'External ID',
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
	json: 'Systems and IDs',
	example: '{"hubspot": "abc123"}',
});
