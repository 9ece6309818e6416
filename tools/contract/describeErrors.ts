import type { ErrorObject } from 'ajv';

/** Keywords that only sum up what other entries tell. */
const SUMMARIES = ['if', 'allOf'];

/**
 * What ajv found, as texts such as `request.body.phone_numbr: not in the contract`. Values are never
 * in it: they can be personal data.
 */
export function describeErrors(errors: ErrorObject[], place: string): string[] {
	const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
	const told = errors.filter(
		(error) =>
			!SUMMARIES.includes(error.keyword) && !choices.some((choice) => isInside(error, choice)),
	);
	const texts = told.map((error) => {
		const inside = errors.filter((other) => isInside(other, error));
		return `${at(error, place)}: ${inside.length > 0 ? noForm(inside) : reason(error)}`;
	});
	return [...new Set(texts)];
}

function isInside(error: ErrorObject, choice: ErrorObject): boolean {
	return (
		error !== choice &&
		error.schemaPath.startsWith(`${choice.schemaPath}/`) &&
		(error.instancePath === choice.instancePath ||
			error.instancePath.startsWith(`${choice.instancePath}/`))
	);
}

function noForm(inside: ErrorObject[]): string {
	if (inside.every(({ keyword }) => keyword === 'required')) {
		const names = inside.map(({ params }) => params.missingProperty as string);
		return `needs one of ${[...new Set(names)].join(', ')}`;
	}
	const reasons = inside
		.filter(({ keyword }) => !SUMMARIES.includes(keyword))
		.map((error) => `${at(error, '')} ${reason(error)}`.trim());
	return `fits no form in the contract (${[...new Set(reasons)].join('; ')})`;
}

/** The place as code would write it; a field that is missing or too much is part of it. */
function at({ instancePath, params, keyword }: ErrorObject, place: string): string {
	const segments = instancePath.split('/').slice(1).map(unescaped);
	if (keyword === 'required') segments.push(params.missingProperty as string);
	if (keyword === 'additionalProperties') segments.push(params.additionalProperty as string);
	return segments.reduce(
		(text, segment) =>
			/^\d+$/.test(segment) ? `${text}[${segment}]` : text ? `${text}.${segment}` : segment,
		place,
	);
}

const unescaped = (segment: string) => segment.replaceAll('~1', '/').replaceAll('~0', '~');

function reason({ keyword, params, message }: ErrorObject): string {
	switch (keyword) {
		case 'required':
			return 'missing';
		case 'additionalProperties':
			return 'not in the contract';
		case 'enum':
			return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
		case 'const':
			return `must be ${JSON.stringify(params.allowedValue)}`;
		case 'type':
			return `must be ${[params.type].flat().join(' or ')}`;
		default:
			return message ?? keyword;
	}
}
