import { defineBulkOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { TAG_CHANGE_API, tagChange } from '../changeTags';
import { contactLocator, tags } from '../properties';

export const addTags = defineBulkOperation({
	name: 'Add Tags',
	action: 'Add tags to contact',
	description:
		'Add tags to those that a contact has. Up to 100 input items with the same tags share one request.',
	api: TAG_CHANGE_API,
	properties: [
		{ ...contactLocator, description: 'The contact to add the tags to' },
		{ ...tags, required: true },
	],
	options: lookupOptions,
	...tagChange('add_tags', tags),
});
