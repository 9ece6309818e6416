import path from 'node:path';
import { installEngineV1, installTools, part, root } from './setup.cjs';

const bin = (name) => path.join(root, 'node_modules/.bin', name);

await installTools();
await installEngineV1();
await part('Lint', bin('eslint'), ['--config', 'test/lint/eslint.config.mjs', '.']);
await part('Format', bin('prettier'), ['--check', '--log-level', 'warn', '.']);
await part('Contract', process.execPath, ['test/lint/contract.mjs']);
await part('Types and build', bin('gulp'), ['build', '--log-level', '-LL']);
await part('Unit and engine tests', bin('jest'), [
	'--config',
	'test/jest.config.mjs',
	'--selectProjects',
	'unit',
	'engine',
	'engine 1.x',
	'--reporters',
	'default',
	'--reporters',
	'./test/summary.cjs',
]);
await part("n8n's scanner", process.execPath, ['test/lint/scan.mjs']);
