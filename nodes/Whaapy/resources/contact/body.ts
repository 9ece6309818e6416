import type { IDataObject } from 'n8n-workflow';
import type { ValidationIssues } from '../../parameters/issues';
import type { Parameters } from '../../parameters/parameterTypes';
import { readEmail } from '../../parameters/email';
import { isObject } from '../../shared/guards';
import { isBlankText, truncate } from '../../shared/text';
import { findStageId } from '../funnelStage/findStage';
import type { RunOf } from '../operation';
import type { additionalFields, mainFields, updateFields } from './properties';

/**
 * The fields of a contact as they are read, but for its stage, which may have to be looked up. Those
 * of a new one are the same without two.
 */
type Fields = Omit<Parameters<[typeof updateFields]>['updateFields'], 'funnelStageId'>;

/** A field that Whaapy accepts in one format only, and never empty. */
interface Format {
	parameter: string;
	kind: string;
	example: string;
	/** The value as Whaapy wants it, or `undefined` if it is none. */
	read(text: string): string | undefined;
}

const FORMATS: { readonly [name in keyof Fields]?: Format } = {
	email: {
		parameter: 'Email',
		kind: 'an email address',
		example: 'juan@ejemplo.com',
		read: readEmail,
	},
	country: {
		parameter: 'Country',
		kind: 'a two-letter country code',
		example: 'MX',
		read: (text) => (/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : undefined),
	},
	avatarUrl: {
		parameter: 'Avatar URL',
		kind: 'a web address',
		example: 'https://example.com/juan.jpg',
		read: (text) => (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text) ? text : undefined),
	},
	assignedAgentId: {
		parameter: 'Assigned Agent Name or ID',
		kind: 'an ID',
		example: '550e8400-e29b-41d4-a716-446655440000',
		read: (text) => (/\s/.test(text) ? undefined : text),
	},
};

/**
 * The body of a new contact: what is empty is left out, because Whaapy can refuse what is not set
 * (docs/whaapy-api.md, "Contacts").
 */
export function newContactBody(fields: Fields, issues: ValidationIssues): IDataObject {
	const body: IDataObject = {};
	for (const [name, value] of Object.entries(fields)) {
		const filled = isObject(value) ? withoutEmpty(value) : value;
		if (!isEmpty(filled)) body[apiName(name)] = validated(name, filled, issues);
	}
	return body;
}

/**
 * The body of a new contact without its phone number. One request for a stage that is named, see
 * {@link findStageId}.
 */
export async function readNewContact(
	run: RunOf<Parameters<[...typeof mainFields, typeof additionalFields]>>,
): Promise<IDataObject> {
	const { name, email, tags, additionalFields: additional } = run.parameters;
	const { funnelStageId, ...others } = additional;
	const body = newContactBody({ name, email, tags, ...others }, run.issues);
	const stageId = funnelStageId && (await findStageId(run, funnelStageId));
	return { ...body, ...(stageId && { funnel_stage_id: stageId }) };
}

/**
 * The body of a change: a text or the tags that the user left empty are sent empty, so that they can
 * be cleared. If there is nothing to add, remove or merge, nothing is sent; notes are added to those
 * that the contact has (docs/whaapy-api.md, "Contacts"), so an empty one is not sent.
 */
export function changeBody(fields: Fields, issues: ValidationIssues): IDataObject {
	const body: IDataObject = {};
	for (const [name, value] of Object.entries(fields)) {
		const clears = (typeof value === 'string' && name !== 'notes') || name === 'tags';
		if (isEmpty(value) && !clears) continue;
		// The only field that a null empties.
		if (isEmpty(value) && name === 'assignedAgentId') body.assigned_agent_id = null;
		else body[apiName(name)] = validated(name, value, issues);
	}
	return body;
}

function validated(
	name: string,
	value: IDataObject[string],
	issues: ValidationIssues,
): IDataObject[string] {
	const format = FORMATS[name as keyof Fields];
	if (format === undefined || typeof value !== 'string') return value;
	const { parameter, kind, example, read } = format;
	const text = value.trim();
	if (isBlankText(text)) {
		return issues.add(
			parameter,
			'is empty',
			`Whaapy cannot empty it. Give a value such as ${example}, or remove the field.`,
		);
	}
	return (
		read(text) ??
		issues.add(
			parameter,
			`is not ${kind}: '${truncate(text, 60)}'`,
			`Use a value such as ${example}.`,
		)
	);
}

function isEmpty(value: unknown): boolean {
	if (typeof value === 'string') return isBlankText(value);
	if (typeof value === 'number') return false;
	return Object.keys(value ?? {}).length === 0;
}

function withoutEmpty(values: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/** `custom_fields` for "customFields". */
function apiName(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
