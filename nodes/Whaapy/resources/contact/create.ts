import { statusError } from '../../api/apiError';
import { objectIn } from '../../api/envelope';
import type { Property } from '../../parameters/property';
import { validatePhone } from '../../parameters/validate';
import { defineOperation } from '../operation';
import { defaultCountry, optionsField, phoneNumber } from '../properties';
import { newContactBody } from './body';
import { CONTACTS, findContactUnderOtherSpelling, UNNAMED_DUPLICATE } from './find';
import { additionalFields, tryOtherSpellings } from './properties';

const properties = [
	phoneNumber,
	additionalFields,
	optionsField(defaultCountry, tryOtherSpellings),
] as const satisfies readonly Property[];

/** Contact → Create. Never retried if the first attempt may have been applied. */
export const create = defineOperation({
	name: 'Create',
	value: 'create',
	action: 'Create contact',
	description: 'Create a contact; a phone number that has one already is refused',
	api: {
		endpoints: ['POST /contacts/v1', 'GET /contacts/v1'],
		requests: '1; 1 more for a number with two spellings',
	},
	properties,
	async execute({ client, parameters, issues, defaultCountry: country, context, itemIndex }) {
		const phone = validatePhone(issues, {
			parameter: 'Phone Number',
			value: parameters.phoneNumber,
			defaultCountry: country,
		});
		const fields = newContactBody(parameters.additionalFields, issues);
		if (parameters.options.tryOtherSpellings) {
			const duplicate = await findContactUnderOtherSpelling(client, phone);
			if (duplicate) {
				throw statusError(context.getNode(), '409', {
					message: `A contact with this phone number already exists as ${duplicate.phoneNumber}: ${duplicate.id}`,
					description:
						"Use the operation 'Create or Update' to update the existing contact instead of creating a second one. To have two, turn 'Try Other Spellings' off under Options.",
					itemIndex,
				});
			}
		}
		return await client.post({
			path: CONTACTS,
			body: { phone_number: phone, ...fields },
			envelope: objectIn('contact'),
			messages: UNNAMED_DUPLICATE,
		});
	},
});
