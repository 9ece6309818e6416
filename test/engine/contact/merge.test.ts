import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, byPhone, useSandbox } from '../useSandbox';
import { AT, JUAN, JUAN_BY_PHONE } from './cases';

const { juan, maria } = SEEDED;
const { sandbox, run, sent, lastBody } = useSandbox({ resource: 'contact', operation: 'merge' });

const merge = (kept: string, merged: string) => ({
	contactId: byId(kept),
	mergedContactId: byId(merged),
});

test('merges one contact into the other, and says which one stays', async () => {
	const { items } = await run(merge(juan.contactId, maria.contactId));
	expect(sent()).toEqual([`POST /contacts/v1/${juan.contactId}/merge`]);
	expect(lastBody()).toEqual({ source_contact_id: maria.contactId });
	expect(items[0]?.json).toMatchObject({
		contact: { id: juan.contactId },
		kept_contact_id: juan.contactId,
		merged_contact_id: maria.contactId,
	});
	expect([juan, maria].map(({ contactId }) => sandbox.store.contacts.has(contactId))).toEqual([
		true,
		false,
	]);
});

test('finds both contacts by phone', async () => {
	await run({ contactId: byPhone(juan.phone), mergedContactId: byPhone(maria.phone) });
	expect(sent()).toEqual([
		'POST /contacts/v1/search',
		'POST /contacts/v1/search',
		`POST /contacts/v1/${juan.contactId}/merge`,
	]);
});

test.each([
	[byId(juan.contactId), byId(juan.contactId), 0],
	[byPhone('+525512345678'), byPhone('+5215512345678'), 1],
	[byPhone(juan.phone), byId(juan.contactId), 1],
])('refuses to merge a contact into itself', async (contactId, mergedContactId, requests) => {
	const { error } = await run({ contactId, mergedContactId });
	expect(error?.message).toBe(
		"'Contact to Keep' and 'Contact to Merge Into It' are the same contact [item 0]",
	);
	expect(sandbox.requests).toHaveLength(requests);
});

test('names both parameters if neither is an ID', async () => {
	const { error } = await run(merge('a/b', '..'));
	expect(error?.message).toBe(
		"'Contact to Keep' and 'Contact to Merge Into It' cannot be used [item 0]",
	);
});

test('says that one of the two is not there', async () => {
	const { error } = await run(merge(juan.contactId, 'nobody'));
	expect(error?.message).toBe(
		`Whaapy does not have both contacts: '${juan.contactId}' and 'nobody' [item 0]`,
	);
});

test('does not retry if the answer is lost', async () => {
	sandbox.faults.add({ kind: 'after' });
	const { error } = await run(merge(juan.contactId, maria.contactId));
	expect(error?.description).toContain('Check in Whaapy before you run this item again');
	expect(sandbox.requests).toHaveLength(1);
});

test('looks a number up anew after its contact was merged', async () => {
	const items = [
		{ keep: juan.phone, remove: maria.phone },
		{ keep: SEEDED.sofia.phone, remove: maria.phone },
	];
	const parameters = {
		contactId: byPhone('={{ $json.keep }}'),
		mergedContactId: byPhone('={{ $json.remove }}'),
	};
	const result = await run(parameters, { items, onError: 'continueRegularOutput' });
	expect(result.items[1]?.json.error).toContain(`Whaapy has no contact with ${maria.phone}`);
});

testOperation('contact/merge', {
	costs: {
		'both by ID': [{ contactId: JUAN, mergedContactId: byId(SEEDED.maria.contactId) }],
		'one by phone': [{ contactId: JUAN_BY_PHONE, mergedContactId: byId(SEEDED.maria.contactId) }],
		'both by phone': [{ contactId: JUAN_BY_PHONE, mergedContactId: byPhone(SEEDED.maria.phone) }],
	},
	tool: () => ({
		left: ['contactId', 'mergedContactId'],
		knows: { 'removed for good': SEEDED.maria.phone },
		sends: `POST ${AT}/merge`,
		body: { source_contact_id: SEEDED.maria.contactId },
		answers: { kept_contact_id: SEEDED.juan.contactId, merged_contact_id: SEEDED.maria.contactId },
	}),
});
