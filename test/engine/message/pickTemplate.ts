import type { INodeParameters, ResourceMapperField } from 'n8n-workflow';
import type { Account } from '../harness';
import { loadFields, searchList } from '../harness';

/** A template as the editor stores it once it is picked from the list, without values yet. */
export interface PickedTemplate {
	template: INodeParameters;
	fields: ResourceMapperField[];
	notice?: string;
	/** The parameters of the node, with values for the fields. */
	fill(values: INodeParameters): INodeParameters;
}

/** Picks the first template that a search in the editor finds, as a person does. */
export async function pickTemplate(account: Account, search: string): Promise<PickedTemplate> {
	const { results } = await searchList(account, 'searchApprovedTemplates', search);
	const [first] = results;
	if (!first) throw new Error(`No template for '${search}'`);
	const { name: cachedResultName, value } = first;
	const template = { __rl: true, mode: 'list', value: String(value), cachedResultName };
	const { fields, emptyFieldsNotice } = await loadFields(account, 'getTemplateFields', {
		resource: 'message',
		operation: 'sendTemplate',
		template,
	});
	return {
		template,
		fields,
		notice: emptyFieldsNotice,
		fill: (values) => ({
			template,
			templateParameters: {
				mappingMode: 'defineBelow',
				value: values,
				matchingColumns: [],
				schema: fields as unknown as INodeParameters[],
				attemptToConvertTypes: false,
				convertFieldsToString: false,
			},
		}),
	};
}
