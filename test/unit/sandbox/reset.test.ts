import { useSandbox } from './client';

const { sandbox } = useSandbox();

/** Everything that the store holds, as text. */
const held = () =>
	JSON.stringify(sandbox().store, (_, value: unknown) =>
		typeof value === 'object' && value !== null && Symbol.iterator in value
			? [...(value as Iterable<unknown>)]
			: value,
	);

/** Changes every value of a record, however deep. */
function spoil(record: object): void {
	for (const [key, value] of Object.entries(record)) {
		if (typeof value === 'object' && value !== null) spoil(value as object);
		else Reflect.set(record, key, 'spoiled');
	}
}

test('a reset brings back the seed, whatever was done to its records', () => {
	const { store } = sandbox();
	const before = held();
	const lists = [...store.messages.values(), store.stages];
	const { contacts, conversations, templates, agents, segments } = store;
	for (const records of [contacts, conversations, templates, agents, segments]) {
		lists.push([...records.values()] as never[]);
	}
	for (const list of lists) {
		expect(list).not.toEqual([]);
		spoil(list);
	}
	store.addMessages([...conversations.keys()][0]!, 3);
	expect(held()).not.toBe(before);
	sandbox().reset();
	expect(held()).toBe(before);
});
