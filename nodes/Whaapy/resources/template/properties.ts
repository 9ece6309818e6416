import type { Property } from '../../parameters/property';
import { searchTemplates } from './pickers';

/** One template, picked from the list or named by its ID. */
export const templateLocator = {
	displayName: 'Template',
	name: 'templateId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	reads: 'metaId',
	description: 'The template to get',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template…',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
		},
	],
	pickers: { listSearch: { searchTemplates } },
} as const satisfies Property;
