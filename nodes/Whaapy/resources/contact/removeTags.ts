import type { Property } from '../../parameters/property';
import { defineBulkOperation } from '../operation';
import { defaultCountry, optionsField, tryOtherSpellings } from '../properties';
import { changeMany, MAX_CONTACTS_PER_CALL } from './changeMany';
import { changeTags, tagOutput, toTagItem, validateTags } from './changeTags';
import { LOOKUP_ENDPOINTS } from './find';
import { findContactId, validateContact } from './locate';
import { contactLocator, knownTags } from './properties';

const properties = [
	{ ...contactLocator, description: 'The contact to remove the tags from' },
	{
		...knownTags,
		required: true,
		description:
			'The tags to remove. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	optionsField(defaultCountry, tryOtherSpellings),
] as const satisfies readonly Property[];

/** Contact → Remove Tags. */
export const removeTags = defineBulkOperation({
	name: 'Remove Tags',
	value: 'removeTags',
	action: 'Remove tags from contact',
	description:
		'Remove tags from those that a contact has. Up to 100 input items with the same tags share one request.',
	api: {
		endpoints: ['POST /contacts/v1/bulk', 'PATCH /contacts/v1/{id}', ...LOOKUP_ENDPOINTS],
		requests: '1 for 100 items that want the same; 1 more by phone',
	},
	properties,
	batchSize: MAX_CONTACTS_PER_CALL,
	async prepare(run) {
		const { tags: removed } = run.parameters;
		validateTags(run.issues, 'Tag Names or IDs', removed);
		const reference = validateContact(run, run.parameters.contactId);
		return toTagItem(await findContactId(run, reference), 'remove_tags', removed);
	},
	async executeMany(client, items) {
		return await changeMany(client, items, tagOutput);
	},
	async executeOne(client, item) {
		await changeTags(client, item);
		return tagOutput(item);
	},
});
