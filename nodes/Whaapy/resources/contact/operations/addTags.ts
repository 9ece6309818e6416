import type { Property } from '../../../parameters/property';
import { defineBulkOperation } from '../../operation';
import { defaultCountry, optionsField, tryOtherSpellings } from '../../properties';
import { tagChange } from '../changeTags';
import { contactLocator, tags } from '../properties';

const properties = [
	{ ...contactLocator, description: 'The contact to add the tags to' },
	{ ...tags, required: true },
	optionsField(defaultCountry, tryOtherSpellings),
] as const satisfies readonly Property[];

/** Contact → Add Tags. */
export const addTags = defineBulkOperation({
	name: 'Add Tags',
	value: 'addTags',
	action: 'Add tags to contact',
	description:
		'Add tags to those that a contact has. Up to 100 input items with the same tags share one request.',
	properties,
	...tagChange('add_tags', tags),
});
