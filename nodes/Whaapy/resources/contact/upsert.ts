import type { IDataObject } from 'n8n-workflow';
import { readPhone } from '../../parameters/validate';
import type { Creation, WhaapyClient } from '../../api/client';
import { Complaints } from '../../parameters/issues';
import { defaultCountry, phoneNumber, runOptions } from '../properties';
import { readParameters } from '../../parameters/readParameters';
import { subscriberKey } from '../../phone/normalizePhone';
import type { Operation, Property } from '../../parameters/property';
import { newContactBody } from './body';
import { additionalFields, tryOtherSpellings } from './properties';
import {
	CONTACTS,
	contactIn,
	contactMissing,
	findStored,
	findTwin,
	UNNAMED_DUPLICATE,
} from './find';

const properties = [
	phoneNumber,
	additionalFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			defaultCountry,
			...runOptions,
			{
				displayName: 'Replace Tags',
				name: 'replaceTags',
				type: 'boolean',
				default: false,
				description:
					"Whether 'Tags' replaces all tags of a contact that exists already, instead of being added to them",
			},
			tryOtherSpellings,
		],
	},
] as const satisfies readonly Property[];

/**
 * Contact → Create or Update (page contacts-create, "Contacto Duplicado": PATCH after a 409).
 */
export const upsert: Operation = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	properties,
	async execute(client, itemIndex) {
		const complaints = new Complaints(this.getNode(), itemIndex);
		const values = readParameters(this, properties, itemIndex, complaints);
		const { defaultCountry: country, tryOtherSpellings: tryOther = true } = values.options;
		const phone = readPhone(complaints, 'Phone Number', values.phoneNumber, country);
		const fields = newContactBody(values.additionalFields, complaints);
		complaints.throwIfAny();

		return await client.inOrder(subscriberKey(phone), async () => {
			const creation = await createUnlessKnown(client, phone, fields, tryOther);
			if ('body' in creation) return { ...contactIn(creation.body), created: true };
			const replace = values.options.replaceTags ?? false;
			const body = await update(client, creation.existingId, fields, replace);
			return { ...contactIn(body), created: false };
		});
	},
};

async function createUnlessKnown(
	client: WhaapyClient,
	phone: string,
	fields: IDataObject,
	tryOther: boolean,
): Promise<Creation> {
	const twin = tryOther ? await findTwin(client, phone) : undefined;
	if (twin) {
		// Where somebody made two contacts of one person, the spelling given says which is meant.
		const own = await findStored(client, phone);
		return { existingId: (own ?? twin).id };
	}
	return await client.create({
		path: CONTACTS,
		body: { phone_number: phone, ...fields },
		envelope: 'contact',
		duplicate: UNNAMED_DUPLICATE,
	});
}

/** Changes the fields given; where there are none, reads the contact as it is. */
async function update(
	client: WhaapyClient,
	id: string,
	{ tags, ...fields }: IDataObject,
	replaceTags: boolean,
): Promise<IDataObject> {
	const body = { ...fields, ...(tags && { [replaceTags ? 'tags' : 'add_tags']: tags }) };
	const request = { path: [...CONTACTS, id], envelope: 'contact', notFound: contactMissing(id) };
	if (Object.keys(body).length === 0) return await client.get(request);
	return await client.patch({ ...request, body });
}
