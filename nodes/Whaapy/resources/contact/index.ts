import type { Resource } from '../operation';
import { addTags } from './addTags';
import { create } from './create';
import { deleteContact } from './delete';
import { get } from './get';
import { getFields } from './getFields';
import { getTags } from './getTags';
import { moveToStage } from './moveToStage';
import { removeTags } from './removeTags';
import { update } from './update';
import { upsert } from './upsert';

export const contact: Resource = {
	name: 'Contact',
	value: 'contact',
	operations: [
		create,
		upsert,
		get,
		update,
		deleteContact,
		addTags,
		removeTags,
		moveToStage,
		getTags,
		getFields,
	],
};
