import { defineResource } from '../operation';
import { addNote } from './operations/addNote';
import { addTags } from './operations/addTags';
import { create } from './operations/create';
import { createLead } from './operations/createLead';
import { deleteContact } from './operations/delete';
import { exportToFile } from './operations/exportToFile';
import { get } from './operations/get';
import { getAll } from './operations/getAll';
import { getFields } from './operations/getFields';
import { getTags } from './operations/getTags';
import { merge } from './operations/merge';
import { moveToStage } from './operations/moveToStage';
import { removeTags } from './operations/removeTags';
import { update } from './operations/update';
import { upsert } from './operations/upsert';

export const contact = defineResource(
	{
		name: 'Contact',
		value: 'contact',
		operations: {
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
			delete: deleteContact,
			getTags,
			getFields,
		},
	},
	{ defaultOperation: 'upsert' },
);
