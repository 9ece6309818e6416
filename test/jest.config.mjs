import { availableParallelism } from 'node:os';
import path from 'node:path';
import { engineHome, root } from '../tools/setup.cjs';

/**
 * Three layers: pure modules, the built package inside n8n-core (of both lines of n8n), the packed
 * package inside n8n.
 */
const shared = {
	rootDir: root,
	// In watch mode every folder below these is watched, except those of the pattern.
	roots: ['credentials', 'nodes', 'test', 'tools'].map((folder) => path.join(root, folder)),
	watchPathIgnorePatterns: ['/node_modules(/|$)'],
	globalSetup: '<rootDir>/test/support/build.cjs',
	testEnvironment: '<rootDir>/test/support/outside/environment.cjs',
	moduleNameMapper: {
		'^(fastify|n8n-core|n8n-workflow)$': '<rootDir>/test/support/outside/$1.cjs',
		'^(\\.\\./)+(tools/)?sandbox$': '<rootDir>/test/support/outside/sandbox.cjs',
	},
	setupFilesAfterEnv: ['<rootDir>/test/support/contractSetup.ts'],
	transform: {
		'^.+\\.(ts|js)$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
	},
	// These ship as ES modules only.
	transformIgnorePatterns: ['/node_modules/(?!(p-limit|yocto-queue|client-zip)/)'],
	modulePathIgnorePatterns: [
		'<rootDir>/dist',
		'<rootDir>/.cache',
		'<rootDir>/test/e2e/node_modules',
		'<rootDir>/test/engine-v1/node_modules',
	],
};

/** The built package. */
const engine = {
	...shared,
	displayName: 'engine',
	testMatch: ['engine', 'trigger'].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
};

export default {
	rootDir: root,
	// At first some test files wait for limits most of the time, so more than the cores can be at it.
	maxWorkers: availableParallelism() + 2,
	testSequencer: '<rootDir>/test/support/sequencer.cjs',
	projects: [
		{ ...shared, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
		engine,
		{
			...engine,
			displayName: 'engine 1.x',
			// What depends on the engine: parameters of every type, files, pickers, tools, the trigger. An
			// operation, and which requests it sends, is the same code on both lines of n8n.
			testMatch: [
				'engine/execution/!(falseSuccess|rateLimit|refusals|retry|toldLimit|wholeLists)',
				'engine/execution/retryOnFail',
				'engine/conversation/findByPhone',
				'engine/message/{exportStorage,itemFiles,getAllMedia,sendAndWait,sendMedia,sendTemplateFromList,sendText}',
				'engine/pickers/pickers',
				'trigger/!(filters|verify)',
			].map((file) => `<rootDir>/test/${file}.test.ts`),
			testEnvironmentOptions: { engineHome },
		},
		{
			...shared,
			displayName: 'e2e',
			testMatch: ['<rootDir>/test/e2e/*.test.ts'],
			globalSetup: '<rootDir>/test/e2e/setup.ts',
		},
	],
	// Long enough for 1,000 items on a machine that is busy with other things.
	testTimeout: 180_000,
};
