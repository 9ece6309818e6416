import type { Property } from '../../parameters/property';
import { funnelStageLocator } from '../funnelStage/properties';
import { getTeamMembers } from '../teamMember/pickers';

const [fromList, byId] = funnelStageLocator.modes;

/** The properties of a contact beside its number, tags and named values. */
export const commonFields = {
	address: {
		displayName: 'Address',
		name: 'address',
		type: 'string',
		default: '',
		placeholder: 'e.g. Av. Reforma 123',
		description: 'Street and number',
	},
	assignedAgentId: {
		displayName: 'Assigned Agent Name or ID',
		name: 'assignedAgentId',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTeamMembers' },
		default: '',
		pickers: { loadOptions: { getTeamMembers } },
		description:
			'The person of the team who looks after the contact. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	avatarUrl: {
		displayName: 'Avatar URL',
		name: 'avatarUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/juan.jpg',
		description: 'Address of the profile picture',
	},
	city: {
		displayName: 'City',
		name: 'city',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ciudad de México',
		description: 'City of the address',
	},
	company: {
		displayName: 'Company',
		name: 'company',
		type: 'string',
		default: '',
		placeholder: 'e.g. Acme Inc',
		description: 'Company that the person works for',
	},
	country: {
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. MX',
		description: 'Two-letter country code. Whaapy takes MX for new contacts without one.',
	},
	dealValue: {
		displayName: 'Deal Value',
		name: 'dealValue',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		description: 'What the deal with the person is worth, in the currency of your account',
	},
	email: {
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'name@email.com',
		description: 'Email address of the person',
	},
	funnelStageId: {
		displayName: 'Funnel Stage',
		name: 'funnelStageId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		pickers: funnelStageLocator.pickers,
		description: 'The stage of the funnel that the contact is in',
		modes: [
			fromList,
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. Interesado',
				hint: 'As it is written in Whaapy, whatever the case and accents',
			},
			byId,
		],
	},
	name: {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Juan Pérez',
		description: 'Full name of the person',
	},
	notes: {
		displayName: 'Notes',
		name: 'notes',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'Internal notes, which the person never sees',
	},
	postalCode: {
		displayName: 'Postal Code',
		name: 'postalCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. 06600',
		description: 'Postal code of the address',
	},
	source: {
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: '',
		placeholder: 'e.g. import',
		description: 'Where the contact comes from. Whaapy takes "api" for new contacts without one.',
	},
	state: {
		displayName: 'State',
		name: 'state',
		type: 'string',
		default: '',
		placeholder: 'e.g. CDMX',
		description: 'State or region of the address',
	},
} as const satisfies Record<string, Property>;
