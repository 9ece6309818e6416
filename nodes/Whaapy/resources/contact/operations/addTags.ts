import { defineBulkOperation } from '../../operation';
import { tagChange } from '../changeTags';
import { contactLocator, tags } from '../properties';

export const addTags = defineBulkOperation({
	name: 'Add Tags',
	action: 'Add tags to contact',
	description:
		'Add tags to those that a contact has. Up to 100 input items with the same tags share one request.',
	properties: [
		{ ...contactLocator, description: 'The contact to add the tags to' },
		{ ...tags, required: true },
	],
	...tagChange('add_tags', tags),
});
