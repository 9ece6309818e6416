import type { Property } from '../../parameters/property';
import { validateId } from '../../parameters/validate';
import { defineOperation } from '../operation';
import { optionsField, simplify } from '../properties';
import { contactWithConversations } from './envelope';
import { CONTACTS, contactMissing } from './find';
import { contactLocator } from './properties';
import { simplifyContact } from './simplify';

const properties = [
	contactLocator,
	simplify,
	optionsField(),
] as const satisfies readonly Property[];

/** Contact → Get. */
export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get contact',
	description: 'Get one contact, from the list or by its ID, with its conversations',
	api: { endpoints: ['GET /contacts/v1/{id}'], requests: '1' },
	properties,
	readOnly: true,
	async execute({ client, parameters, issues }) {
		const id = validateId(issues, 'Contact', parameters.contactId.value);
		const contact = await client.get({
			path: [...CONTACTS, id],
			envelope: contactWithConversations,
			messages: contactMissing(id),
		});
		return parameters.simplify ? simplifyContact(contact) : contact;
	},
});
