import { readPhone } from '../../parameters/validate';
import { Complaints } from '../../parameters/issues';
import { duplicateError } from '../../api/apiError';
import { defaultCountry, phoneNumber, runOptions } from '../properties';
import { readParameters } from '../../parameters/readParameters';
import { subscriberKey } from '../../phone/normalizePhone';
import type { Operation, Property } from '../../parameters/property';
import { newContactBody } from './body';
import { additionalFields, tryOtherSpellings } from './properties';
import { CONTACTS, contactIn, findTwin, UNNAMED_DUPLICATE } from './find';

const properties = [
	phoneNumber,
	additionalFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [defaultCountry, ...runOptions, tryOtherSpellings],
	},
] as const satisfies readonly Property[];

/**
 * Contact → Create (page contacts-create). Never repeated where the first attempt may have arrived.
 */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create contact',
	description: 'Create a contact; a phone number that has one already is refused',
	properties,
	async execute(client, itemIndex) {
		const node = this.getNode();
		const complaints = new Complaints(node, itemIndex);
		const values = readParameters(this, properties, itemIndex, complaints);
		const { defaultCountry: country, tryOtherSpellings: tryOther = true } = values.options;
		const phone = readPhone(complaints, 'Phone Number', values.phoneNumber, country);
		const fields = newContactBody(values.additionalFields, complaints);
		complaints.throwIfAny();

		return await client.inOrder(subscriberKey(phone), async () => {
			const twin = tryOther ? await findTwin(client, phone) : undefined;
			if (twin) {
				throw duplicateError(node, itemIndex, {
					message: `A contact with this phone number already exists as ${twin.phoneNumber}: ${twin.id}`,
					description:
						"Use the operation 'Create or Update' to update the existing contact instead of creating a second one. To have two, turn 'Try Other Spellings' off under Options.",
				});
			}
			const body = await client.post({
				path: CONTACTS,
				body: { phone_number: phone, ...fields },
				envelope: 'contact',
				duplicate: UNNAMED_DUPLICATE,
			});
			return contactIn(body);
		});
	},
};
