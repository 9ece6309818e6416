import type { IDataObject } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import type { ModelTool } from '../agent';
import { withTool } from '../agent';
import { useSandbox } from '../useSandbox';
import type { MenuEntry } from './leaveToModel';
import { leafOf, leaveToModel, leavesOf, menu, plain } from './leaveToModel';
import { expectPreview, previews } from './previews';
import type { Row } from './rows';
import { rows } from './rows';

const { sandbox, sent, lastBody } = useSandbox();

/** What the model was told by whom it talks to; where it belongs, the tool must say. */
const KNOWLEDGE: Array<[words: RegExp, value: NonNullable<Row['knows']>[string]]> = [
	[/max number of results/i, 5],
	[/how many minutes/i, 30],
	[/whether .*\bAI\b/i, false],
	[/email address/i, 'ana@example.com'],
	[/name of the person|first name/i, 'Ana Torres'],
	[/company/i, 'Acme'],
	[/city/i, 'Toluca'],
	[/worth/i, 1450],
	[/tags (separated|to add)/i, 'vip, nuevo'],
	[/public address/i, 'https://example.com/radiografia.jpg'],
	[/text below|what the person reads/i, 'Hola, Juan'],
	[/north/i, 19.427],
	[/greenwich/i, -99.1677],
	[/under the map.*place name/i, 'Av. Reforma 123'],
	[/under the map/i, 'Clínica Sonrisa'],
	[/language/i, 'es_MX'],
	[/emoji/i, '👍'],
	[/binary field/i, 'data'],
	[/phone|person|contact|conversation|customer/i, SEEDED.juan.phone],
];

/** A model that knows of a tool what n8n tells it, and of its task what it was asked for. */
function chooseValues({ schema }: ModelTool, knows: Row['knows'] = {}): IDataObject {
	return Object.fromEntries(
		Object.entries(schema.shape).map(([key, { description }]) => {
			const told = `${key.replaceAll('_', ' ')}: ${description}`;
			const own = Object.entries(knows).find(([words]) => told.includes(words));
			const value = own?.[1] ?? KNOWLEDGE.find(([words]) => words.test(told))?.[1];
			if (value === undefined) throw new Error(`What belongs into "${told}"?`);
			return [key, value];
		}),
	);
}

const nameOf = ({ resource, operation }: MenuEntry) => `${resource}/${operation}`;
const table = menu.map((entry) => [nameOf(entry), entry] as const);

test('the table has a row for each operation and no other', () => {
	expect(Object.keys(rows).sort()).toEqual(menu.map(nameOf).sort());
});

test.each(table)('a model uses %s', async (name, entry) => {
	const { left = [], set, knows, sends, body, answers, tells } = rows[name]!(sandbox);
	const { resource, operation, action } = entry;
	const leaves = left.map((path) => leafOf(entry, path));
	const options = {
		account: sandbox,
		parameters: { resource, operation, ...set, ...leaveToModel(leaves) },
	};
	const answer = await withTool(options, async (tool) => {
		const warning = entry.irreversible ? '. This cannot be undone. Ask the user first.' : '';
		expect(tool.description).toBe(`${action} in Whaapy${warning}`);
		const told = Object.entries(tool.schema.shape).map(([key, value]) => [key, value.description]);
		expect(Object.fromEntries(told)).toEqual(
			Object.fromEntries(leaves.map(({ key, property }) => [key, plain(property.description)])),
		);
		const answered = tool.invoke(chooseValues(tool, knows));
		return tells === undefined
			? await answered
			: await answered.catch(({ message }: Error) => message);
	});
	expect(sent().at(-1)).toBe(sends);
	if (body) expect(lastBody()).toMatchObject(body);
	if (tells !== undefined) return expect(answer).toContain(tells);
	const items = JSON.parse(answer) as IDataObject[];
	expect(items).toContainEqual(expect.objectContaining(answers));
	expectPreview(entry, items);
});

test('n8n finds no preview of what the node cannot do', () => {
	const known = menu.map(({ resource, operation }) => `${resource}/${operation}.json`);
	expect(previews().filter((file) => !known.includes(file))).toEqual([]);
});

test('no two tools read alike to a model', () => {
	const actions = menu.map(({ action }) => action);
	expect(actions).toEqual([...new Set(actions)]);
});

describe.each(table)('the parameters of %s', (_, entry) => {
	const leaves = leavesOf(entry);

	test('each say what belongs into them, in words that an expression can hold', () => {
		const unfit = leaves.filter(({ property: { description = '' } }) => {
			return plain(description).trim() === '' || /^Choose from|\{\{|\}\}/.test(description);
		});
		expect(unfit.map(({ path }) => path)).toEqual([]);
	});

	// n8n gives the model one value for both, or refuses the tool.
	test('have keys of their own, which n8n takes', () => {
		const keys = leaves.map(({ key }) => key);
		expect(keys).toEqual([...new Set(keys)]);
		expect(keys.filter((key) => !/^[\w-]{1,63}$/.test(key))).toEqual([]);
	});
});
