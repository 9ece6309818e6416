import { SEEDED } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import { byId, useSandbox } from '../useSandbox';

const { run, sent, lastBody } = useSandbox({
	resource: 'message',
	operation: 'sendLocation',
	recipient: byId(SEEDED.juan.conversationId),
	latitude: 19.427,
	longitude: '={{ "-99.1677" }}',
});

test('sends a place with its name and address in one request', async () => {
	const { items } = await run({ placeName: 'Clínica Sonrisa', address: 'Av. Reforma 123' });
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toEqual({
		conversationId: SEEDED.juan.conversationId,
		type: 'location',
		location: {
			latitude: 19.427,
			longitude: -99.1677,
			name: 'Clínica Sonrisa',
			address: 'Av. Reforma 123',
		},
	});
	expect(items[0]?.json).toMatchObject({ messageType: 'location', status: 'sent' });
});

test('leaves out what is empty', async () => {
	await run();
	expect(lastBody().location).toEqual({ latitude: 19.427, longitude: -99.1677 });
});

test.each([
	[0, -78.4678],
	[51.4779, 0],
])('sends a place on the equator or the meridian of Greenwich: %d, %d', async (...place) => {
	const [latitude, longitude] = place;
	await run({ latitude, longitude });
	expect(lastBody().location).toEqual({ latitude, longitude });
});

test.each([
	[{ latitude: 90.1 }, "'Latitude' is 90.1 [item 0]"],
	[{ longitude: -181 }, "'Longitude' is -181 [item 0]"],
	[{ latitude: '={{ $json.missing }}' }, "'Latitude' is empty [item 0]"],
	[{ latitude: '={{ null }}' }, "'Latitude' is empty [item 0]"],
	[{ longitude: '={{ "" }}' }, "'Longitude' is empty [item 0]"],
	[{ longitude: '={{ " " }}' }, "'Longitude' is empty [item 0]"],
	[
		{ latitude: '={{ $json.lat }}', longitude: '={{ $json.lng }}' },
		"'Latitude' and 'Longitude' cannot be used [item 0]",
	],
	[
		{ latitude: 0, longitude: 0 },
		"'Latitude' and 'Longitude' are 0, a place in the ocean [item 0]",
	],
])('refuses %j without a request', async (parameters, message) => {
	const { error } = await run(parameters);
	expect(error?.message).toBe(message);
	expect(sent()).toEqual([]);
});

testOperation('message/sendLocation', {
	costs: {
		'to a conversation': [
			{ recipient: byId(SEEDED.juan.conversationId), latitude: 19.4, longitude: -99.1 },
		],
	},
	tool: () => ({
		left: ['recipient', 'latitude', 'longitude', 'placeName', 'address'],
		sends: 'POST /messages/v1',
		body: { type: 'location', location: { latitude: 19.427, name: 'Clínica Sonrisa' } },
		answers: { messageType: 'location' },
	}),
});
