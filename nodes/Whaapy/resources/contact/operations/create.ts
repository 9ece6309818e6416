import { objectIn } from '../../../api/envelope';
import { output, shape } from '../../../parameters/output';
import { STAGES_ENDPOINT } from '../../funnelStage/findStage';
import { defineOperation } from '../../operation';
import { defaultCountry, phoneNumber } from '../../properties';
import { readNewContact } from '../body';
import { DUPLICATE, duplicateContact, findDuplicate, NEW_NUMBER_COSTS } from '../duplicate';
import { LOOKUP_ENDPOINTS, rememberContact } from '../find';
import { additionalFields, mainFields, tryOtherSpellingsFirst } from '../properties';
import { simplifyContact } from '../simplify';

/** Contact → Create. Never retried if the first attempt may have been applied. */
export const create = defineOperation({
	name: 'Create',
	action: 'Create contact',
	description: 'Create a contact; a phone number that has one already is refused',
	api: {
		endpoints: ['POST /contacts/v1', ...LOOKUP_ENDPOINTS, STAGES_ENDPOINT],
		costs: { ...NEW_NUMBER_COSTS, 'new number with one spelling, stage by name': 2 },
	},
	properties: [phoneNumber, ...mainFields, additionalFields, ...output],
	options: [defaultCountry, tryOtherSpellingsFirst],
	async execute(run) {
		const { client, parameters } = run;
		const { phoneNumber: phone } = parameters;
		const fields = await readNewContact(run);
		const duplicate = await findDuplicate(client, phone, parameters.options.tryOtherSpellings);
		if (duplicate) throw duplicateContact(client, phone, duplicate);
		const contact = await client.post('/contacts/v1', {
			body: { phone_number: phone, ...fields },
			envelope: objectIn('contact'),
			messages: DUPLICATE,
		});
		await rememberContact(client, phone, contact.id);
		return shape(parameters, contact, simplifyContact);
	},
});
