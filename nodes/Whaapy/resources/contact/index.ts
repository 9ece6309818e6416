import type { Resource } from '../operation';
import { addNote } from './addNote';
import { addTags } from './addTags';
import { create } from './create';
import { createLead } from './createLead';
import { deleteContact } from './delete';
import { exportToFile } from './exportToFile';
import { get } from './get';
import { getAll } from './getAll';
import { getFields } from './getFields';
import { getTags } from './getTags';
import { merge } from './merge';
import { moveToStage } from './moveToStage';
import { removeTags } from './removeTags';
import { update } from './update';
import { upsert } from './upsert';

export const contact: Resource = {
	name: 'Contact',
	value: 'contact',
	defaultOperation: upsert,
	operations: [
		upsert,
		create,
		update,
		get,
		getAll,
		exportToFile,
		addTags,
		removeTags,
		moveToStage,
		addNote,
		createLead,
		merge,
		deleteContact,
		getTags,
		getFields,
	],
};
