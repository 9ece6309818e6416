import type { Contact } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, useSandbox } from '../useSandbox';
import { AT, bulk } from './cases';

const { juan, maria } = SEEDED;
const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'contact',
	operation: 'removeTags',
});

test('removes the tags from one contact in one request', async () => {
	const { items } = await run({ contactId: byId(juan.contactId), tags: ['premium'] });
	expect(sent()).toEqual([`PATCH /contacts/v1/${juan.contactId}`]);
	expect(lastBody()).toEqual({ remove_tags: ['premium'] });
	expect(items[0]?.json).toEqual({ id: juan.contactId, removed_tags: ['premium'] });
	expect((sandbox.store.contacts.get(juan.contactId) as Contact).tags).toEqual(['cliente']);
});

test('removes the same tags from several contacts in one request', async () => {
	const items = [juan, maria].map(({ contactId: id }) => ({ id }));
	const tags = '={{ "cliente, premium" }}';
	await run({ contactId: byId('={{ $json.id }}'), tags }, { items });
	expect(sent()).toEqual(['POST /contacts/v1/bulk']);
	expect(lastBody()).toEqual({
		operation: 'remove_tags',
		contact_ids: [juan.contactId, maria.contactId],
		tags: ['cliente', 'premium'],
	});
});

test('refuses no tags at all', async () => {
	const { error } = await run({ contactId: byId(juan.contactId), tags: '={{ [] }}' });
	expect(error?.message).toBe("'Tag Names or IDs' is empty [item 0]");
});

testOperation('contact/removeTags', {
	costs: bulk({ tags: 'vip' }),
	tool: () => ({
		left: ['contactId', 'tags'],
		knows: { 'tags to remove': 'premium' },
		sends: `PATCH ${AT}`,
		body: { remove_tags: ['premium'] },
		answers: { id: SEEDED.juan.contactId },
	}),
	doneIfEmpty: { removed_tags: ['vip'] },
});
