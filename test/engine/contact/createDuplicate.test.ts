import type { Contact } from '../../sandbox';
import { SEEDED } from '../../sandbox';
import { only, useSandbox } from '../useSandbox';

const JUAN = SEEDED.juan.contactId;
const NEW_PHONE = '+14155552671';
const { sandbox, run, sent } = useSandbox({ resource: 'contact', operation: 'create' });

const contact = (phoneNumber: string, additionalFields = {}, options = {}) => ({
	phoneNumber,
	additionalFields,
	options,
});

const juan = () => sandbox.store.contacts.get(JUAN) as Contact;

test('names the contact that has the number, and what to use instead', async () => {
	const { error } = await run(contact(SEEDED.juan.phone));
	expect(error?.message).toBe(`A contact with this phone number already exists: ${JUAN} [item 0]`);
	expect(error?.description).toContain("'Create or Update'");
	expect(error?.description).toContain('Ya existe un contacto con este número');
	expect(error).toMatchObject({ httpCode: '409' });
});

test('says so where the duplicate answer names no contact', async () => {
	sandbox.faults.add({ kind: 'json', status: 409, body: { error: 'duplicate_contact' } });
	const { error } = await run(contact(NEW_PHONE));
	expect(error?.message).toBe(
		"A contact with this phone number already exists, but Whaapy's answer does not say which [item 0]",
	);
	expect(error?.description).toContain("'Update'");
});

describe('with the other spelling of a number that Whaapy has', () => {
	test.each([
		['+525512345678', SEEDED.juan],
		['+5215587654321', SEEDED.maria],
		['+5491123456789', SEEDED.sofia],
		['+5511987654321', SEEDED.joao],
	])('%s is refused and the contact named', async (phone, person) => {
		const { error } = await run(contact(phone));
		expect(error?.message).toBe(
			`A contact with this phone number already exists as ${person.phone}: ${person.contactId} [item 0]`,
		);
		expect(error?.description).toContain("'Create or Update'");
		expect(error).toMatchObject({ httpCode: '409' });
		expect(sent()).toEqual([`GET /contacts/v1?search=${person.phone.slice(1)}&limit=10`]);
	});

	test('a longer number that holds the digits is somebody else', async () => {
		juan().phone_number = '+52155123456780';
		const { items } = await run(contact('+525512345678'));
		expect(items[0]?.json).toMatchObject({ phone_number: '+525512345678' });
	});

	test('makes two contacts where the user wants it', async () => {
		const { items } = await run(contact('+525512345678', {}, { tryOtherSpellings: false }));
		expect(items[0]?.json.id).not.toBe(JUAN);
		expect(sent()).toEqual(['POST /contacts/v1']);
	});

	test('creates all the same with a key that may only write', async () => {
		sandbox.settings.scopes.delete('contacts:read');
		const { items } = await run(contact('+525500000000'));
		expect(items[0]?.json).toMatchObject({ phone_number: '+525500000000' });
	});

	test('creates nothing where the look-up gets no answer', async () => {
		sandbox.faults.add({
			kind: 'status',
			status: 503,
			headers: { 'retry-after': '0' },
			match: only('GET'),
		});
		const { error } = await run(contact('+525512345678'));
		expect(error?.message).toBe('Whaapy could not answer [item 0]');
		expect(sent().filter((request) => request.startsWith('POST'))).toEqual([]);
	});
});
