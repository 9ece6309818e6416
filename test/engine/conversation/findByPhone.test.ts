import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { ONE_SPELLING } from '../people';
import { testOperation } from '../testOperation';
import { useSandbox } from '../useSandbox';

const JUAN = SEEDED.juan.conversationId;
const { sandbox, run, sent } = useSandbox({ resource: 'conversation', operation: 'findByPhone' });

const findByPhone = (phoneNumber: string, options: INodeParameters = {}) => ({
	phoneNumber,
	options,
});

test('looks up the number as it is spelled, in one request', async () => {
	const { items } = await run(findByPhone('521 55 1234 5678'));
	expect(items[0]?.json).toMatchObject({ id: JUAN, contactName: 'Juan Pérez' });
	expect(sent()).toEqual(['GET /conversations/v1/by-phone/%2B5215512345678']);
});

test('finds the conversation under the other spelling, in one more request', async () => {
	const { items } = await run(findByPhone('(55) 1234-5678'));
	expect(items[0]?.json).toMatchObject({ id: JUAN, phoneNumber: '+5215512345678' });
	expect(sent()).toEqual([
		'GET /conversations/v1/by-phone/%2B525512345678',
		'GET /conversations/v1/by-phone/%2B5215512345678',
	]);
});

test("looks up the given spelling only if 'Also Try +521 / +52 (MX, AR, BR)' is off", async () => {
	const { error } = await run(findByPhone('+525512345678', { tryOtherSpellings: false }));
	expect(error?.message).toBe('Whaapy has no conversation with +525512345678 [item 0]');
	expect(sandbox.requests).toHaveLength(1);
});

test('names both spellings if neither is known, after two requests', async () => {
	const { error } = await run(findByPhone('+525599999999'));
	expect(error?.message).toBe(
		'Whaapy has no conversation with +525599999999 or +5215599999999 [item 0]',
	);
	expect(error?.description).toContain(
		'Whaapy says: Conversación no encontrada para este número de teléfono',
	);
	expect(error).toMatchObject({ httpCode: '404' });
	expect(sandbox.requests).toHaveLength(2);
});

test.each([null, []])('reads %j as "no conversation"', async (data) => {
	sandbox.faults.add({ kind: 'json', status: 200, body: { data } });
	const { error } = await run(findByPhone('+14155552671'));
	expect(error?.message).toBe('Whaapy has no conversation with +14155552671 [item 0]');
});

test('does not read the 404 of a gateway as "no conversation"', async () => {
	const body = { message: 'no Route matched with those values' };
	sandbox.faults.add({ kind: 'json', status: 404, body });
	const { error } = await run(findByPhone('+14155552671', { whenNotFound: 'emptyItem' }));
	expect(error).toMatchObject({ httpCode: '404' });
});

test("outputs an empty item if 'When Not Found' says so", async () => {
	const { items } = await run(findByPhone('+14155552671', { whenNotFound: 'emptyItem' }));
	expect(items).toEqual([{ json: {}, pairedItem: { item: 0 } }]);
});

test("reads a national number of the 'Default Country'", async () => {
	const { items } = await run(
		findByPhone('(11) 98765-4321', { defaultCountry: 'BR', whenNotFound: 'emptyItem' }),
	);
	expect(items).toHaveLength(1);
	expect(sent()[0]).toBe('GET /conversations/v1/by-phone/%2B5511987654321');
});

test.each([
	['CALL NOW', "'Phone Number' holds 'C', which is no part of a phone number: 'CALLNOW' [item 0]"],
	['={{ "" }}', "'Phone Number' is empty [item 0]"],
	['={{ null }}', "'Phone Number' is empty [item 0]"],
	['={{ { a: 1 } }}', "'Phone Number' must be a text, but it is an object [item 0]"],
	['12', "'Phone Number' has 2 digits, too few for a phone number: '12' [item 0]"],
])('refuses %j without a request, and gives an example', async (phone, message) => {
	const { error } = await run(findByPhone(phone));
	expect(error?.message).toBe(message);
	expect(error?.description).toMatch(/\+5215512345678|55 1234 5678/);
	expect(sandbox.requests).toHaveLength(0);
});

const { juan } = SEEDED;

testOperation('conversation/findByPhone', {
	costs: {
		'under the spelling given': [{ phoneNumber: juan.phone }],
		'under the other spelling': [{ phoneNumber: '+525512345678' }],
		'number with one spelling': [{ phoneNumber: ONE_SPELLING }],
		'under the spelling given, 24-hour window looked up': [
			{ phoneNumber: juan.phone, options: { checkWindow: true } },
		],
	},
	tool: () => ({
		left: ['phoneNumber'],
		sends: `GET /conversations/v1/by-phone/${encodeURIComponent(SEEDED.juan.phone)}`,
		answers: { id: SEEDED.juan.conversationId, contactName: 'Juan Pérez' },
	}),
});
