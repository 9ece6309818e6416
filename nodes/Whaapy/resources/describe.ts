import type { INodeProperties } from 'n8n-workflow';
import type { Pickers, Property } from '../parameters/property';

/** Parts of a property that the parameter reader and the registry read, and n8n does not know. */
const OWN_FIELDS = new Set([
	'pickers',
	'identifies',
	'separators',
	'onlyGiven',
	'neverEmpty',
	'optional',
	'keyValues',
	'rows',
	'reads',
]);

/** A property as n8n knows it. */
export function describeProperty(property: Property): INodeProperties {
	const described = Object.fromEntries(
		Object.entries(property).filter(([field]) => !OWN_FIELDS.has(field)),
	);
	if (property.type === 'collection') described.options = property.options.map(describeProperty);
	if (property.type === 'fixedCollection') {
		described.options = property.options.map((group) => ({
			...group,
			values: group.values.map(describeProperty),
		}));
	}
	return described as unknown as INodeProperties;
}

/** The pickers that properties bring, also inside collections, by kind and name. */
export function collectPickers(properties: readonly Property[]): Required<Pickers> {
	const found: Required<Pickers> = { listSearch: {}, loadOptions: {}, resourceMapping: {} };
	for (const { pickers } of properties.flatMap(withInner)) {
		Object.assign(found.listSearch, pickers?.listSearch);
		Object.assign(found.loadOptions, pickers?.loadOptions);
		Object.assign(found.resourceMapping, pickers?.resourceMapping);
	}
	return found;
}

function withInner(property: Property): Property[] {
	if (property.type === 'collection') return [property, ...property.options.flatMap(withInner)];
	if (property.type !== 'fixedCollection') return [property];
	return [property, ...property.options.flatMap(({ values }) => values.flatMap(withInner))];
}
