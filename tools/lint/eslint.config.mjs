import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The direction of imports between the folders of nodes/Whaapy, see docs/architecture.md: what each of
 * them must not import.
 */
const zones = {
	phone: ['api', 'delivery', 'execution', 'parameters', 'resources', 'trigger'],
	api: ['delivery', 'execution', 'parameters', 'resources', 'trigger'],
	parameters: ['api', 'delivery', 'execution', 'resources', 'trigger'],
	delivery: ['execution', 'parameters', 'resources', 'trigger'],
	execution: ['delivery', 'resources', 'trigger'],
	trigger: ['execution', 'resources'],
	resources: ['execution', 'trigger'],
};

const mayNotImport = (folder, ...forbidden) => ({
	files: [`nodes/Whaapy/${folder}/**/*.ts`],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					{
						regex: `^(\\.\\./)+(${forbidden.join('|')})(/|$)`,
						message: `${folder}/ must not import this, see docs/architecture.md`,
					},
				],
			},
		],
	},
});

/** The files of api/ that send: the words for an answer, api/errors/, know nothing of them. */
const sending = [
	'client',
	'credentialTest',
	'download',
	'rateLimit',
	'retry',
	'session',
	'settledRequest',
	'transport',
];

/** The rooms of resources/: each imports only those behind it, so that there is no circle. */
const rooms = [
	'webhook',
	'media',
	'message',
	'conversation',
	'broadcast',
	'contact',
	'template',
	'funnelStage',
	'teamMember',
	'aiAgent',
];

export default defineConfig(
	{ ignores: ['dist', '**/node_modules', '.cache', '**/*.d.ts'] },
	{ linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
	{
		files: ['**/*.ts'],
		extends: [js.configs.recommended, tseslint.configs.recommended],
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			// Read when it is needed, not when n8n loads the node.
			'@typescript-eslint/no-require-imports': ['error', { allow: ['/metadata\\.max\\.json$'] }],
		},
	},
	{ files: ['{nodes,credentials}/**/*.ts'], rules: { 'no-console': 'error' } },
	{
		// Of four arguments in a row, a call does not say which is which: pass an object.
		files: ['{nodes,credentials}/**/*.ts'],
		rules: { 'max-params': ['error', { max: 3 }] },
	},
	...Object.entries(zones).map(([folder, forbidden]) => mayNotImport(folder, ...forbidden)),
	mayNotImport('api/errors', ...zones.api, ...sending),
	...rooms.map((room, index) =>
		mayNotImport(`resources/${room}`, ...zones.resources, ...rooms.slice(0, index)),
	),
	{
		files: ['nodes/Whaapy/shared/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [{ regex: '^\\.', message: 'shared/ holds leaves, without imports of ours' }] },
			],
		},
	},
	{
		files: ['{nodes,credentials}/**/*.ts', 'package.json'],
		extends: [n8nCommunityNodesPlugin.configs.recommended],
	},
	{ plugins: { 'n8n-nodes-base': n8nNodesBase } },
	{
		files: ['package.json'],
		languageOptions: { parser: tseslint.parser },
		rules: {
			...n8nNodesBase.configs.community.rules,
		},
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			// n8n's own scanner turns these two off: they hold for n8n's built-in credentials only.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			// Off in n8n's own scanner too: connection types are an enum now, and Whaapy has a limit.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
	prettier,
);
