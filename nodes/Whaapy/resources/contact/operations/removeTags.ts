import { defineBulkOperation } from '../../operation';
import { tagChange } from '../changeTags';
import { contactLocator, knownTags } from '../properties';

export const removeTags = defineBulkOperation({
	name: 'Remove Tags',
	action: 'Remove tags from contact',
	description:
		'Remove tags from those that a contact has. Up to 100 input items with the same tags share one request.',
	properties: [
		{ ...contactLocator, description: 'The contact to remove the tags from' },
		{
			...knownTags,
			required: true,
			description:
				'The tags to remove. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	],
	...tagChange('remove_tags', knownTags),
});
