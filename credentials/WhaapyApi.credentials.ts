import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { COUNTRIES, DEFAULT_COUNTRY } from '../nodes/Whaapy/phone/countries';

/** What the connection test says about a status, which n8n would call by its HTTP name. */
function responseRule(value: number, message: string) {
	return { type: 'responseCode', properties: { value, message } } as const;
}

/** The bearer key of a Whaapy account and the address of the API it belongs to. */
export class WhaapyApi implements ICredentialType {
	name = 'whaapyApi';

	displayName = 'Whaapy API';

	icon = { light: 'file:whaapy.svg', dark: 'file:whaapy.dark.svg' } as const;

	documentationUrl = 'https://docs.whaapy.com';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. wha_...',
			description:
				'Create a key in the settings of Whaapy. It starts with "wha_" and needs the permissions of what your workflows do.',
		},
		{
			displayName: 'Country of Your Numbers',
			name: 'defaultCountry',
			type: 'options',
			options: COUNTRIES,
			default: DEFAULT_COUNTRY,
			description:
				'Phone numbers without a country code belong to this country. Those with a country code are taken as they are.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.whaapy.com',
			placeholder: 'e.g. https://api.whaapy.com',
			description: 'Change it only if Whaapy gave you another address',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey.trim()}}' } },
	};

	// The cheapest call that needs a key (docs/whaapy-api.md). Redirects are off so that the key
	// can reach no host but the one named above.
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{($credentials.baseUrl.trim() || "https://api.whaapy.com").replace(/\\/+$/, "")}}',
			url: '/contacts/v1',
			qs: { limit: 1 },
			disableFollowRedirect: true,
		},
		// n8n applies both kinds of rule side by side; only its type asks for one kind.
		rules: [
			responseRule(
				401,
				'Whaapy did not accept this API key. Copy an active key from Whaapy, without spaces around it.',
			),
			responseRule(
				403,
				'This API key lacks the permission "contacts:read". Add it to the key in Whaapy; the key itself stays the same.',
			),
			responseRule(
				404,
				'No Whaapy API answers at this Base URL. It is usually https://api.whaapy.com.',
			),
			responseRule(429, 'Whaapy limits the requests of this key. Test again in a minute.'),
			...[301, 302, 303, 307, 308].map((status) =>
				responseRule(
					status,
					'This Base URL sends requests on to another address, to which the key is not sent. Use the final address, usually https://api.whaapy.com.',
				),
			),
			...[500, 502, 503, 504].map((status) =>
				responseRule(status, 'Whaapy could not answer. Test again in a few minutes.'),
			),
			{
				// Of a web page, n8n keeps the text: its first character is no part of any JSON.
				type: 'responseSuccessBody',
				properties: {
					key: '0',
					value: '<',
					message:
						'A web page answers at this Base URL, not Whaapy. It is usually https://api.whaapy.com.',
				},
			},
		] as ICredentialTestRequest['rules'],
	};
}
