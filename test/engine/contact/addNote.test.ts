import type { Contact } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, byPhone, useSandbox } from '../useSandbox';
import { one } from './cases';

const JUAN = SEEDED.juan.contactId;
const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'contact',
	operation: 'addNote',
	note: 'Prefiere llamadas',
});

test('adds the note and outputs what Whaapy answers, with the contact', async () => {
	const { items } = await run({ contactId: byId(JUAN) });
	expect(sent()).toEqual([`POST /contacts/${JUAN}/notes`]);
	expect(lastBody()).toEqual({ body: 'Prefiere llamadas' });
	expect(items[0]?.json).toMatchObject({ contact_id: JUAN, note: { body: 'Prefiere llamadas' } });
	expect((sandbox.store.contacts.get(JUAN) as Contact).notes).toContain('Prefiere llamadas');
});

test('finds the contact by phone', async () => {
	await run({ contactId: byPhone('+525512345678') });
	expect(sent()).toEqual(['POST /contacts/v1/search', `POST /contacts/${JUAN}/notes`]);
});

test('does not retry if the answer is lost, because a note would be there twice', async () => {
	sandbox.faults.add({ kind: 'after' });
	const { error } = await run({ contactId: byId(JUAN) });
	expect(error?.description).toContain('It may have been saved or sent all the same');
	expect(sandbox.requests).toHaveLength(1);
});

test('refuses a note of spaces, and names the unknown contact', async () => {
	const empty = await run({ contactId: byId(JUAN), note: '={{ " " }}' });
	expect(empty.error?.message).toBe("'Note' is empty [item 0]");
	const unknown = await run({ contactId: byId('nobody') });
	expect(unknown.error?.message).toBe("Whaapy has no contact with the ID 'nobody' [item 0]");
});

testOperation('contact/addNote', {
	costs: one({ note: 'Prefiere llamadas' }),
	tool: () => ({
		left: ['contactId', 'note'],
		knows: { 'Your team sees it': 'Prefiere la tarde' },
		sends: `POST /contacts/${SEEDED.juan.contactId}/notes`,
		body: { body: 'Prefiere la tarde' },
		answers: { contact_id: SEEDED.juan.contactId },
	}),
});
