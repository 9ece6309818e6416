import type { Contact } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, byPhone, useSandbox } from '../useSandbox';
import { AT, bulk } from './cases';

const { juan, maria } = SEEDED;
const { sandbox, run, sent, lastBody } = useSandbox({ resource: 'contact', operation: 'addTags' });

const contactOf = (id: string) => sandbox.store.contacts.get(id) as Contact;

test('adds the tags to one contact in one request', async () => {
	const { items } = await run({ contactId: byId(juan.contactId), tags: 'vip; premium' });
	expect(sent()).toEqual([`PATCH /contacts/v1/${juan.contactId}`]);
	expect(lastBody()).toEqual({ add_tags: ['premium', 'vip'] });
	expect(items[0]?.json).toEqual({ id: juan.contactId, added_tags: ['premium', 'vip'] });
	expect(contactOf(juan.contactId).tags).toEqual(['cliente', 'premium', 'vip']);
});

test('adds the same tags to several contacts in one request, in whatever order they are given', async () => {
	const items = [
		{ id: juan.contactId, tags: ['a', 'b'] },
		{ id: maria.contactId, tags: ['b', 'a'] },
	];
	const result = await run(
		{ contactId: byId('={{ $json.id }}'), tags: '={{ $json.tags }}' },
		{ items },
	);
	expect(sent()).toEqual(['POST /contacts/v1/bulk']);
	expect(lastBody()).toEqual({
		operation: 'add_tags',
		contact_ids: [juan.contactId, maria.contactId],
		tags: ['a', 'b'],
	});
	expect(result.items).toEqual([
		{ json: { id: juan.contactId, added_tags: ['a', 'b'] }, pairedItem: { item: 0 } },
		{ json: { id: maria.contactId, added_tags: ['a', 'b'] }, pairedItem: { item: 1 } },
	]);
});

test('finds the contacts by phone, in any spelling, with one look-up for each number', async () => {
	const items = ['55 1234 5678', '+5215512345678', maria.phone].map((phone) => ({ phone }));
	const result = await run({ contactId: byPhone('={{ $json.phone }}'), tags: 'vip' }, { items });
	expect(sent()).toEqual([
		'POST /contacts/v1/search',
		'POST /contacts/v1/search',
		'POST /contacts/v1/bulk',
	]);
	expect(lastBody().contact_ids).toEqual([juan.contactId, maria.contactId]);
	expect(result.items.map(({ json }) => json.id)).toEqual([
		juan.contactId,
		juan.contactId,
		maria.contactId,
	]);
});

test.each([' , ', '={{ [] }}', '={{ null }}'])(
	'refuses %j, because it adds nothing',
	async (tags) => {
		const { error } = await run({ contactId: byId(juan.contactId), tags });
		expect(error?.message).toBe("'Tags' is empty [item 0]");
		expect(sandbox.requests).toHaveLength(0);
	},
);

testOperation('contact/addTags', {
	costs: bulk({ tags: 'vip' }),
	tool: () => ({
		left: ['contactId', 'tags'],
		sends: `PATCH ${AT}`,
		body: { add_tags: ['nuevo', 'vip'] },
		answers: { id: SEEDED.juan.contactId },
	}),
	doneIfEmpty: { added_tags: ['vip'] },
});
