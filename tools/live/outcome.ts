import { isObject } from '../contract/document';
import type { Answer, Silence } from './client';
import type { Comparison } from './compare';
import { fieldName } from './mask';
import { endpointName, type Endpoint } from './plan';
import { shapeOf } from './shape';

export type Result = 'agrees' | 'differs' | 'not allowed' | 'not reachable' | 'not asked';

export interface Row {
	endpoint: string;
	grade: string;
	result: Result;
	/** Where it differs; or why there is nothing to compare. */
	details: string[];
	/** Fields that the contract does not have. */
	more: string[];
	/** Fields that the source shows and that were in no record. */
	lacks: string[];
	/** What the answer is made of, if nobody had seen one. */
	shape?: string;
	/** What is wrong where something is not allowed: the key itself, or the scopes in the contract. */
	wrong?: 'key' | 'scopes';
}

export function rowOf(endpoint: Endpoint, result: Result, ...details: string[]): Row {
	const grade = endpoint.operation['x-source'];
	return { endpoint: endpointName(endpoint), grade, result, details, more: [], lacks: [] };
}

/**
 * What an exchange says about an endpoint.
 *
 * @param expected the status that is expected of it in place of a 2xx
 */
export function judge(
	endpoint: Endpoint,
	answer: Answer | Silence,
	comparison: Comparison,
	expected?: number,
): Row {
	if ('unreachable' in answer) return rowOf(endpoint, 'not reachable', answer.unreachable);
	const { status, body } = answer;
	if (status === 401) {
		const row = rowOf(endpoint, 'not allowed', 'the key is missing, wrong or inactive (401)');
		return { ...row, wrong: 'key' };
	}
	if (status === 403) return missingScopes(endpoint, body);
	const { differs, more, lacks } = comparison.compare(endpoint, answer);
	const isExpected = expected === undefined ? status >= 200 && status < 300 : status === expected;
	if (!isExpected) {
		const wanted = expected ?? 'a success';
		differs.unshift(`status: ${status} instead of ${wanted}${refusedFields(body)}`);
	}
	const row = rowOf(endpoint, differs.length > 0 ? 'differs' : 'agrees', ...differs);
	const hasShape = isExpected && body !== undefined && isUnseen(endpoint);
	const shape = hasShape ? { shape: shapeOf(body) } : {};
	return { ...row, more, lacks, ...shape };
}

/** Whether no source has ever shown an answer of it. */
function isUnseen({ operation }: Endpoint): boolean {
	const schema = operation.responses['200']?.content?.['application/json']?.schema;
	return /^Never seen/.test(String(schema?.description ?? ''));
}

/** A 403, with the scopes that it names; else with those of the contract. */
function missingScopes(endpoint: Endpoint, body: unknown): Row {
	const message = isObject(body) && typeof body.message === 'string' ? body.message : '';
	const named = [...new Set(message.match(/\b[a-z][a-z0-9_-]*:(read|write)\b/g))];
	const presumed = endpoint.operation['x-scopes'] ?? [];
	if (named.length === 0) {
		const needs =
			presumed.length > 0
				? `needs ${presumed.join(', ')}, by the contract`
				: 'needs a permission that the answer does not name (403)';
		return rowOf(endpoint, 'not allowed', needs);
	}
	const isKnown = presumed.length === named.length && named.every((one) => presumed.includes(one));
	const needs = `needs ${named.join(', ')}`;
	if (isKnown) return rowOf(endpoint, 'not allowed', needs);
	const contract = presumed.join(', ') || 'none';
	const row = rowOf(endpoint, 'not allowed', `${needs} (the contract has ${contract})`);
	return { ...row, wrong: 'scopes' };
}

/** The names of the fields that a refusal is about. */
function refusedFields(body: unknown): string {
	const details = isObject(body) ? body.details : undefined;
	if (!isObject(details)) return '';
	return ` (it refuses ${Object.keys(details).map(fieldName).join(', ')})`;
}

/** Two answers of one endpoint as one row; a deviation in any of them counts. */
export function together(rows: Row[]): Row {
	const ranking: Result[] = ['differs', 'not reachable', 'not allowed', 'agrees', 'not asked'];
	const result = ranking.find((one) => rows.some((row) => row.result === one))!;
	const told = rows.filter((row) => row.result === result);
	const union = (pick: (row: Row) => string[]) => [...new Set(rows.flatMap(pick))];
	return {
		...told[0]!,
		details: [...new Set(told.flatMap(({ details }) => details))],
		more: union(({ more }) => more),
		lacks: rows[0]!.lacks.filter((field) => rows.every(({ lacks }) => lacks.includes(field))),
	};
}
