import type { ValidationIssues } from '../../parameters/issues';
import type { Property } from '../../parameters/property';
import { lengthOf, truncate } from '../../shared/text';
import { byId, fromList } from '../properties';
import { searchFunnelStages } from './pickers';

/** Most characters of a stage's name (docs/whaapy-api.yaml, StageName). */
const MAX_NAME = 100;

/** One stage of the funnel, picked from the list or named by its ID. */
export const funnelStageLocator = {
	displayName: 'Funnel Stage',
	name: 'funnelStageId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	identifies: true,
	reads: 'id',
	description: 'The stage to work on',
	modes: [fromList('stage', 'searchFunnelStages'), byId],
	pickers: { listSearch: { searchFunnelStages } },
} as const satisfies Property;

export const name = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Interesado',
	description: 'Name of the stage, up to 100 characters',
} as const satisfies Property;

export const color = {
	displayName: 'Color',
	name: 'color',
	type: 'color',
	default: '#6366f1',
	description: 'Color of the stage in the funnel',
} as const satisfies Property;

/** Validates what a stage is to be called and to look like; what is not given is not sent. */
export function stageFields(
	issues: ValidationIssues,
	fields: { name?: string; color?: string },
): { name?: string; color?: string } {
	const given: { name?: string; color?: string } = {};
	if (fields.name !== undefined) given.name = validateName(issues, fields.name.trim());
	if (fields.color !== undefined) given.color = validateColor(issues, fields.color.trim());
	return given;
}

function validateName(issues: ValidationIssues, text: string): string {
	if (text === '') issues.add('Name', 'is empty', 'Use a name such as Interesado.');
	if (lengthOf(text) > MAX_NAME) {
		issues.add('Name', `has ${lengthOf(text)} characters`, `Use ${MAX_NAME} characters at most.`);
	}
	return text;
}

function validateColor(issues: ValidationIssues, text: string): string {
	if (/^#[0-9a-f]{6}$/i.test(text)) return text;
	const reason = text === '' ? 'is empty' : `is not a color: '${truncate(text, 60)}'`;
	issues.add('Color', reason, 'Use a color such as #6366f1.');
	return text;
}
