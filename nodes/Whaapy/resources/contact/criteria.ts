import type { IDataObject } from 'n8n-workflow';
import type { Parameters } from '../../parameters/parameterTypes';
import { isObject } from '../../shared/guards';
import { fold } from '../../shared/text';
import { findStageId } from '../funnelStage/findStage';
import type { RunOf } from '../operation';
import type { contactFilters } from './filters';

/** Criteria that contacts must fit; what is empty is no criterion. */
export type Criteria = Awaited<ReturnType<typeof readCriteria>>;

/** A field of a contact with which a criterion is compared. */
type Test = (contact: IDataObject, wanted: Criteria) => boolean;

/**
 * The criteria that the node itself can check. What Whaapy's own search finds is not among them,
 * because only Whaapy knows how it searches.
 */
const TESTS: Record<Exclude<keyof Criteria, 'search'>, Test> = {
	tags: ({ tags }, wanted) => {
		const own = Array.isArray(tags) ? tags.map((tag) => fold(String(tag))) : [];
		return wanted.tags.every((tag) => own.includes(fold(tag)));
	},
	funnelStageId: ({ funnel_stage: stage, funnel_stage_id: id }, wanted) =>
		String(isObject(stage) ? stage.id : (id ?? '')) === wanted.funnelStageId,
	source: ({ source }, wanted) => foldField(source) === fold(wanted.source),
	digits: ({ phone_number: phone }, wanted) =>
		String(phone ?? '')
			.replace(/\D/g, '')
			.includes(wanted.digits),
	name: ({ name }, wanted) => foldField(name).includes(fold(wanted.name)),
	email: ({ email }, wanted) => foldField(email).includes(fold(wanted.email)),
};

/** The fields of a contact that each criterion is about. */
const FIELDS: Record<Testable, readonly string[]> = {
	tags: ['tags'],
	funnelStageId: ['funnel_stage', 'funnel_stage_id'],
	source: ['source'],
	digits: ['phone_number'],
	name: ['name'],
	email: ['email'],
};

/** Reads the filters of a node. One request for a stage that is named. */
export async function readCriteria(run: RunOf<Parameters<[typeof contactFilters]>>) {
	const { search = '', tags = [], source = '' } = run.parameters.filters;
	const { phoneNumber = '', name = '', email = '', funnelStageId } = run.parameters.filters;
	return {
		search: search.trim(),
		tags: tags.map((tag) => tag.trim()).filter((tag) => tag !== ''),
		source: source.trim(),
		/** Digits that the phone number holds. */
		digits: phoneNumber,
		name: name.trim(),
		email: email.trim(),
		// At the end: it may send a request, which throws what is wrong with the others.
		funnelStageId: funnelStageId ? await findStageId(run, funnelStageId) : '',
	};
}

/** A criterion that the node itself can check. */
export type Testable = keyof typeof TESTS;

/** Tells whether a contact fits some of the criteria. */
export function fits(
	contact: IDataObject,
	criteria: Criteria,
	names: readonly Testable[],
): boolean {
	return names.every((name) => criteria[name].length === 0 || TESTS[name](contact, criteria));
}

/** Those of the criteria about which a contact says something. */
export function told(contact: IDataObject, names: readonly Testable[]): Testable[] {
	return names.filter((name) => FIELDS[name].some((field) => contact[field] !== undefined));
}

function foldField(value: unknown): string {
	return fold(String(value ?? ''));
}
