import { defineOperation } from '../../operation';
import { FREE_FORM_ENDPOINTS, freeFormOptions, sendFreeForm } from '../freeForm';
import { recipient } from '../recipient';

export const sendLocation = defineOperation({
	name: 'Send Location',
	action: 'Send location message',
	description: 'Send a place on the map to a person who wrote to you in the last 24 hours',
	api: { endpoints: FREE_FORM_ENDPOINTS, costs: { 'to a conversation': 1 } },
	properties: [
		recipient,
		{
			displayName: 'Latitude',
			name: 'latitude',
			type: 'number',
			typeOptions: { minValue: -90, maxValue: 90, numberPrecision: 7 },
			required: true,
			default: '',
			placeholder: 'e.g. 19.4326',
			description: 'Degrees north of the equator; negative to the south',
		},
		{
			displayName: 'Longitude',
			name: 'longitude',
			type: 'number',
			typeOptions: { minValue: -180, maxValue: 180, numberPrecision: 7 },
			required: true,
			default: '',
			placeholder: 'e.g. -99.1332',
			description: 'Degrees east of Greenwich; negative to the west, as in all of Latin America',
		},
		{
			displayName: 'Place Name',
			name: 'placeName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Clínica Sonrisa',
			description: 'Shown under the map',
		},
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			placeholder: 'e.g. Av. Reforma 123, Ciudad de México',
			description: "Shown under the map. WhatsApp shows it only with a 'Place Name'.",
		},
	],
	options: freeFormOptions(),
	async execute(run) {
		const { latitude, longitude } = run.parameters;
		const name = run.parameters.placeName.trim();
		const address = run.parameters.address.trim();
		if (latitude === 0 && longitude === 0) {
			run.issues.add(
				'Latitude',
				"and 'Longitude' are 0, a place in the ocean",
				'Fill in both, e.g. 19.4326 and -99.1332.',
			);
		}
		return await sendFreeForm(run, {
			type: 'location',
			location: { latitude, longitude, ...(name && { name }), ...(address && { address }) },
		});
	},
});
