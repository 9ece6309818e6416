import type { IAuthenticate, ICredentialType, INodeProperties } from 'n8n-workflow';
import { readApiKey } from '../nodes/Whaapy/api/apiKey';
import { COUNTRIES, DEFAULT_COUNTRY } from '../nodes/Whaapy/phone/countries';

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
				'Create a key in Whaapy under Settings → API Keys. It starts with "wha_" and needs the permissions of what your workflows do.',
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
		{
			displayName: 'Check Webhook Permissions',
			name: 'checkWebhooks',
			type: 'boolean',
			default: false,
			description:
				'Whether the connection test also checks that the key may add and remove webhooks, which the Whaapy Trigger needs. Leave it off for a key that is meant to read only.',
		},
		// n8n adds these two, under these names, to credentials that have none of their own; its default
		// lets the HTTP Request node send the key anywhere.
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'options',
			options: [
				{
					name: 'All',
					value: 'all',
					description: 'The HTTP Request node may send the API key anywhere',
				},
				{
					name: 'None',
					value: 'none',
					description: 'The HTTP Request node may not use this credential',
				},
				{
					name: 'Specific Domains',
					value: 'domains',
					description: 'The HTTP Request node may send the API key to these only',
				},
			],
			default: 'domains',
			description:
				"Where n8n's HTTP Request node may send the API key. The Whaapy nodes send it to the Base URL only.",
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'string',
			default: 'api.whaapy.com',
			placeholder: 'e.g. api.whaapy.com',
			description: "The domains, separated by commas; '*.example.com' stands for all below it",
			displayOptions: { show: { allowedHttpRequestDomains: ['domains'] } },
		},
	];

	// Not an expression: what is pasted with a key is taken off in one place for all who read it.
	authenticate: IAuthenticate = async ({ apiKey }, request) => ({
		...request,
		headers: { ...request.headers, Authorization: `Bearer ${readApiKey(apiKey)}` },
	});
}
