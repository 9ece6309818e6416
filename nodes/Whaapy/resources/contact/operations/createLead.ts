import type { IDataObject } from 'n8n-workflow';
import { anyAnswer } from '../../../api/envelope';
import type { ValidationIssues } from '../../../parameters/issues';
import type { Parameters } from '../../../parameters/parameterTypes';
import { defineOperation } from '../../operation';
import { defaultCountry, phoneNumber, additionalFieldsOf } from '../../properties';
import { checkTemplateTexts } from '../../template/texts';
import { newContactBody } from '../body';
import { findDuplicate, NAMED_DUPLICATE, NEW_NUMBER_COSTS } from '../duplicate';
import { LOOKUP_ENDPOINTS } from '../find';
import { tryOtherSpellingsFirst, tags } from '../properties';
import type { Property } from '../../../parameters/property';
import { templateLocator } from '../../template/properties';
import { commonFields } from '../contactFields';
import { customFields } from '../keyValueFields';

const { email, name, source } = commonFields;

/** Values that a lead may be created with; what is empty is not sent. */
const leadFields = {
	...additionalFieldsOf(
		customFields,
		email,
		{
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			default: '',
			placeholder: 'e.g. abc123',
			description: 'ID of the lead in the system that it comes from',
		},
		name,
		source,
		{ ...tags, description: 'Tags to add, separated by commas or semicolons, or a list' },
		{
			...templateLocator,
			required: false,
			description: 'An approved template to send to the person at once',
		},
		{
			displayName: 'Template Variables',
			name: 'templateVariables',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add variable' },
			default: [],
			placeholder: 'e.g. Juan',
			description:
				"Texts that take the places of the variables in the template's body, in the order of their numbers",
		},
	),
	description: 'Fields that are empty are not sent',
} as const satisfies Property;

/** Contact → Create Lead. Never retried if the first attempt may have been applied: it may send. */
export const createLead = defineOperation({
	name: 'Create Lead',
	action: 'Create lead with optional template',
	description:
		'Create the contact of a lead or update it, and send it a template if you choose one. This endpoint of Whaapy is not documented; its answer is passed on as it comes.',
	api: {
		endpoints: ['POST /inbound/leads', ...LOOKUP_ENDPOINTS],
		costs: NEW_NUMBER_COSTS,
	},
	properties: [phoneNumber, leadFields],
	options: [defaultCountry, tryOtherSpellingsFirst],
	async execute({ client, parameters, issues }) {
		const { phoneNumber: phone } = parameters;
		const fields = leadBody(parameters.additionalFields, issues);
		const known = await findDuplicate(client, phone, parameters.options.tryOtherSpellings);
		return await client.post('/inbound/leads', {
			body: { phone: known?.phoneNumber ?? phone, ...fields },
			envelope: anyAnswer,
			messages: NAMED_DUPLICATE,
		});
	},
});

/** The fields of a lead under the names of the API, which are those of a contact in camelCase. */
function leadBody(
	fields: Parameters<[typeof leadFields]>['additionalFields'],
	issues: ValidationIssues,
): IDataObject {
	const { externalId, templateId, templateVariables = [], ...common } = fields;
	const { custom_fields: customFields, ...others } = newContactBody(common, issues);
	const body: IDataObject = { ...others };
	if (customFields !== undefined) body.customFields = customFields;
	if (externalId?.trim()) body.externalId = externalId.trim();
	if (templateId) body.templateId = templateId;
	if (templateVariables.length === 0) return body;
	if (body.templateId === undefined) {
		issues.add(
			'Template Variables',
			'has no template',
			"Choose a 'Template', or remove the texts.",
		);
	}
	checkTemplateTexts(issues, 'Template Variables', templateVariables);
	body.templateVariables = Object.fromEntries(
		templateVariables.map((text, index) => [String(index + 1), text]),
	);
	return body;
}
