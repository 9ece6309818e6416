import { checkId } from '../../parameters/validate';
import { plainOptions, simplify } from '../properties';
import { readParameters } from '../../parameters/readParameters';
import { simplifyContact } from '../conversation/simplify';
import type { Operation, Property } from '../../parameters/property';
import { contactLocator } from './properties';
import { CONTACTS, contactIn, contactMissing } from './find';

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
