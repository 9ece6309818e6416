import type { INodeParameters } from 'n8n-workflow';

/** The parameters of an operation that creates a contact, by the names of its fields alone. */
export function newContact(
	phoneNumber: string,
	fields: INodeParameters = {},
	options: INodeParameters = {},
): INodeParameters {
	const { name = '', email = '', tags = '', ...additionalFields } = fields;
	return { phoneNumber, name, email, tags, additionalFields, options };
}
