import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

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

	// The cheapest call that needs a key (FACTS: contacts list). Redirects are off so that the key
	// can reach no host but the one named above.
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl.trim().replace(/\\/+$/, "")}}',
			url: '/contacts/v1',
			qs: { limit: 1 },
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Whaapy did not accept this API key. Copy an active key from Whaapy, without spaces around it.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'This API key lacks the permission "contacts:read". Add it to the key in Whaapy; the key itself stays the same.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'No Whaapy API answers at this Base URL. It is usually https://api.whaapy.com.',
				},
			},
		],
	};
}
