import type { IDataObject } from 'n8n-workflow';
import type { ValidationIssues } from '../../parameters/issues';
import type { Parameters } from '../../parameters/parameterTypes';
import { isBlankText, truncate } from '../../shared/text';
import type { choiceFields } from './interactiveFields';
import { MAX_LENGTH, checkLength, checkText } from './limits';
import { validateUrl } from './mediaSource';

type Choices = Parameters<typeof choiceFields>;

/** Most buttons of a message, and most rows and sections of a list (docs/whaapy-api.yaml). */
const MAX_BUTTONS = 3;
const MAX_ROWS = 10;

/** The `type` and `action` of an interactive message. */
interface InteractiveAction {
	type: 'button' | 'list' | 'cta_url';
	action: IDataObject;
}

/** Makes what a person can choose from, in Meta's form; checks every limit and cuts nothing. */
export function readAction(issues: ValidationIssues, choices: Choices): InteractiveAction {
	switch (choices.interactiveType) {
		case 'buttons':
			return { type: 'button', action: { buttons: readButtons(issues, choices) } };
		case 'list':
			return { type: 'list', action: readList(issues, choices) };
		case 'link':
			return { type: 'cta_url', action: readLink(issues, choices) };
	}
}

function readButtons(
	issues: ValidationIssues,
	{ defineUsing, buttons, buttonsJson }: Choices,
): IDataObject[] {
	const isJson = defineUsing === 'json';
	const { button: rows } = isJson ? buttonsJson : buttons;
	const parameter = isJson ? 'Buttons as JSON' : 'Buttons';
	if (rows.length === 0) {
		issues.add(parameter, 'is empty', 'Give one to three buttons, each with a title.');
	}
	if (rows.length > MAX_BUTTONS) {
		issues.add(
			parameter,
			`has ${rows.length} buttons, and WhatsApp takes ${MAX_BUTTONS}`,
			"Remove some, or set 'Type' to 'List', which takes ten rows.",
		);
		return [];
	}
	const replies = rows.map(({ title, id }, index) => {
		const name = `Button ${index + 1}`;
		checkText(issues, { parameter: `${name}: Title`, value: title, max: MAX_LENGTH.buttonTitle });
		return { name, id: readId(issues, { name, id, title, max: MAX_LENGTH.buttonId }), title };
	});
	checkUnique(issues, replies, 'id');
	checkUnique(issues, replies, 'title');
	return replies.map(({ id, title }) => ({ type: 'reply', reply: { id, title } }));
}

function readList(
	issues: ValidationIssues,
	{ defineUsing, listButton, sections, sectionsJson }: Choices,
): IDataObject {
	const isJson = defineUsing === 'json';
	const { section: groups } = isJson ? sectionsJson : sections;
	const parameter = isJson ? 'Sections as JSON' : 'Sections';
	checkLength(issues, {
		parameter: 'List Button',
		value: listButton,
		max: MAX_LENGTH.buttonTitle,
	});
	const count = groups.reduce((sum, { rows }) => sum + rows.row.length, 0);
	if (groups.length === 0)
		issues.add(parameter, 'has no row', 'Give one to ten rows, each with a title.');
	if (count > MAX_ROWS) {
		issues.add(
			parameter,
			`has ${count} rows in all, and WhatsApp takes ${MAX_ROWS}`,
			'Remove some, or ask in two steps.',
		);
		return {};
	}
	const all: Choice[] = [];
	const body = groups.map(({ title, rows }, index) => {
		const name = `Section ${index + 1}`;
		const heading = { parameter: `${name}: Title`, value: title, max: MAX_LENGTH.sectionTitle };
		if (groups.length > 1) checkText(issues, heading);
		else checkLength(issues, heading);
		if (rows.row.length === 0) {
			issues.add(`${name}: Rows`, 'is empty', 'Add a row, or remove the section.');
		}
		const choices = rows.row.map((row, at) => readRow(issues, row, `${name}, Row ${at + 1}`));
		all.push(...choices);
		return {
			...(!isBlankText(title) && { title }),
			rows: choices.map(({ id, title: text, description }) => ({
				id,
				title: text,
				...(description && { description }),
			})),
		};
	});
	checkUnique(issues, all, 'id');
	return { button: listButton, sections: body };
}

/** Something to choose, with the name that issues call it by. */
interface Choice {
	name: string;
	id: string;
	title: string;
	description?: string;
}

function readRow(
	issues: ValidationIssues,
	{ title, description, id }: { title: string; description: string; id: string },
	name: string,
): Choice {
	checkText(issues, { parameter: `${name}: Title`, value: title, max: MAX_LENGTH.rowTitle });
	checkLength(issues, {
		parameter: `${name}: Description`,
		value: description,
		max: MAX_LENGTH.rowDescription,
	});
	return {
		name,
		id: readId(issues, { name, id, title, max: MAX_LENGTH.rowId }),
		title,
		description: isBlankText(description) ? '' : description,
	};
}

function readId(
	issues: ValidationIssues,
	{ name, id, title, max }: { name: string; id: string; title: string; max: number },
): string {
	checkLength(issues, { parameter: `${name}: ID`, value: id, max });
	return isBlankText(id) ? title : id;
}

/** Values that the workflow gets must say which one was chosen. */
function checkUnique(issues: ValidationIssues, choices: Choice[], field: 'id' | 'title'): void {
	const seen = new Map<string, string>();
	for (const choice of choices) {
		const value = choice[field].trim();
		const first = seen.get(value);
		if (value !== '' && first !== undefined) {
			issues.add(
				`${choice.name}: ${field === 'id' ? 'ID' : 'Title'}`,
				`is the same as of ${first}: '${truncate(value, 40)}'`,
				field === 'id'
					? 'Give each its own ID. If that is empty, it is the title.'
					: 'Give each its own title.',
			);
		}
		seen.set(value, first ?? choice.name);
	}
}

function readLink(issues: ValidationIssues, { linkText, linkUrl }: Choices): IDataObject {
	checkLength(issues, { parameter: 'Link Text', value: linkText, max: MAX_LENGTH.buttonTitle });
	const url = validateUrl(issues, 'Link URL', linkUrl) ?? '';
	return { name: 'cta_url', parameters: { display_text: linkText, url } };
}
