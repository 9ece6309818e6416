import type { Contact } from '../../sandbox';
import { SEEDED } from '../../sandbox';
import { byId, useSandbox } from '../useSandbox';

const JUAN = SEEDED.juan.contactId;
const { sandbox, run } = useSandbox({ resource: 'contact', operation: 'get' });

const get = (id: string, simplify = true) => ({ contactId: byId(id), simplify });
const juan = () => sandbox.store.contacts.get(JUAN) as Contact;

test('outputs the raw contact with its conversations', async () => {
	const { items } = await run(get(JUAN, false));
	expect(items[0]?.json).toEqual({
		...juan(),
		conversations: [
			{ id: SEEDED.juan.conversationId, status: 'active', last_message_at: expect.any(String) },
		],
	});
});

test("outputs at most ten flat fields if 'Simplify' is on", async () => {
	const { items } = await run(get(JUAN));
	expect(items[0]?.json).toEqual({
		id: JUAN,
		phone_number: '+5215512345678',
		name: 'Juan Pérez',
		email: 'juan@email.com',
		company: 'Acme Inc',
		tags: ['cliente', 'premium'],
		funnel_stage: 'Interesado',
		conversations: [SEEDED.juan.conversationId],
		last_contact_at: expect.any(String),
		created_at: '2026-01-01T00:00:00Z',
	});
});

test('passes on a contact with missing fields and a list of notes', async () => {
	const contact = { id: 'x', first_name: 'Ana', notes: [{ text: 'Hola' }] };
	sandbox.faults.add({ kind: 'json', body: { contact } });
	const raw = await run(get('x', false));
	expect(raw.items[0]?.json).toEqual({ ...contact, conversations: [] });
	const simplified = await run(get('x'));
	expect(simplified.items[0]?.json).toEqual({ id: 'x', conversations: [] });
});

test('names the unknown ID, and what to try', async () => {
	const { error } = await run(get('nobody'));
	expect(error?.message).toBe("Whaapy has no contact with the ID 'nobody' [item 0]");
	expect(error?.description).toContain('Contacto no encontrado');
	expect(error?.description).toContain("'Find by Phone'");
});
