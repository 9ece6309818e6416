import type { IDataObject, IExecuteFunctions, INode, NodeOperationError } from 'n8n-workflow';
import { ValidationIssues } from '../../../nodes/Whaapy/parameters/issues';
import type { Property } from '../../../nodes/Whaapy/parameters/property';
import { SEPARATORS } from '../../../nodes/Whaapy/parameters/list';
import { readParameters } from '../../../nodes/Whaapy/parameters/readParameters';

const node: INode = {
	id: '1',
	name: 'Whaapy',
	type: 'n8n-nodes-whaapy.whaapy',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Reads what a node's parameters hold once n8n has resolved their expressions. */
function read<const P extends readonly Property[]>(properties: P, given: Record<string, unknown>) {
	const context = {
		getNode: () => node,
		getTimezone: () => 'America/Mexico_City',
		getNodeParameter: (name: string, _: number, fallback: unknown) =>
			name in given ? given[name] : fallback,
	} as unknown as IExecuteFunctions;
	const issues = new ValidationIssues(node, 3);
	const values = readParameters(
		{ context, itemIndex: 3, issues, defaultCountry: 'MX' },
		properties,
	);
	let told: NodeOperationError | undefined;
	try {
		issues.throwIfAny();
	} catch (error) {
		told = error as NodeOperationError;
	}
	return { values, message: told?.message, description: told?.description };
}

const text = { displayName: 'Text', name: 'text', type: 'string', default: '' } as const;
const color = { displayName: 'Color', name: 'color', type: 'color', default: '#6366f1' } as const;
const keyValues = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'fixedCollection',
	keyValues: true,
	typeOptions: { multipleValues: true },
	default: {},
	options: [
		{
			displayName: 'Field',
			name: 'row',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', default: '' },
				{ displayName: 'Value', name: 'value', type: 'string', default: '' },
			],
		},
		{
			displayName: 'JSON Object',
			name: 'json',
			values: [{ displayName: 'JSON', name: 'json', type: 'json', default: '{}' }],
		},
	],
} as const satisfies Property;
const picked = {
	displayName: 'Tags',
	name: 'tags',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getTags' },
	default: [],
} as const satisfies Property;
const buttons = {
	displayName: 'Buttons',
	name: 'buttons',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	options: [
		{
			displayName: 'Button',
			name: 'button',
			values: [
				{ displayName: 'Title', name: 'title', type: 'string', default: '' },
				{ displayName: 'Position', name: 'position', type: 'number', default: 1 },
			],
		},
	],
} as const satisfies Property;
const options = (onlyGiven?: true) =>
	({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		...(onlyGiven && { onlyGiven }),
		options: [
			{ displayName: 'Limit', name: 'limit', type: 'number', default: 50 },
			{ displayName: 'Since', name: 'since', type: 'dateTime', default: '', optional: true },
		],
	}) as const satisfies Property;

const flags = {
	displayName: 'Flags',
	name: 'flags',
	type: 'collection',
	default: {},
	options: [
		{ displayName: 'Active', name: 'active', type: 'boolean', default: true },
		{
			displayName: 'Order',
			name: 'order',
			type: 'options',
			default: 'newest',
			options: [
				{ name: 'Newest', value: 'newest' },
				{ name: 'Oldest', value: 'oldest' },
			],
		},
	],
} as const satisfies Property;
const tags = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	separators: SEPARATORS,
	default: '',
} as const satisfies Property;
const texts = {
	displayName: 'Body Parameters',
	name: 'texts',
	type: 'string',
	typeOptions: { multipleValues: true },
	default: [],
} as const satisfies Property;
const kinds = {
	displayName: 'Kinds',
	name: 'kinds',
	type: 'multiOptions',
	default: [],
	options: [
		{ name: 'Text', value: 'text' },
		{ name: 'Image', value: 'image' },
	],
} as const satisfies Property;
const limit = { displayName: 'Limit', name: 'limit', type: 'number', default: 50 } as const;

describe('a text with separators', () => {
	test.each<[unknown, string[]]>([
		['vip, cliente;nuevo', ['vip', 'cliente', 'nuevo']],
		['["vip","cliente"]', ['vip', 'cliente']],
		[' [ "vip" ,\n "cliente, frecuente" ]\n', ['vip', 'cliente, frecuente']],
		["['vip', 'cliente']", ['vip', 'cliente']],
		['[vip, cliente]', ['vip', 'cliente']],
		['["vip", "cliente",]', ['vip', 'cliente']],
		['[]', []],
		['[ ]', []],
		['[1,2]', ['1', '2']],
		['["vip", null, "", "\u200b", "vip"]', ['vip']],
		['"vip"', ['vip']],
		['"vip", "cliente"', ['vip', 'cliente']],
		['vip\ncliente\r\n', ['vip', 'cliente']],
		['```json\n["vip", "cliente"]\n```', ['vip', 'cliente']],
		['```\nvip\n```', ['vip']],
		['null', []],
		[
			['vip', 'a, b'],
			['vip', 'a, b'],
		],
		[
			[1, true, null],
			['1', 'true'],
		],
		['[VIP], [Oro]', ['[VIP]', '[Oro]']],
		[7, ['7']],
		[null, []],
		['["vip" "oro" x]:', ['["vip" "oro" x]:']],
	])('is read from %j', (given, expected) => {
		const { values, message } = read([tags], { tags: given });
		expect(message).toBeUndefined();
		expect(values.tags).toEqual(expected);
	});

	test('is refused if an expression printed an object', () => {
		expect(read([tags], { tags: '[object Object]' }).message).toContain("holds '[object Object]'");
	});

	test.each(['[{"name":"vip"}]', '{"tags":["vip"]}', '[["vip"]]', '["vip"], ["oro"]'])(
		'is refused by name if a model gives something else: %s',
		(given) => {
			expect(read([tags], { tags: given }).message).toMatch(/^'Tags' must be a text, but it is a/);
		},
	);

	test.each<[unknown, string[]]>([
		['text, image', ['text', 'image']],
		['["text","image"]', ['text', 'image']],
		['[]', []],
		['"text"', ['text']],
		[' ', []],
		[['image', null], ['image']],
	])('is read as choices from %j', (given, expected) => {
		expect(read([kinds], { kinds: given })).toMatchObject({ values: { kinds: expected } });
	});
});

describe('a list of texts', () => {
	test.each<[unknown, string[]]>([
		[
			['Juan', '10:30'],
			['Juan', '10:30'],
		],
		['["Juan","10:30"]', ['Juan', '10:30']],
		[['["Juan","10:30"]'], ['Juan', '10:30']],
		[[['Juan', '10:30']], ['Juan', '10:30']],
		[['{"1":"Juan","2":7}'], ['Juan', '7']],
		[{ '2': '10:30', '1': 'Juan' }, ['Juan', '10:30']],
		['{"1": "Juan", "3": "x"}', ['Juan', '', 'x']],
		[['[Promo] 2x1'], ['[Promo] 2x1']],
		[['{Juan}'], ['{Juan}']],
		['Juan', ['Juan']],
		[[[]], []],
		[
			['Juan', []],
			['Juan', ''],
		],
	])('is read from %j', (given, expected) => {
		expect(read([texts], { texts: given })).toMatchObject({ values: { texts: expected } });
	});

	test.each<[unknown]>([
		[{ nombre: 'Juan' }],
		[['{"nombre":"Juan"}']],
		[['Juan', '{"1":"x"}']],
		[{ '0': 'Juan' }],
		[{ '1': { a: 1 } }],
	])('is refused by name if its places are not known: %j', (given) => {
		expect(read([texts], { texts: given }).message).toBe(
			"'Body Parameters' must be a text, but it is an object [item 3]",
		);
	});
});

test.each(['', ' ', null, undefined])('an optional number is its default if it is %j', (given) => {
	expect(read([limit], { limit: given })).toMatchObject({ values: { limit: 50 } });
	const { message } = read([{ ...limit, required: true }], { limit: given });
	expect(message).toBe("'Limit' is empty [item 3]");
});

test.each([
	[limit, 'must be a number, but it is'],
	[{ ...limit, type: 'boolean', default: true } as const, 'must be true or false, but it is'],
	[{ ...kinds, type: 'options', default: 'text' } as const, 'is'],
] as const)('a wrong value of 1 MB is quoted cut: %#', (property, reason) => {
	for (const given of ['x'.repeat(1e6), ['x'.repeat(1e6)], { a: 'x'.repeat(1e6) }]) {
		const { message } = read([property], { [property.name]: given });
		expect(message).toContain(reason);
		expect(message?.length).toBeLessThan(200);
	}
});

describe('names and values', () => {
	test.each([
		['a row', { row: [{ name: '__proto__', value: 'x' }] }],
		['another row', { row: [{ name: ' constructor ', value: 'x' }] }],
		['JSON', { json: [{ json: '{"prototype": 1}' }] }],
		['JSON with one that objects do not keep', { json: [{ json: '{"__proto__": {"a": 1}}' }] }],
		['JSON, deep inside', { json: [{ json: '{"a": [{"b": {"constructor": 1}}]}' }] }],
	])('that vanish on their way are refused: %s', (_, customFields) => {
		expect(read([keyValues], { customFields }).message).toMatch(
			/^'Custom Fields' has the name '(__proto__|constructor|prototype)', which cannot be sent/,
		);
	});

	test('nested deeper than calls may be are read', () => {
		const json = `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`;
		expect(read([keyValues], { customFields: { json: [{ json }] } }).message).toBeUndefined();
	});

	test.each([
		['the rows of the editor', { row: [{ name: 'role', value: 'CTO' }] }],
		['one row', { row: { name: 'role', value: 'CTO' } }],
		['JSON in the editor', { json: [{ json: '{"role":"CTO"}' }] }],
		['the text of a JSON object', '{"role":"CTO"}'],
		['an object of names and values', { role: 'CTO' }],
		['a list of names and values', [{ name: 'role', value: 'CTO' }]],
	])('are read from %s', (_, customFields) => {
		const { values, message } = read([keyValues], { customFields });
		expect(message).toBeUndefined();
		expect(values.customFields).toEqual({ role: 'CTO' });
	});

	test('may be called like the groups of the editor', () => {
		const { values } = read([keyValues], { customFields: { row: 'A', json: 7 } });
		expect(values.customFields).toEqual({ row: 'A', json: 7 });
	});

	test.each([
		['role: CTO', "'Custom Fields' is not a JSON object: 'role: CTO' [item 3]"],
		['[1]', "'Custom Fields' is not a JSON object: '[1]' [item 3]"],
		[[1, 2], "'Custom Fields' has no names and values: '[1,2]' [item 3]"],
		[7, "'Custom Fields' has no names and values: '7' [item 3]"],
	])('are refused by name if they cannot be meant: %j', (customFields, expected) => {
		const { message, description } = read([keyValues], { customFields });
		expect(message).toBe(expected);
		expect(description).toContain('{"role": "CEO"');
	});
});

describe('rows', () => {
	const first = { title: 'Sí', position: 1 };

	test.each([
		['as the editor stores them', { button: [{ title: 'Sí' }] }],
		['as one row', { button: { title: 'Sí' } }],
		['as a list', [{ title: 'Sí', position: '1' }]],
		['as the text of a list', '[{"title":"Sí"}]'],
	])('are read %s, with the defaults of their fields', (_, given) => {
		expect(read([buttons], { buttons: given }).values.buttons).toEqual({ button: [first] });
	});

	test('are none if nothing is given', () => {
		expect(read([buttons], { buttons: {} }).values.buttons).toEqual({ button: [] });
		expect(read([buttons], {}).values.buttons).toEqual({ button: [] });
	});

	test.each([['Sí, No'], [['Sí']], [{ row: [{ title: 'Sí' }] }], [7]])(
		'of another shape are refused by name: %j',
		(given) => {
			const { message, description } = read([buttons], { buttons: given });
			expect(message).toBe("'Buttons' does not have the shape of its rows [item 3]");
			expect(description).toContain('[{"title": …, "position": …}]');
			expect(description).not.toContain('expression');
		},
	);
});

describe('collections', () => {
	test('give the defaults of what the user did not add', () => {
		expect(read([options()], {}).values.options).toEqual({ limit: 50 });
		expect(read([options()], { options: { limit: null } }).values.options).toEqual({ limit: 50 });
	});

	test('give only what the user added if that makes a difference', () => {
		expect(read([options(true)], {}).values.options).toEqual({});
		expect(read([options(true)], { options: { limit: 7 } }).values.options).toEqual({ limit: 7 });
	});

	test.each(['', ' ', '\n', '\u200b'])('count an empty cell as not given: %j', (cell) => {
		const { values, message } = read([options(true), flags], {
			options: { limit: cell, since: cell },
			flags: { active: cell, order: cell },
		});
		expect(message).toBeUndefined();
		expect(values).toEqual({ options: {}, flags: { active: true, order: 'newest' } });
	});

	test('are refused by name if they are no object', () => {
		const { message } = read([options()], { options: 'limit=7' });
		expect(message).toBe("'Options' must be an object with the fields of this list [item 3]");
	});
});

test('tells everything that is wrong at once', () => {
	const { message, description } = read([{ ...text, required: true }, options()], {
		text: ' ',
		options: { limit: 'many', since: 'yesterday' },
	});
	expect(message).toBe("'Text', 'Limit' and 'Since' cannot be used [item 3]");
	expect(description?.split('\n')).toHaveLength(3);
});

test('asks nothing of a property that the editor does not show', () => {
	const kind = {
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		default: 'a',
		options: [
			{ name: 'A', value: 'a' },
			{ name: 'B', value: 'b' },
		],
	} as const satisfies Property;
	const shownForB = { ...text, required: true, displayOptions: { show: { kind: ['b'] } } } as const;
	expect(read([kind, shownForB], { kind: 'a', text: {} }).message).toBeUndefined();
	expect(read([kind, shownForB], { kind: 'b' }).message).toBe("'Text' is empty [item 3]");

	const optional = { ...text, optional: true, displayOptions: shownForB.displayOptions } as const;
	expect(read([kind, optional], { kind: 'a', text: 'x' }).values).toEqual({ kind: 'a' });
	expect(read([kind, optional], { kind: 'b', text: 'x' }).values.text).toBe('x');
});

test.each([
	['2026-01-29T10:30:00', '2026-01-29T16:30:00.000Z'],
	['2026-01-29T10:30:00Z', '2026-01-29T10:30:00.000Z'],
	['2026-01-29 10:30:00', '2026-01-29T16:30:00.000Z'],
	['Thu, 29 Jan 2026 10:30:00 GMT', '2026-01-29T10:30:00.000Z'],
	['2026-01-29', '2026-01-29T06:00:00.000Z'],
	['2024-02-29', '2024-02-29T06:00:00.000Z'],
	['Thu, 29 Feb 2024 10:30:00 GMT', '2024-02-29T10:30:00.000Z'],
])('reads the moment %s in the time zone of the workflow', (since, expected) => {
	const { values } = read([options()], { options: { since } });
	expect(new Date(values.options.since ?? Number.NaN).toISOString()).toBe(expected);
});

test.each([
	'1',
	'May',
	'29/01/2026',
	'2026-13-45',
	'1769682600000',
	'2023-02-30',
	'2023-02-29T10:00:00',
	'2023-04-31 10:00:00',
	'2023-06-31T10:00:00Z',
	'20230230T101010',
	'30 Feb 2023 10:00:00 GMT',
	'Thu, 31 Apr 2023 10:00:00 GMT',
])('does not guess what moment %s means', (since) => {
	const { message } = read([options()], { options: { since } });
	expect(message).toBe(`'Since' is not a date: '${since}' [item 3]`);
});

test.each([
	['#10B981', '#10B981'],
	[undefined, '#6366f1'],
])('reads the color %s as %s', (given, expected) => {
	expect(read([color], given === undefined ? {} : { color: given }).values.color).toBe(expected);
});

test('refuses a color that is no text by name', () => {
	expect(read([color], { color: [1] }).message).toBe(
		"'Color' must be a text, but it is a list [item 3]",
	);
});

describe('what an expression prints in place of a text', () => {
	const tags = { ...text, displayName: 'Tags', name: 'tags', separators: ',' } as const;
	const texts = { ...text, typeOptions: { multipleValues: true } } as const;
	const stage = {
		displayName: 'Stage',
		name: 'stage',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [{ displayName: 'By ID', name: 'id', type: 'string' }],
	} as const satisfies Property;

	test.each<[Property, unknown, string]>([
		[text, 'Hola [object Object], tu cita', "'Text' holds '[object Object]'"],
		[text, '[object Object],[object Object]', "'Text' holds '[object Object]'"],
		[text, 'Hola [object Promise]', "'Text' holds '[object Promise]'"],
		[text, 'undefined', "'Text' holds 'undefined'"],
		[text, ' NaN ', "'Text' holds 'NaN'"],
		[texts, ['Juan', '[object Object]'], "'Text' holds '[object Object]'"],
		[texts, '["Juan", "[object Object]"]', "'Text' holds '[object Object]'"],
		[tags, 'vip, [object Object]', "'Tags' holds '[object Object]'"],
		[buttons, [{ title: '[object Object]' }], "'Button 1: Title' holds '[object Object]'"],
		[stage, { mode: 'id', value: 'undefined' }, "'Stage' holds 'undefined'"],
		[
			keyValues,
			{ row: [{ name: 'role', value: 'a [object Object]' }] },
			"'Custom Fields' holds '[object Object]'",
		],
		[keyValues, '{"role": "[object Object]"}', "'Custom Fields' holds '[object Object]'"],
	])('is refused by name: %j', (property, given, expected) => {
		const { message, description } = read([property], { [property.name]: given });
		expect(message).toContain(`${expected} in place of a text`);
		expect(message).toContain('[item 3]');
		expect(description).toContain('Point the expression at one field');
	});

	test.each([
		'Es undefined, dice el programa',
		'NaN significa «no es un número»',
		'null',
		'Nan',
		'[objeto]',
		'[object',
		'object Object',
		'undefined behavior',
	])('is not what somebody wrote: %s', (written) => {
		const { values, message } = read([text], { text: written });
		expect(message).toBeUndefined();
		expect(values.text).toBe(written);
	});
});

test('refuses a required number without a default by name, and only if the editor shows it', () => {
	const shown = { displayName: 'At', name: 'at', type: 'number', default: '' } as const;
	const at = { ...shown, required: true, placeholder: 'e.g. 19.43' } as const satisfies Property;
	const hidden = { ...at, displayOptions: { show: { text: ['x'] } } } as const;
	expect(read([at], {}).message).toBe("'At' is empty [item 3]");
	expect(read([at], { at: null }).description).toBe('Use a value such as 19.43.');
	expect(read([at], { at: 'x' }).description).toBe('Use a value such as 19.43.');
	expect(read([at], { at: '0' }).values.at).toBe(0);
	expect(read([text, hidden], { text: '' }).message).toBeUndefined();
});

describe('a resource mapper', () => {
	const mapper = {
		displayName: 'Template Parameters',
		name: 'fields',
		type: 'resourceMapper',
		default: { mappingMode: 'defineBelow', value: null },
		typeOptions: { resourceMapper: { mode: 'add', resourceMapperMethod: 'getFields' } },
	} as const satisfies Property;
	const field = { id: 'a', displayName: 'The A', required: true, display: true };
	const stored = (value: unknown, ...schema: object[]) => ({
		fields: { mappingMode: 'defineBelow', value, schema, matchingColumns: [] },
	});

	test.each([
		[stored({ a: 'x, y', b: 2 }, field), { a: 'x, y', b: 2 }],
		[stored(null), {}],
		[stored({}, { ...field, required: false }, { ...field, removed: true }), {}],
		[{ fields: { a: 'x' } }, { a: 'x' }],
		[{ fields: '{"a": "x"}' }, { a: 'x' }],
		[{}, {}],
	])('reads %j', (given, expected) => {
		const { values, message } = read([mapper], given);
		expect(values.fields).toEqual(expected);
		expect(message).toBeUndefined();
	});

	test.each([
		[stored({}, field), "has no value for 'The A'"],
		[stored({ a: ' ' }, field), "has no value for 'The A'"],
		[
			stored({ a: null }, field, { ...field, id: 'b', displayName: 'The B' }),
			"has no value for 'The A', and none for 'The B'",
		],
		[stored('x', field), "is not a JSON object: 'x'"],
	])('refuses %j', (given, reason) => {
		expect(read([mapper], given).message).toBe(`'Template Parameters' ${reason} [item 3]`);
	});
});

test('types what is read by how it is declared', () => {
	const { values } = read([text, color, options(), options(true), keyValues, buttons], {});
	const hue: string = values.color;
	const limit: number = values.options.limit ?? 0;
	const since: number | undefined = values.options.since;
	const fields: IDataObject = values.customFields;
	const titles: string[] = values.buttons.button.map(({ title }) => title);
	// @ts-expect-error a text is no number
	const wrong: number = values.text;
	// @ts-expect-error there is no such parameter
	const missing: unknown = values.txt;
	// @ts-expect-error the reader does not know this type
	const hidden: Property = { displayName: 'Hidden', name: 'h', type: 'hidden', default: '' };
	// @ts-expect-error the rows of a fixed collection must be declared
	const rows: Property = { displayName: 'R', name: 'r', type: 'fixedCollection', default: {} };
	expect([hue, limit, since, fields, titles, wrong, missing]).toHaveLength(7);
	expect([hidden.name, rows.name]).toEqual(['h', 'r']);
});

test.each([
	['a, b,,', ['a', 'b']],
	[
		['a, b', 'c'],
		['a, b', 'c'],
	],
	[
		Array.from({ length: 30 }, (_, i) => `tag ${i}`).join(', '),
		Array.from({ length: 30 }, (_, i) => `tag ${i}`),
	],
	[null, []],
])('reads the choices %j', (given, expected) => {
	expect(read([picked], { tags: given }).values.tags).toEqual(expected);
});

test('reads names that were picked beside names that were typed in', () => {
	const row = [
		{ name: { __rl: true, mode: 'list', value: 'role' }, value: 'CEO' },
		{ name: 'city', value: 'León' },
		{ name: { __rl: true, mode: 'list', value: '' }, value: '' },
	];
	expect(read([keyValues], { customFields: { row } }).values.customFields).toEqual({
		role: 'CEO',
		city: 'León',
	});
});

test("a collection's optional field is undefined unless it is given, and its type says so", () => {
	const property = {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [
			{ displayName: 'Pause', name: 'pause', type: 'number', default: 60, optional: true },
			{ displayName: 'Limit', name: 'limit', type: 'number', default: 50 },
		],
	} as const satisfies Property;
	const none = read([property], { options: {} }).values.options;
	expect(none).toEqual({ limit: 50 });
	expect(read([property], { options: { pause: 5 } }).values.options).toEqual({
		pause: 5,
		limit: 50,
	});
	none satisfies { pause: number | undefined; limit: number };
	// @ts-expect-error: it may be undefined
	none.pause satisfies number;
});
