import type { IDataObject } from 'n8n-workflow';
import type { Envelope } from '../../../api/envelope';
import { listIn, objectIn } from '../../../api/envelope';
import { output, shape } from '../../../parameters/output';
import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import { LOOKUP_ENDPOINTS } from '../find';
import { contactMissing, findContactId } from '../locate';
import { contactLocator } from '../properties';
import { simplifyContact } from '../simplify';

const contact = objectIn('contact');
const conversations = listIn('conversations');

/** A contact together with its conversations, which the API puts beside it. */
const contactWithConversations: Envelope<IDataObject> = {
	...contact,
	read(body) {
		const found = contact.read(body);
		return found && { ...found, conversations: conversations.read(body) ?? [] };
	},
};

export const get = defineOperation({
	name: 'Get',
	action: 'Get contact',
	description: 'Get one contact, from the list, by its ID or by phone, with its conversations',
	api: {
		endpoints: ['GET /contacts/v1/{id}', ...LOOKUP_ENDPOINTS],
		costs: { 'by ID': 1, 'by phone': 2, 'the same number in 10 items of a run': 11 },
	},
	properties: [{ ...contactLocator, description: 'The contact to get' }, ...output],
	options: lookupOptions,
	readOnly: true,
	async execute(run) {
		const { client, parameters } = run;
		const id = await findContactId(run, parameters.contactId);
		const contact = await client.get('/contacts/v1/{id}', {
			path: { id },
			envelope: contactWithConversations,
			messages: contactMissing(id),
		});
		return shape(parameters, contact, simplifyContact);
	},
});
