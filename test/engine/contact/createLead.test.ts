import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { REFUSED_TEXTS } from '../message/refusedTexts';
import { byId, useSandbox } from '../useSandbox';
import { NEWCOMER, NEW_PHONE, newNumbers } from './cases';

const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'contact',
	operation: 'createLead',
});

const lead = (phoneNumber: string, additionalFields = {}, options = {}) => ({
	phoneNumber,
	additionalFields,
	options,
});
const template = () => [...sandbox.store.templates.values()][0]!.id;

test('sends the phone number alone if nothing else is set, and outputs what Whaapy answers', async () => {
	const { items } = await run(lead(NEW_PHONE));
	expect(sent()).toEqual(['POST /inbound/leads']);
	expect(lastBody()).toEqual({ phone: NEW_PHONE });
	expect(items[0]?.json).toMatchObject({ data: { created: true } });
});

test('sends all fields under the names of the API', async () => {
	await run(
		lead(NEW_PHONE, {
			name: 'Ana',
			email: 'ana@ejemplo.com',
			source: 'landing',
			externalId: 'abc123',
			tags: 'lead; web',
			customFields: { row: [{ name: 'plan', value: 'oro' }] },
			templateId: byId(template()),
			templateVariables: ['Ana', 'lunes'],
		}),
	);
	expect(lastBody()).toEqual({
		phone: NEW_PHONE,
		name: 'Ana',
		email: 'ana@ejemplo.com',
		source: 'landing',
		externalId: 'abc123',
		tags: ['lead', 'web'],
		customFields: { plan: 'oro' },
		templateId: template(),
		templateVariables: { '1': 'Ana', '2': 'lunes' },
	});
});

test('takes the spelling that Whaapy has the person under', async () => {
	await run(lead('+525512345678'));
	expect(sent()).toEqual(['POST /contacts/v1/search', 'POST /inbound/leads']);
	expect(lastBody()).toEqual({ phone: SEEDED.juan.phone });
});

test('does not retry if the answer is lost, because it may send a template', async () => {
	sandbox.faults.add({ kind: 'after' });
	await run(lead(NEW_PHONE));
	expect(sandbox.requests).toHaveLength(1);
});

test.each([
	[{ email: 'ana' }, "'Email' is not an email address: 'ana'"],
	[{ templateVariables: ['Ana'] }, "'Template Variables' has no template"],
	[{ templateId: byId('a/b') }, "'Template' is not an ID: 'a/b'"],
])('refuses %j without a request', async (fields, message) => {
	const { error } = await run(lead(NEW_PHONE, fields));
	expect(error?.message).toBe(`${message} [item 0]`);
	expect(sandbox.requests).toHaveLength(0);
});

test('refuses an empty variable', async () => {
	const { error } = await run(
		lead(NEW_PHONE, { templateId: byId(template()), templateVariables: ['Ana', ' '] }),
	);
	expect(error?.message).toBe("'Template Variables' has no text for {{2}} [item 0]");
});

test('names the contact that has the phone number if Whaapy refuses a duplicate', async () => {
	const body = { error: 'duplicate_contact', existing_contact_id: SEEDED.juan.contactId };
	sandbox.faults.add({ kind: 'json', status: 409, body });
	const { error } = await run(lead(NEW_PHONE));
	expect(error?.message).toBe(
		`A contact with this phone number already exists: ${SEEDED.juan.contactId} [item 0]`,
	);
});

test.each(REFUSED_TEXTS)('refuses the variable %j without a request', async (name, reason) => {
	const templateVariables = ['10:00', name];
	const { error } = await run(lead(NEW_PHONE, { templateId: byId(template()), templateVariables }));
	expect(error?.message).toBe(`'Template Variables' ${reason} [item 0]`);
	expect(sandbox.requests).toHaveLength(0);
});

testOperation('contact/createLead', {
	costs: newNumbers,
	tool: () => ({
		left: ['phoneNumber', 'additionalFields.name', 'additionalFields.email'],
		knows: NEWCOMER,
		sends: 'POST /inbound/leads',
		body: { phone: NEW_PHONE, name: 'Ana Torres', email: 'ana@example.com' },
		answers: { success: true },
	}),
});
