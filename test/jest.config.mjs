import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Three layers: pure modules, the built package inside n8n-core, the packed package inside n8n. */
const shared = {
	rootDir: root,
	testEnvironment: 'node',
	setupFiles: ['<rootDir>/test/quiet.cjs'],
	transform: {
		'^.+\\.(ts|js)$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
	},
	// These two ship as ES modules only.
	transformIgnorePatterns: ['/node_modules/(?!(p-limit|yocto-queue)/)'],
	modulePathIgnorePatterns: [
		'<rootDir>/dist',
		'<rootDir>/.cache',
		'<rootDir>/test/e2e/node_modules',
	],
};

export default {
	rootDir: root,
	projects: [
		{ ...shared, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
		{ ...shared, displayName: 'engine', testMatch: ['<rootDir>/test/engine/**/*.test.ts'] },
		{ ...shared, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/*.test.ts'] },
	],
	testTimeout: 60_000,
};
