import path from 'node:path';
import { installEngineV1, installTools, part, partsAtOnce, root } from '../../tools/setup.cjs';

const bin = (name) => path.join(root, 'node_modules/.bin', name);

await installTools();
await installEngineV1();
// Each of them keeps one core busy.
await partsAtOnce([
	['Types and build', bin('gulp'), ['build', '--log-level', '-LL']],
	[
		'Format',
		bin('prettier'),
		['--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content', '.'],
	],
	['Lint', bin('eslint'), ['--config', 'tools/lint/eslint.config.mjs', '.']],
	['Contract', process.execPath, ['tools/lint/contract.mjs']],
]);
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
	'./test/support/summary.cjs',
]);
await part("n8n's scanner", process.execPath, ['tools/lint/scan.mjs']);
