import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { ValidationIssues } from '../../../nodes/Whaapy/parameters/issues';
import type { CollectionProperty } from '../../../nodes/Whaapy/parameters/property';
import { readParameters } from '../../../nodes/Whaapy/parameters/readParameters';
import { resources } from '../../../nodes/Whaapy/resources';

const node = { name: 'Whaapy', parameters: {} } as INode;

/** Reads a collection of which the user set these fields. */
function read(collection: CollectionProperty, given: Record<string, unknown>) {
	const context = {
		getNode: () => node,
		getTimezone: () => 'UTC',
		getNodeParameter: () => given,
	} as unknown as IExecuteFunctions;
	const issues = new ValidationIssues(node, 0);
	const source = { context, itemIndex: 0, issues, defaultCountry: 'MX' };
	const values = readParameters(source, [collection]);
	issues.throwIfAny();
	return values;
}

const lists = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap(({ value: operation, properties }) =>
		properties
			.filter((property) => property.type === 'collection' && !property.onlyGiven)
			.map((list) => [`${resource}/${operation}`, list as CollectionProperty] as const),
	),
);

test.each(lists)('%s reads a field left as it is like one that is not added', (_, list) => {
	const defaults = list.options
		.filter(({ optional }) => !optional)
		.map((field) => [field.name, field.default]);
	expect(read(list, Object.fromEntries(defaults))).toEqual(read(list, {}));
});
