import { anyAnswer } from '../../../api/envelope';
import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { LOOKUP_ENDPOINTS } from '../find';
import { contactMissing, findContactId } from '../locate';
import { contactLocator } from '../properties';

/** Contact → Add Note. Never retried if the first attempt may have been applied. */
export const addNote = defineOperation({
	name: 'Add Note',
	action: 'Add note to contact',
	description: 'Add an internal note to those that a contact has',
	api: {
		endpoints: ['POST /contacts/{id}/notes', ...LOOKUP_ENDPOINTS],
		costs: { 'by ID': 1, 'by phone': 2 },
	},
	properties: [
		{ ...contactLocator, description: 'The contact to add the note to' },
		{
			displayName: 'Note',
			name: 'note',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			default: '',
			placeholder: 'e.g. Prefiere que la llamen por la tarde',
			description: 'The text. Your team sees it, the person never does.',
		},
	],
	options: lookupOptions,
	async execute(run) {
		const { client, parameters } = run;
		const id = await findContactId(run, parameters.contactId);
		const answer = await client.post('/contacts/{id}/notes', {
			path: { id },
			body: { body: parameters.note },
			envelope: anyAnswer,
			messages: contactMissing(id),
		});
		return { contact_id: id, ...answer };
	},
});
