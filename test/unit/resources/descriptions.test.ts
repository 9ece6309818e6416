import type { INodeProperties } from 'n8n-workflow';
import { describeProperties, resources } from '../../../nodes/Whaapy/resources';

const operations = describeProperties()
	.filter(({ name }) => name === 'operation')
	.flatMap(({ displayOptions, options = [] }) =>
		options.map((option) => ({
			id: `${String(displayOptions?.show?.resource)}/${String('value' in option ? option.value : '')}`,
			name: option.name,
			action: String('action' in option ? option.action : ''),
			description: String('description' in option ? option.description : ''),
		})),
	);

/** Every property with those inside it. */
function withInner(property: INodeProperties): INodeProperties[] {
	const inner = (property.options ?? []).flatMap((option): INodeProperties[] => {
		if ('values' in option) return option.values;
		return 'type' in option ? [option] : [];
	});
	return [property, ...inner.flatMap(withInner)];
}

const properties = describeProperties().flatMap(withInner);
/** The properties of which something does not hold, each as "resource/operation: name". */
const breaking = (holds: (property: INodeProperties) => boolean) => [
	...new Set(properties.filter((property) => !holds(property)).map(({ name }) => name)),
];

/** The operations that show a property, as "resource/operation". */
const shownFor = ({ displayOptions }: INodeProperties) =>
	(displayOptions?.show?.resource ?? []).flatMap((resource) =>
		(displayOptions?.show?.operation ?? []).map((one) => `${String(resource)}/${String(one)}`),
	);

const MINOR_WORDS = /^(a|and|as|at|by|for|from|in|into|it|of|on|or|the|to|with|e\.g\.)$/;
const isTitleCase = (text: string) =>
	text
		.split(/[\s/]+/)
		.every((word, index) => (index > 0 && MINOR_WORDS.test(word)) || /^[^a-z]/.test(word));

describe('the operations', () => {
	test('are found under every resource', () => {
		expect(operations).toHaveLength(resources.flatMap((one) => one.operations).length);
		expect(operations.length).toBeGreaterThan(40);
	});

	test('show first what most people come for: messages, and of them those that send', () => {
		const actions = operations.slice(0, 6).map(({ action }) => action);
		expect(actions[0]).toBe('Send text message');
		expect(actions.filter((action) => /^Send /.test(action))).toHaveLength(6);
	});

	test('keep their defaults, which n8n does not store in workflows', () => {
		const menus = describeProperties().filter(({ name }) => /^(resource|operation)$/.test(name));
		const defaults = menus.map(({ displayOptions, default: value }) => [
			displayOptions?.show?.resource?.[0] ?? 'resource',
			value,
		]);
		expect(Object.fromEntries(defaults)).toEqual({
			resource: 'conversation',
			aiAgent: 'setEnabled',
			broadcast: 'create',
			contact: 'upsert',
			conversation: 'findByPhone',
			funnelStage: 'getAll',
			media: 'upload',
			message: 'getAll',
			teamMember: 'getAll',
			template: 'getAll',
			webhook: 'getAll',
		});
		for (const { defaultOperation, operations } of resources) {
			expect(operations.map(({ value }) => value)).toContain(defaultOperation);
		}
	});

	test('have no two actions that read alike', () => {
		const words = ({ action }: { action: string }) =>
			action
				.toLowerCase()
				.split(/\W+/)
				.filter((word) => word !== '' && !/^(in|into|it|its|of|or|to|with|for)$/.test(word))
				.map((word) => word.replace(/s$/, ''))
				.sort()
				.join(' ');
		const alike = operations.filter(
			(one) => operations.filter((other) => words(other) === words(one)).length > 1,
		);
		expect(alike.map(({ id, action }) => [id, action])).toEqual([]);
	});

	test.each(operations)('$id is named and described in the words of n8n', (operation) => {
		const { name, action, description } = operation;
		expect(isTitleCase(name)).toBe(true);
		// A sentence without articles, which begins with a capital and ends without a full stop.
		expect(action).toMatch(/^[A-Z].*[^.]$/);
		expect(action).not.toMatch(/\b(a|an|the)\b/i);
		expect(description).toMatch(/^[A-Z]/);
		expect(description.length).toBeGreaterThan(20);
		expect(description.endsWith('.')).toBe(/[.!?] [A-Z]/.test(description));
	});

	test('that cannot be undone say so in the menu and in the panel, and nothing of a model', () => {
		const irreversible = resources.flatMap((resource) =>
			resource.operations
				.filter((operation) => operation.irreversible)
				.map((operation) => `${resource.value}/${operation.value}`),
		);
		expect(irreversible).toEqual(
			expect.arrayContaining([
				'broadcast/cancel',
				'broadcast/delete',
				'broadcast/send',
				'contact/delete',
				'funnelStage/delete',
			]),
		);
		for (const { id, action, description } of operations) {
			expect(action).not.toContain('ask');
			expect([id, description.endsWith('. This cannot be undone.')]).toEqual([
				id,
				irreversible.includes(id),
			]);
		}
		const notices = properties.filter(({ type, displayName }) => {
			return type === 'notice' && displayName.endsWith('. This cannot be undone.');
		});
		expect(notices.flatMap(shownFor).sort()).toEqual(irreversible.sort());
		// What can be taken back elsewhere would lose the field with the description of the tool.
		const values = new Set(irreversible.map((id) => id.split('/')[1]));
		const alike = operations.filter(({ id }) => values.has(id.split('/')[1]));
		expect(alike.map(({ id }) => id).sort()).toEqual(irreversible);
	});

	test('that run once say so', () => {
		const once = resources.flatMap((resource) =>
			resource.operations
				.filter((operation) => operation.runsOnce)
				.map((operation) => `${resource.value}/${operation.value}`),
		);
		const saying = operations.filter(({ description }) => description.includes('Runs once'));
		expect(saying.map(({ id }) => id).sort()).toEqual([...once].sort());
	});
});

describe('the properties', () => {
	test('have names in Title Case', () => {
		expect(
			breaking(({ type, displayName }) => type === 'notice' || isTitleCase(displayName)),
		).toEqual([]);
	});

	test('have descriptions that begin with a capital, booleans with "Whether"', () => {
		expect(breaking(({ description }) => !description || /^[A-Z]/.test(description))).toEqual([]);
		expect(
			breaking(({ type, description = '' }) => type !== 'boolean' || /^Whether /.test(description)),
		).toEqual([]);
	});

	test('show an example behind "e.g." where a person types', () => {
		expect(
			breaking(
				({ type, placeholder }) =>
					!placeholder ||
					!['string', 'json'].includes(type) ||
					/^(e\.g\. |name@)/.test(placeholder),
			),
		).toEqual([]);
	});

	test('take no list of IDs in one text box', () => {
		expect(
			breaking(
				({ type, name, typeOptions }) =>
					type !== 'string' || !/Ids$/.test(name) || typeOptions?.multipleValues === true,
			),
		).toEqual([]);
	});

	test.each(['create', 'upsert'])(
		'of contact/%s show what most contacts have first',
		(operation) => {
			const names = describeProperties()
				.filter(
					({ displayOptions: { show } = {} }) =>
						show?.resource?.includes('contact') && show.operation?.includes(operation),
				)
				.map(({ displayName }) => displayName);
			expect(names).toEqual([
				'Phone Number',
				'Name',
				'Email',
				'Tags',
				'Additional Fields',
				'Output',
				'Fields',
				'Options',
			]);
		},
	);

	test('keep what is wanted least, the settings of the run, at the end of Options', () => {
		const lists = describeProperties().filter(({ name }) => name === 'options');
		expect(lists).toHaveLength(operations.length);
		for (const { options = [] } of lists) {
			expect(options.slice(-2).map(({ name }) => name)).toEqual([
				'maxConcurrentRequests',
				'timeout',
			]);
		}
		const firstOf = (wanted: string) =>
			lists.map(({ options = [] }) => options[0]?.name).filter((name) => name === wanted);
		expect(firstOf('whenNotFound')).toHaveLength(1);
		expect(firstOf('downloadMedia')).toHaveLength(1);
	});

	test('have one name for one thing: the same name shows the same words in an operation', () => {
		const shown = new Map<string, string[]>();
		for (const { name, displayOptions } of describeProperties()) {
			for (const resource of displayOptions?.show?.resource ?? []) {
				for (const operation of displayOptions?.show?.operation ?? []) {
					const key = `${String(resource)}/${String(operation)}`;
					shown.set(key, [...(shown.get(key) ?? []), name]);
				}
			}
		}
		expect(shown.size).toBe(operations.length);
		for (const [operation, names] of shown) {
			expect([operation, new Set(names).size]).toEqual([operation, names.length]);
		}
	});
});
