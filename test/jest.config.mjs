import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Where the engine of the n8n 1.x line is installed. To run the engine tests on any other n8n, install
 * its n8n-core, and the n8n-workflow that this one depends on, into a folder (with --ignore-scripts
 * --legacy-peer-deps), build, and name the folder:
 *
 *   N8N_ENGINE_HOME=/tmp/n8n npx jest -c test/jest.config.mjs --selectProjects 'engine 1.x'
 *
 * Those before n8n-core 1.100 want "overrides": { "zod-to-json-schema": "3.23.5" } in that folder.
 */
const engineHome = path.resolve(process.env.N8N_ENGINE_HOME ?? path.join(root, 'test/engine-v1'));

/**
 * Three layers: pure modules, the built package inside n8n-core (of both lines of n8n), the packed
 * package inside n8n.
 */
const shared = {
	rootDir: root,
	// In watch mode every folder below these is watched, except those of the pattern.
	roots: ['credentials', 'nodes', 'test'].map((folder) => path.join(root, folder)),
	watchPathIgnorePatterns: ['/node_modules(/|$)'],
	testEnvironment: 'node',
	setupFiles: ['<rootDir>/test/quiet.cjs'],
	setupFilesAfterEnv: ['<rootDir>/test/contractSetup.ts'],
	transform: {
		'^.+\\.(ts|js)$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
	},
	// These two ship as ES modules only.
	transformIgnorePatterns: ['/node_modules/(?!(p-limit|yocto-queue)/)'],
	modulePathIgnorePatterns: [
		'<rootDir>/dist',
		'<rootDir>/.cache',
		'<rootDir>/test/e2e/node_modules',
		'<rootDir>/test/engine-v1/node_modules',
	],
};

/** The built package, so it is built before each run, also in watch mode. */
const engine = {
	...shared,
	displayName: 'engine',
	globalSetup: '<rootDir>/test/build.cjs',
	testMatch: ['engine', 'trigger'].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
};

export default {
	rootDir: root,
	// Much of a test is waiting for a pause to end, so more than the spare cores can be at it.
	maxWorkers: 3,
	projects: [
		{ ...shared, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
		engine,
		{
			...engine,
			displayName: 'engine 1.x',
			// What depends on the engine; an operation is the same code on both lines of n8n.
			testMatch: ['engine/{conversation,execution,message,pickers}', 'trigger'].map(
				(folder) => `<rootDir>/test/${folder}/**/*.test.ts`,
			),
			setupFiles: [...shared.setupFiles, '<rootDir>/test/unref.cjs'],
			// For the tests, for the engine and for the built nodes alike, or their classes would differ.
			moduleNameMapper: { '^(n8n-core|n8n-workflow)$': path.join(engineHome, 'node_modules/$1') },
		},
		{ ...shared, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/*.test.ts'] },
	],
	testTimeout: 60_000,
};
