import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { ValidationIssues } from '../../parameters/issues';
import type { Parameters } from '../../parameters/parameterTypes';
import { normalizePhone } from '../../phone/normalizePhone';
import { sharedDigits } from '../../phone/variants';
import { isObject } from '../../shared/guards';
import { fold, truncate } from '../../shared/text';
import { findStageId } from '../funnelStage/findStage';
import type { contactFilters } from './filters';

/** What contacts must fit; what is empty is no criterion. */
export interface Criteria {
	search: string;
	tags: string[];
	funnelStageId: string;
	source: string;
	/** Digits that the phone number holds. */
	digits: string;
	name: string;
	email: string;
}

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

/** What of an operation's run the reading of its filters needs. */
interface FilterRun {
	client: WhaapyClient;
	issues: ValidationIssues;
	defaultCountry: string;
	parameters: { filters: Parameters<[typeof contactFilters]>['filters'] };
}

/** What the filters of a node ask for, validated. One request for a stage that is named. */
export async function readCriteria(run: FilterRun): Promise<Criteria> {
	const { issues, defaultCountry } = run;
	const { search = '', tags = [], source = '' } = run.parameters.filters;
	const { phoneNumber = '', name = '', email = '', funnelStageId } = run.parameters.filters;
	return {
		search: search.trim(),
		tags: tags.map((tag) => tag.trim()).filter((tag) => tag !== ''),
		source: source.trim(),
		digits: digitsOf(phoneNumber.trim(), issues, defaultCountry),
		name: name.trim(),
		email: email.trim(),
		// At the end: it may send a request, which throws what is wrong with the others.
		funnelStageId: funnelStageId ? await findStageId(run, funnelStageId) : '',
	};
}

/** A criterion that the node itself can check. */
export type Testable = keyof typeof TESTS;

/** Whether a contact fits some of the criteria. */
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

/** A part of a number is taken as it is; of a whole one, what its spellings share. */
function digitsOf(text: string, issues: ValidationIssues, defaultCountry: string): string {
	if (text === '') return '';
	const phone = normalizePhone(text, defaultCountry);
	if (phone.ok) return sharedDigits(phone.e164);
	const digits = text.replace(/\D/g, '').replace(/^00/, '');
	if (digits === '') {
		issues.add(
			'Phone Number',
			`has no digits: '${truncate(text, 60)}'`,
			'Use a phone number or a part of it, e.g. 55 1234.',
		);
	} else if (!/^[\s\d+()./-]+$/.test(text)) {
		issues.add('Phone Number', phone.reason, phone.hint);
	}
	return digits;
}

function foldField(value: unknown): string {
	return fold(String(value ?? ''));
}
