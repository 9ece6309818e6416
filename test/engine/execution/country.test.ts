import { SEEDED } from '../../../tools/sandbox';
import { byPhone, useSandbox } from '../useSandbox';

const { sandbox, run, sent, lastBody } = useSandbox({
	resource: 'message',
	operation: 'sendText',
	text: 'Hola',
});

const account = (defaultCountry?: string) => ({
	account: { url: sandbox.url, key: sandbox.key, ...(defaultCountry && { defaultCountry }) },
});

test("reads a national number as one of the credential's country", async () => {
	await run({ recipient: byPhone('300 123 4567') }, account('CO'));
	expect(lastBody()).toMatchObject({ to: '+573001234567' });
});

test("prefers the node's own 'Default Country'", async () => {
	const options = { defaultCountry: 'us' };
	await run({ recipient: byPhone('(212) 555-0100'), options }, account('CO'));
	expect(lastBody()).toMatchObject({ to: '+12125550100' });
});

test('takes Mexico if the credential was saved without a country', async () => {
	const options = { whenWindowClosed: 'send' };
	await run({ recipient: byPhone('(55) 8765-4321'), options }, account());
	expect(lastBody()).toMatchObject({ to: SEEDED.maria.phone });
});

test.each([
	['message', 'sendText', 'Recipient', { recipient: byPhone('300 123 4567') }],
	['conversation', 'findByPhone', 'Phone Number', { phoneNumber: '300 123 4567' }],
	['contact', 'upsert', 'Phone Number', { phoneNumber: '300 123 4567' }],
])(
	'%s → %s refuses a number that Mexico does not have, without a request',
	async (resource, operation, parameter, parameters) => {
		const { error } = await run({ resource, operation, ...parameters });
		expect(error?.message).toBe(
			`'${parameter}' is not a number of Mexico (+52): '300 123 4567' [item 0]`,
		);
		expect(error?.description).toContain("'Country of Your Numbers'");
		expect(sent()).toEqual([]);
	},
);
