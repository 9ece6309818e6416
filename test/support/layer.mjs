import path from 'node:path';
import { installEngineV1, installTools, part, root } from '../../tools/setup.cjs';

// A part of the tests, for the daily work; `npm test` runs them all.
//
//   npm run test:engine -- create              the test files with "create" in their path
//   npm run test:engine -- create -t refuses   those of their tests with "refuses" in the title
//   npm run test:engine -- --all-engines       on the engine of n8n 1.x too
//   npm run test:watch -- create               again when a file of nodes/, credentials/, test/ or tools/ changes
//
// Everything else is passed on to Jest.

const ALL_ENGINES = '--all-engines';
const LAYERS = {
	unit: { title: 'Unit tests', projects: ['unit'], options: [] },
	engine: { title: 'Engine tests', projects: ['engine'], options: [] },
	watch: { title: 'Unit and engine tests', projects: ['unit', 'engine'], options: ['--watchAll'] },
};

const [layer, ...args] = process.argv.slice(2);
const { title, projects, options } = LAYERS[layer];
const allEngines = args.includes(ALL_ENGINES);

await installTools();
if (allEngines) await installEngineV1();
await part(title, path.join(root, 'node_modules/.bin/jest'), [
	'--config',
	'test/jest.config.mjs',
	...options,
	...args.filter((argument) => argument !== ALL_ENGINES),
	'--selectProjects',
	...projects,
	...(allEngines ? ['engine 1.x'] : []),
]);
