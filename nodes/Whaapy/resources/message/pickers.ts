import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { WhaapyClient } from '../../api/client';
import { INTERACTIVE_SETTINGS } from '../../api/session';
import { isObject } from '../../shared/guards';
import { fieldsOf, parseFieldId, whyNotFillable } from '../template/fields';
import { readTemplate } from '../template/templates';
import { decodeTemplate } from '../template/reference';

/**
 * The fields of 'Template Parameters': what the picked template leaves open. One request.
 *
 * If it cannot be read this throws: the editor then keeps the fields that it has, and what the user
 * wrote into them. No fields at all make it drop them.
 *
 * @throws NodeApiError if Whaapy does not give the template
 */
export async function getTemplateFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const locator: unknown = this.getCurrentNodeParameter('template');
	const value = isObject(locator) ? locator.value : locator;
	const id = typeof value === 'string' ? decodeTemplate(value)?.id : undefined;
	if (id === undefined) {
		return { fields: [], emptyFieldsNotice: "Choose a 'Template' from the list first." };
	}
	const client = await WhaapyClient.open(this, INTERACTIVE_SETTINGS);
	const template = await readTemplate(client, id);
	const reason = whyNotFillable(template);
	if (reason !== undefined) {
		const emptyFieldsNotice = `This template ${reason}. This node cannot fill that: choose another template.`;
		return { fields: [], emptyFieldsNotice };
	}
	const isFile = ({ id: field }: { id: string }) => parseFieldId(field)?.part === 'headerMedia';
	const comesWithItem = this.getCurrentNodeParameter('headerSource') === 'binary';
	const fields = fieldsOf(template).filter((field) => !comesWithItem || !isFile(field));
	return {
		fields: fields.map((field) => ({
			id: field.id,
			displayName: field.label,
			required: true,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			type: 'string',
		})),
		emptyFieldsNotice: 'This template has no variables: it is sent as it is.',
	};
}
