import { checkId } from '../../shared/checks';
import { plainOptions, simplify } from '../../shared/options';
import { readParameters } from '../../shared/parameters';
import { simplifyContact } from '../../shared/simplify';
import type { Operation, Property } from '../../shared/types';
import { contactLocator } from './fields';
import { CONTACTS, contactIn, contactMissing } from './lookup';

const properties = [contactLocator, simplify, plainOptions] as const satisfies readonly Property[];

/** Contact → Get (page contacts-get). */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get contact',
	description: 'Get one contact, from the list or by its ID, with its conversations',
	properties,
	async execute(client, itemIndex) {
		const { contactId, simplify: short } = readParameters(this, properties, itemIndex);
		const id = checkId(this.getNode(), itemIndex, 'Contact', contactId.value);
		const body = await client.get({
			path: [...CONTACTS, id],
			envelope: 'contact',
			notFound: contactMissing(id),
		});
		const contact = { ...contactIn(body), conversations: body.conversations ?? [] };
		return short ? simplifyContact(contact) : contact;
	},
};
