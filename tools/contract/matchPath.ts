import type { Document, Operation } from './document';

export interface MatchedOperation {
	/** In upper case. */
	method: string;
	/** As the contract has it, such as `/contacts/v1/{id}`. */
	template: string;
	operation: Operation;
	/** The values in the path, decoded. */
	params: Record<string, string>;
}

interface Route {
	template: string;
	segments: string[];
}

const nameOf = (segment: string) => /^\{(.+)\}$/.exec(segment)?.[1];

/** Makes the function that finds the operation of a request; the more specific path wins. */
export function operationMatcher({ paths }: Document) {
	const routes: Route[] = Object.keys(paths)
		.map((template) => ({ template, segments: template.split('/') }))
		.sort(bySpecificity);
	return (method: string, path: string): MatchedOperation | undefined => {
		const segments = path.split('?', 1)[0]!.split('/');
		for (const route of routes) {
			const operation = paths[route.template]?.[method.toLowerCase()];
			const params = operation && paramsOf(route, segments);
			if (params) {
				return { method: method.toUpperCase(), template: route.template, operation, params };
			}
		}
		return undefined;
	};
}

/** From the left, a fixed segment comes before a parameter. */
function bySpecificity(one: Route, other: Route): number {
	for (const [index, segment] of one.segments.entries()) {
		const difference =
			Number(nameOf(segment) !== undefined) -
			Number(nameOf(other.segments[index] ?? '') !== undefined);
		if (difference !== 0) return difference;
	}
	return 0;
}

function paramsOf(route: Route, segments: string[]): Record<string, string> | undefined {
	if (route.segments.length !== segments.length) return undefined;
	const params: Record<string, string> = {};
	for (const [index, expected] of route.segments.entries()) {
		const name = nameOf(expected);
		const segment = segments[index]!;
		if (name === undefined && segment !== expected) return undefined;
		if (name !== undefined) {
			if (segment === '') return undefined;
			params[name] = decoded(segment);
		}
	}
	return params;
}

/** A segment that is no valid encoding stays as it is; the server sees the same. */
function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}
