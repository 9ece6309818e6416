import { SEEDED } from '../../../tools/sandbox';
import { byId, useSandbox } from '../useSandbox';

const { sandbox, run } = useSandbox({
	resource: 'conversation',
	operation: 'findByPhone',
	phoneNumber: SEEDED.juan.phone,
});

test.each([
	[{ maxConcurrentRequests: 0 }, "'Max Concurrent Requests' is 0 [item 0]"],
	[{ maxConcurrentRequests: 101 }, "'Max Concurrent Requests' is 101 [item 0]"],
	[{ timeout: '={{ "soon" }}' }, '\'Timeout\' must be a number, but it is "soon" [item 0]'],
	[
		{ whenNotFound: '={{ "ignore" }}' },
		'\'When Not Found\' is "ignore", which is not one of the options [item 0]',
	],
	[
		{ tryOtherSpellings: '={{ "yes" }}' },
		'\'Also Try +521 / +52 (MX, AR, BR)\' must be true or false, but it is "yes" [item 0]',
	],
])('refuses the option %j by its name', async (options, message) => {
	const { error } = await run({ options });
	expect(error?.message).toBe(message);
	expect(sandbox.requests).toHaveLength(0);
});

test.each([
	[{ maxConcurrentRequests: 1.5 }, "'Max Concurrent Requests' is 1.5 [item 0]"],
	[{ timeout: 3_000_000_000 }, "'Timeout' is 3000000000 [item 0]"],
])('refuses the options %j by their name', async (options, message) => {
	const conversationId = byId(SEEDED.juan.conversationId);
	const { error } = await run({ operation: 'get', conversationId, options });
	expect(error?.message).toBe(message);
	expect(sandbox.requests).toHaveLength(0);
});
