import { readPhone } from '../../parameters/validate';
import { Complaints } from '../../parameters/issues';
import { defaultCountry, phoneNumber, runOptions, tryOtherSpellings } from '../properties';
import { isObject } from '../../api/response';
import { readParameters } from '../../parameters/readParameters';
import { subscriberKey } from '../../phone/normalizePhone';
import type { Operation, Property } from '../../parameters/property';
import { spellingInUse } from '../conversation/find';

const properties = [
	phoneNumber,
	{
		displayName: 'Template Name',
		name: 'templateName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. hello_world',
		description: 'Name of an approved template, as it is written in Whaapy',
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		required: true,
		default: 'es_MX',
		placeholder: 'e.g. es_MX',
		description: 'Language code of the template, as it is written in Whaapy',
	},
	{
		displayName: 'Body Parameters',
		name: 'bodyParameters',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add parameter' },
		default: [],
		placeholder: 'e.g. Juan',
		description:
			"Texts that take the places of {{1}}, {{2}} … in the template's body, in that order",
	},
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
				...tryOtherSpellings,
				description:
					'Whether to send to the other spelling of the same number (e.g. +521 instead of +52 in Mexico) if the conversation is kept under that one, instead of starting a second conversation',
			},
		],
	},
] as const satisfies readonly Property[];

/**
 * Message → Send Template (page conversations-by-phone, "Casos de uso"; with parameters the form of
 * FACTS, "Messages"). Never repeated where the first attempt may have arrived.
 */
export const sendTemplate: Operation = {
	name: 'Send Template',
	value: 'sendTemplate',
	action: 'Send template message',
	description:
		'Send an approved WhatsApp template to a person; this starts the conversation where there is none',
	properties,
	async execute(client, itemIndex) {
		const complaints = new Complaints(this.getNode(), itemIndex);
		const values = readParameters(this, properties, itemIndex, complaints);
		const { defaultCountry: country, tryOtherSpellings: tryOther = true } = values.options;
		const phone = readPhone(complaints, 'Phone Number', values.phoneNumber, country);
		const name = values.templateName.trim();
		const language = values.language.trim();
		const texts = values.bodyParameters;
		if (!name) complaints.add('Template Name', 'is empty', 'Use a value such as hello_world.');
		if (!language) complaints.add('Language', 'is empty', 'Use a value such as es_MX.');
		const blank = texts.findIndex((text) => text.trim() === '');
		if (blank !== -1) {
			const reason = `has no text for {{${blank + 1}}}`;
			const hint = 'WhatsApp refuses empty parameters. Give each a text, e.g. Juan.';
			complaints.add('Body Parameters', reason, hint);
		}
		complaints.throwIfAny();

		return await client.inOrder(subscriberKey(phone), async () => {
			const to = tryOther ? await spellingInUse(client, phone) : phone;
			const { data } = await client.post({
				path: ['messages', 'v1'],
				body:
					texts.length === 0
						? { to, type: 'template', template: { name, language } }
						: { to, type: 'template', templateName: name, language, template_parameters: texts },
				envelope: 'data',
			});
			return isObject(data) ? data : {};
		});
	},
};
