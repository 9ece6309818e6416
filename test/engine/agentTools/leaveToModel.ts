import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodeParameterValueType,
} from 'n8n-workflow';
import { prepared } from '../../support/outside/prepared';

/** One operation, as the node's menus offer it. */
export interface MenuEntry {
	resource: string;
	operation: string;
	action: string;
	irreversible: boolean;
}

const { describeProperties, findOperation } = prepared('resources');
const properties = describeProperties();

/** Every operation that the node has. */
export const menu: MenuEntry[] = properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ displayOptions, options = [] }) =>
		(options as INodePropertyOptions[]).map(({ value, action = '' }) => {
			const resource = String(displayOptions?.show?.resource);
			const operation = String(value);
			const irreversible = findOperation(resource, operation)?.irreversible === true;
			return { resource, operation, action, irreversible };
		}),
	);

/**
 * The entry of an operation, e.g. of "contact/get".
 *
 * @throws Error if there is none
 */
export function menuEntry(name: string): MenuEntry {
	const found = menu.find(({ resource, operation }) => `${resource}/${operation}` === name);
	if (!found) throw new Error(`The menus have no ${name}`);
	return found;
}

/** A parameter that n8n's editor lets the user leave to the model. */
export interface Leaf {
	/** Names with dots between; the group and the index of rows are part of it. */
	path: string;
	/** The name under which the model sees it. */
	key: string;
	property: INodeProperties;
}

/** The parameters of an operation, also those inside its collections. */
export function leavesOf({ resource, operation }: MenuEntry): Leaf[] {
	return properties
		.filter(
			({ type, name, displayOptions }) =>
				type !== 'notice' &&
				name !== 'toolDescription' &&
				displayOptions?.show?.resource?.includes(resource) &&
				displayOptions.show.operation?.includes(operation),
		)
		.flatMap((property) => leavesBelow(property, ''));
}

/** The parameter at a path, in any row. */
export function leafOf(entry: MenuEntry, path: string): Leaf {
	const found = leavesOf(entry).find((leaf) => leaf.path === path.replace(/\[\d+\]/g, '[0]'));
	if (!found) throw new Error(`${entry.resource}/${entry.operation} has no parameter ${path}`);
	return { path, key: keyOf(path, found.property), property: found.property };
}

function leavesBelow(property: INodeProperties, above: string): Leaf[] {
	const path = `${above}${property.name}`;
	const { options = [], type, typeOptions } = property;
	if (type === 'collection') {
		return (options as INodeProperties[]).flatMap((option) => leavesBelow(option, `${path}.`));
	}
	if (type === 'fixedCollection') {
		const row = typeOptions?.multipleValues ? '[0]' : '';
		return (options as INodePropertyCollection[]).flatMap(({ name, values }) =>
			values.flatMap((value) => leavesBelow(value, `${path}.${name}${row}.`)),
		);
	}
	const own = typeOptions?.multipleValues ? `${path}[0]` : path;
	return [{ path: own, key: keyOf(own, property), property }];
}

/** The key that the editor's button "let the model define this parameter" writes (n8n 2.41). */
function keyOf(path: string, { displayName }: INodeProperties): string {
	const rows = path.split('.').filter((part) => part.endsWith(']'));
	return [...rows.map((row) => row.replace(/[[\]]/g, '')), displayName]
		.join('_')
		.replace(/[^a-zA-Z0-9-]/g, '_');
}

/** A description without the HTML of its links, of which a model has no use. */
export const plain = (description = '') => description.replace(/<[^>]*>/g, '');

/** The parameter as an expression that has the model fill it in, as the editor writes it. */
function expressionFor({ key, property }: Leaf): string {
	const type = ['boolean', 'number', 'json'].includes(property.type) ? property.type : 'string';
	const description = plain(property.description).replace(/[\\`]/g, '\\$&');
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`${description}\`, '${type}') }}`;
}

/** Node parameters that leave some leaves of an operation to the model. */
export function leaveToModel(leaves: readonly Leaf[]): INodeParameters {
	const parameters: INodeParameters = {};
	for (const leaf of leaves) {
		const mode = ['phone', 'id', 'name'].find((name) =>
			leaf.property.modes?.some((offered) => offered.name === name),
		);
		const value = expressionFor(leaf);
		place(
			parameters,
			leaf.path.split(/\.|(?=\[)/),
			mode === undefined ? value : { __rl: true, mode, value },
		);
	}
	return parameters;
}

type Place = Record<string, NodeParameterValueType>;

function place(into: Place, [step = '', ...rest]: string[], value: NodeParameterValueType): void {
	const name = step.replace(/[[\]]/g, '');
	if (rest.length === 0) {
		into[name] = value;
		return;
	}
	into[name] ??= rest[0]?.startsWith('[') ? [] : {};
	place(into[name] as Place, rest, value);
}
