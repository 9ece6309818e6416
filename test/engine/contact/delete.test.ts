import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, byPhone, only, useSandbox } from '../useSandbox';
import { AT, bulk } from './cases';

const { juan, maria, sofia } = SEEDED;
const { sandbox, run, sent, lastBody } = useSandbox({ resource: 'contact', operation: 'delete' });

const each = { contactId: byId('={{ $json.id }}') };
const has = (id: string) => sandbox.store.contacts.has(id);

test('deletes one contact in one request', async () => {
	const { items } = await run({ contactId: byId(juan.contactId) });
	expect(sent()).toEqual([`DELETE /contacts/v1/${juan.contactId}`]);
	expect(items[0]?.json).toEqual({ id: juan.contactId, deleted: true });
	expect(has(juan.contactId)).toBe(false);
});

test('deletes the contact with a phone number, after one look-up', async () => {
	await run({ contactId: byPhone('55 1234 5678') });
	expect(sent()).toEqual(['POST /contacts/v1/search', `DELETE /contacts/v1/${juan.contactId}`]);
});

test('deletes several contacts in one request, each once', async () => {
	const ids = [juan.contactId, maria.contactId, juan.contactId];
	const { items } = await run(each, { items: ids.map((id) => ({ id })) });
	expect(sent()).toEqual(['POST /contacts/v1/bulk']);
	expect(lastBody()).toEqual({
		operation: 'delete',
		contact_ids: [juan.contactId, maria.contactId],
	});
	expect(items.map(({ json }) => json)).toEqual(ids.map((id) => ({ id, deleted: true })));
});

test('names the unknown contact for its item', async () => {
	const items = [juan.contactId, 'nobody', maria.contactId].map((id) => ({ id }));
	const result = await run(each, { items, onError: 'continueRegularOutput' });
	expect(result.items.map(({ json }) => json)).toEqual([
		{ id: juan.contactId, deleted: true },
		expect.objectContaining({ error: "Whaapy has no contact with the ID 'nobody' [item 1]" }),
		{ id: maria.contactId, deleted: true },
	]);
	expect(sent()).toEqual(['POST /contacts/v1/bulk', 'DELETE /contacts/v1/nobody']);
});

test.each(['list', 'count', 'refuse'] as const)(
	'counts contacts as deleted that the answer lost in between took away (%s)',
	async (bulkFailures) => {
		sandbox.settings.bulkFailures = bulkFailures;
		sandbox.faults.add({ kind: 'after', times: 1, match: only('POST') });
		const ids = [juan.contactId, maria.contactId];
		const { items, error } = await run(each, { items: ids.map((id) => ({ id })) });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual(ids.map((id) => ({ id, deleted: true })));
	},
);

test('counts a contact as deleted whose DELETE was answered the second time only', async () => {
	sandbox.faults.add({ kind: 'after', times: 1, match: only('DELETE') });
	const { items } = await run({ contactId: byId(sofia.contactId) });
	expect(items[0]?.json).toEqual({ id: sofia.contactId, deleted: true });
	expect(sandbox.requests).toHaveLength(2);
});

testOperation('contact/delete', {
	costs: bulk(),
	tool: () => ({
		left: ['contactId'],
		sends: `DELETE ${AT}`,
		answers: { deleted: true },
	}),
	doneIfEmpty: { deleted: true },
});
