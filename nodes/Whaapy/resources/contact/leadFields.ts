import type { Property } from '../../parameters/property';
import { additionalFieldsOf } from '../properties';
import { templateLocator } from '../template/properties';
import { commonFields } from './contactFields';
import { customFields } from './keyValueFields';
import { tags } from './properties';

const { email, name, source } = commonFields;

/** Values that a lead may be created with; what is empty is not sent. */
export const leadFields = {
	...additionalFieldsOf(
		customFields,
		email,
		{
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			default: '',
			placeholder: 'e.g. abc123',
			description: 'ID of the lead in the system that it comes from',
		},
		name,
		source,
		{ ...tags, description: 'Tags to add, separated by commas or semicolons, or a list' },
		{
			...templateLocator,
			required: false,
			description: 'An approved template to send to the person at once',
		},
		{
			displayName: 'Template Variables',
			name: 'templateVariables',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add variable' },
			default: [],
			placeholder: 'e.g. Juan',
			description:
				"Texts that take the places of the variables in the template's body, in the order of their numbers",
		},
	),
	description: 'Fields that are empty are not sent',
} as const satisfies Property;
