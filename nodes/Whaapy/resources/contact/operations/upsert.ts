import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../../api/client';
import { objectIn } from '../../../api/envelope';
import type { Creation } from '../../../api/request';
import { output, shape } from '../../../parameters/output';
import { STAGES_ENDPOINT } from '../../funnelStage/findStage';
import { defineOperation } from '../../operation';
import { defaultCountry, phoneNumber } from '../../properties';
import { readNewContact } from '../body';
import { DUPLICATE, existingContactId, findDuplicate, NEW_NUMBER_COSTS } from '../duplicate';
import { LOOKUP_ENDPOINTS, rememberContact } from '../find';
import { contactMissing } from '../locate';
import { additionalFields, mainFields, tryOtherSpellingsFirst } from '../properties';
import { simplifyContact } from '../simplify';

export const upsert = defineOperation({
	name: 'Create or Update',
	action: 'Create or update contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	api: {
		endpoints: [
			'POST /contacts/v1',
			'PATCH /contacts/v1/{id}',
			'GET /contacts/v1/{id}',
			...LOOKUP_ENDPOINTS,
			STAGES_ENDPOINT,
		],
		costs: {
			...NEW_NUMBER_COSTS,
			'known number with one spelling': 2,
			'known number with two spellings, under either': 2,
			'the same known number in 10 items of a run': 11,
		},
	},
	properties: [phoneNumber, ...mainFields, additionalFields, ...output],
	options: [
		{
			displayName: 'Add Notes to Existing Contacts',
			name: 'addNotesOnUpdate',
			type: 'boolean',
			default: false,
			description:
				"Whether 'Notes' is added to the notes of a contact that exists already, once for each run, instead of being sent for new contacts only",
		},
		defaultCountry,
		{
			displayName: 'Replace Tags',
			name: 'replaceTags',
			type: 'boolean',
			default: false,
			description:
				"Whether 'Tags' replaces all tags of a contact that exists already, instead of being added to them",
		},
		tryOtherSpellingsFirst,
	],
	async execute(run) {
		const { client, parameters } = run;
		const { phoneNumber: phone } = parameters;
		const fields = await readNewContact(run);
		const { tryOtherSpellings: tryOther, replaceTags, addNotesOnUpdate } = parameters.options;
		// Whaapy takes a number once, and an update sets values, so repeating either does no harm. But it
		// adds notes each time.
		const idempotent = !(fields.notes && addNotesOnUpdate);
		const result = await createUnlessKnown(client, { phone, fields, tryOther, idempotent });
		const shown = (contact: IDataObject) => shape(parameters, contact, simplifyContact);
		if ('created' in result) return { ...shown(result.created), created: true };
		const { tags, notes, ...others } = fields;
		const body = {
			...others,
			...(tags && { [replaceTags ? 'tags' : 'add_tags']: tags }),
			...(notes && addNotesOnUpdate && { notes }),
		};
		const contact = await update(client, { id: result.existingId, body, idempotent });
		// If the answer to a first attempt was lost, nobody knows whether that one created the contact.
		return { ...shown(contact), created: result.mayBeOwn ? null : false };
	},
});

/**
 * Creates the contact unless the run knows of one, finds one, or Whaapy refuses a duplicate: somebody
 * else may create it in between.
 */
async function createUnlessKnown(
	client: WhaapyClient,
	{
		phone,
		fields,
		tryOther,
		idempotent,
	}: { phone: string; fields: IDataObject; tryOther: boolean; idempotent: boolean },
): Promise<Creation<IDataObject>> {
	const known = await findDuplicate(client, phone, tryOther);
	if (known) return { existingId: known.id, mayBeOwn: false };
	const result = await client.create('/contacts/v1', {
		body: { phone_number: phone, ...fields },
		envelope: objectIn('contact'),
		messages: DUPLICATE,
		existingId: existingContactId,
		idempotent,
	});
	const id = 'created' in result ? result.created.id : result.existingId;
	await rememberContact(client, phone, id);
	return result;
}

/** Changes the fields given; if there are none, reads the contact as it is. */
async function update(
	client: WhaapyClient,
	{ id, body, idempotent }: { id: string; body: IDataObject; idempotent: boolean },
): Promise<IDataObject> {
	const request = {
		path: { id },
		envelope: objectIn('contact'),
		messages: contactMissing(id),
	};
	if (Object.keys(body).length === 0) return await client.get('/contacts/v1/{id}', request);
	return await client.patch('/contacts/v1/{id}', { ...request, body, idempotent });
}
