import type { Contact } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import { useSandbox } from '../useSandbox';
import { newContact } from './newContact';

const JUAN = SEEDED.juan.contactId;
const NEW_PHONE = '+14155552671';
const { sandbox, run, sent } = useSandbox({ resource: 'contact', operation: 'create' });

const juan = () => sandbox.store.contacts.get(JUAN) as Contact;

test('names the contact that has the phone number, and the operation to use instead', async () => {
	juan().phone_number = NEW_PHONE;
	const { error } = await run(newContact(NEW_PHONE));
	expect(sent()).toEqual(['POST /contacts/v1']);
	expect(error?.message).toBe(`A contact with this phone number already exists: ${JUAN} [item 0]`);
	expect(error?.description).toContain("'Create or Update'");
	expect(error?.description).toContain('Ya existe un contacto con este número');
	expect(error).toMatchObject({ httpCode: '409' });
});

test('refuses a duplicate that the look-up has found without asking Whaapy again', async () => {
	const { error } = await run(newContact(SEEDED.juan.phone));
	expect(sent()).toEqual(['POST /contacts/v1/search']);
	expect(error?.message).toBe(`A contact with this phone number already exists: ${JUAN} [item 0]`);
	expect(error?.description).toContain("'Create or Update'");
	expect(error).toMatchObject({ httpCode: '409' });
});

test('refuses the same number a second time in one run without another request', async () => {
	const items = ['+525500000000', '+5215500000000', NEW_PHONE, NEW_PHONE].map((phone) => ({
		phone,
	}));
	const result = await run(newContact('={{ $json.phone }}'), {
		items,
		onError: 'continueRegularOutput',
	});
	expect(sent().sort()).toEqual([
		'POST /contacts/v1',
		'POST /contacts/v1',
		'POST /contacts/v1/search',
	]);
	expect(result.items.map(({ json }) => json.error)).toEqual([
		undefined,
		expect.stringContaining('already exists as +525500000000'),
		undefined,
		expect.stringContaining('already exists'),
	]);
});

test('refuses a duplicate even if Whaapy does not name the contact', async () => {
	sandbox.faults.add({ kind: 'json', status: 409, body: { error: 'duplicate_contact' } });
	const { error } = await run(newContact(NEW_PHONE));
	expect(error?.message).toBe(
		"A contact with this phone number already exists, but Whaapy's answer does not say which [item 0]",
	);
	expect(error?.description).toContain("'Update'");
});

describe('a phone number that Whaapy has under its other spelling', () => {
	test.each([
		['+525512345678', SEEDED.juan],
		['+5215587654321', SEEDED.maria],
		['+5491123456789', SEEDED.sofia],
		['+5511987654321', SEEDED.joao],
	])('refuses a second contact for %s, and names the first', async (phone, person) => {
		const { error } = await run(newContact(phone));
		expect(error?.message).toBe(
			`A contact with this phone number already exists as ${person.phone}: ${person.contactId} [item 0]`,
		);
		expect(error?.description).toContain("'Create or Update'");
		expect(error).toMatchObject({ httpCode: '409' });
		expect(sent()).toEqual(['POST /contacts/v1/search']);
	});

	test('does not take a longer number with the same digits for the same person', async () => {
		juan().phone_number = '+52155123456780';
		const { items } = await run(newContact('+525512345678'));
		expect(items[0]?.json).toMatchObject({ phone_number: '+525512345678' });
	});

	test("creates a second contact if 'Also Try +521 / +52 (MX, AR, BR)' is off", async () => {
		const { items } = await run(newContact('+525512345678', {}, { tryOtherSpellings: false }));
		expect(items[0]?.json.id).not.toBe(JUAN);
		expect(sent()).toEqual(['POST /contacts/v1']);
	});

	test('creates the contact even if the key lacks contacts:read', async () => {
		sandbox.settings.scopes.delete('contacts:read');
		const { items } = await run(newContact('+525500000000'));
		expect(items[0]?.json).toMatchObject({ phone_number: '+525500000000' });
	});

	test('creates nothing if the look-up fails', async () => {
		sandbox.faults.add({
			kind: 'status',
			status: 503,
			headers: { 'retry-after': '0' },
			match: ({ path }: { path: string }) => path === '/contacts/v1/search',
		});
		const { error } = await run(newContact('+525512345678'));
		expect(error?.message).toBe('Whaapy could not answer [item 0]');
		expect(new Set(sent())).toEqual(new Set(['POST /contacts/v1/search']));
	});
});
