import type { IDataObject } from 'n8n-workflow';
import type { ValidationIssues } from '../../../parameters/issues';
import { defineOperation } from '../../operation';
import { additionalFieldsOf } from '../../properties';
import { templateLocator } from '../../template/properties';
import { broadcastOrAnswer } from '../broadcasts';
import { getVariableSources } from '../pickers';

/** Broadcast → Create. Never retried if the first attempt may have been applied. */
export const create = defineOperation({
	name: 'Create',
	action: 'Create draft of broadcast',
	description:
		"Create a broadcast as a draft, which sends nothing yet. Then use 'Add Recipients' and 'Send'.",
	api: { endpoints: ['POST /broadcasts'], costs: { 'a draft': 1 } },
	properties: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Promoción de febrero',
			description: 'Name of the broadcast in Whaapy, which the recipients never see',
		},
		{ ...templateLocator, description: 'The approved template to send' },
		{
			displayName: 'Variable Mapping',
			name: 'variableMapping',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add variable',
			default: {},
			description:
				"What fills the variables of the template, for recipients who bring no values of their own in 'Add Recipients'",
			options: [
				{
					displayName: 'Variable',
					name: 'variable',
					values: [
						{
							displayName: 'Number',
							name: 'number',
							type: 'number',
							typeOptions: { minValue: 1 },
							default: 1,
							description: 'Which variable of the template: the number between its braces',
						},
						{
							displayName: 'Source Name or ID',
							name: 'source',
							type: 'options',
							typeOptions: { loadOptionsMethod: 'getVariableSources' },
							default: 'contact.name',
							pickers: { loadOptions: { getVariableSources } },
							description:
								'What fills the variable. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
						},
					],
				},
			],
		},
		additionalFieldsOf({
			displayName: 'Tag to Apply',
			name: 'tagToApply',
			type: 'string',
			default: '',
			placeholder: 'e.g. promo-febrero',
			description: 'Tag that every contact gets to whom the broadcast was sent',
		}),
	],
	async execute({ client, parameters, issues }) {
		const { name, templateId, variableMapping, additionalFields } = parameters;
		const mapping = readMapping(issues, variableMapping.variable);
		const tagToApply = additionalFields.tagToApply?.trim();
		return await client.post('/broadcasts', {
			body: {
				name: name.trim(),
				templateId,
				...(tagToApply && { tagToApply }),
				...(Object.keys(mapping).length > 0 && { variableMapping: mapping }),
			},
			envelope: broadcastOrAnswer,
		});
	},
});

function readMapping(
	issues: ValidationIssues,
	rows: ReadonlyArray<{ number: number; source: string }>,
): IDataObject {
	const mapping: IDataObject = {};
	for (const { number, source } of rows) {
		if (source.trim() === '') {
			issues.add(
				'Variable Mapping',
				`has nothing for {{${number}}}`,
				'Choose what fills the variable, or remove the row.',
			);
		}
		if (number in mapping) {
			issues.add(
				'Variable Mapping',
				`has {{${number}}} twice`,
				'Remove one of the two rows, or correct its number.',
			);
		}
		mapping[number] = source.trim();
	}
	return mapping;
}
