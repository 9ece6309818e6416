import type { IDataObject } from 'n8n-workflow';
import type { ValidationIssues } from '../../../parameters/issues';
import { isBlankText } from '../../../shared/text';
import { checkLength, checkText, MAX_LENGTH } from '../limits';
import type { ParametersWith } from '../../operation';
import type { questionFields, questionOptions } from './fields';
import type { Choice } from './question';

export type QuestionParameters = ParametersWith<typeof questionFields, typeof questionOptions>;

/** The message that asks, without its destination. */
export interface QuestionMessage {
	body: IDataObject;
	choices: Choice[];
}

const MAX_BUTTONS = 3;
const MAX_ROWS = 10;

/**
 * Makes the message of a question that is no template, in Meta's form; checks every limit and cuts nothing.
 *
 * @param reference what the IDs of the choices begin with
 */
export function questionMessage(
	issues: ValidationIssues,
	parameters: QuestionParameters,
	reference: string,
): QuestionMessage {
	const { responseType, message: text } = parameters;
	const max = responseType === 'freeText' ? MAX_LENGTH.text : MAX_LENGTH.body;
	checkLength(issues, { parameter: 'Message', value: text, max });
	switch (responseType) {
		case 'freeText':
			return { body: { type: 'text', content: text }, choices: [] };
		case 'approval': {
			const choices = readApproval(issues, parameters);
			return { body: withButtons(text, choices, reference), choices };
		}
		default:
			return choiceMessage(issues, parameters, reference);
	}
}

function readApproval(
	issues: ValidationIssues,
	{ approvalOptions: { values } }: QuestionParameters,
): Choice[] {
	const {
		approvalType = 'double',
		approveLabel = 'Approve',
		disapproveLabel = 'Decline',
	} = values[0] ?? {};
	const labels = [{ name: 'Approve Button Label', title: approveLabel, value: 'approve' }];
	if (approvalType === 'double') {
		labels.push({ name: 'Disapprove Button Label', title: disapproveLabel, value: 'decline' });
	}
	for (const { name, title } of labels) {
		checkText(issues, { parameter: name, value: title, max: MAX_LENGTH.buttonTitle });
	}
	checkUnique(issues, labels);
	return labels.map(({ title, value }) => ({ title, value }));
}

function choiceMessage(
	issues: ValidationIssues,
	{ message: text, defineUsing, choices: fields, choicesJson, options }: QuestionParameters,
	reference: string,
): QuestionMessage {
	const isJson = defineUsing === 'json';
	const { choice: rows } = isJson ? choicesJson : fields;
	const parameter = isJson ? 'Choices as JSON' : 'Choices';
	if (rows.length === 0) {
		issues.add(parameter, 'is empty', 'Give one to ten choices, each with a title.');
	}
	if (rows.length > MAX_ROWS) {
		issues.add(
			parameter,
			`has ${rows.length} choices, and WhatsApp takes ${MAX_ROWS}`,
			'Remove some, or ask in two steps.',
		);
	}
	const isList = rows.length > MAX_BUTTONS || rows.some((row) => !isBlankText(row.description));
	const max = isList ? MAX_LENGTH.rowTitle : MAX_LENGTH.buttonTitle;
	const named = rows.map((row, index) => ({ ...row, name: `Choice ${index + 1}: Title` }));
	for (const { name, title } of named) checkText(issues, { parameter: name, value: title, max });
	checkUnique(issues, named);
	const choices = rows.map(({ title, value }) => ({
		title,
		value: isBlankText(value) ? title : value,
	}));
	if (!isList) return { body: withButtons(text, choices, reference), choices };

	rows.forEach(({ description: value }, index) => {
		const name = `Choice ${index + 1}: Description`;
		checkLength(issues, { parameter: name, value, max: MAX_LENGTH.rowDescription });
	});
	const { listButton: button } = options;
	checkText(issues, { parameter: 'List Button', value: button, max: MAX_LENGTH.buttonTitle });
	const list = rows.map(({ title, description }, index) => ({
		id: `${reference}/${index + 1}`,
		title,
		...(!isBlankText(description) && { description }),
	}));
	const action = { button, sections: [{ rows: list }] };
	return {
		body: { type: 'interactive', interactive: { type: 'list', body: { text }, action } },
		choices,
	};
}

function withButtons(text: string, choices: Choice[], reference: string): IDataObject {
	const buttons = choices.map(({ title }, index) => ({
		type: 'reply',
		reply: { id: `${reference}/${index + 1}`, title },
	}));
	const interactive = { type: 'button', body: { text }, action: { buttons } };
	return { type: 'interactive', interactive };
}

/** A person who types the title must mean one of them. */
function checkUnique(issues: ValidationIssues, rows: Array<{ name: string; title: string }>): void {
	const seen = new Map<string, string>();
	for (const { name, title } of rows) {
		const first = seen.get(title.trim());
		if (first !== undefined && !isBlankText(title)) {
			issues.add(name, `is the same as of ${first}: '${title}'`, 'Give each its own title.');
		}
		seen.set(title.trim(), first ?? name);
	}
}
