import { rm } from 'node:fs/promises';
import path from 'node:path';
import { installTools, part, partsBeside, root } from '../../tools/setup.cjs';

const bin = (name) => path.join(root, 'node_modules/.bin', name);

await installTools();
// Jest builds it anew; nothing of an older build is to be left in it.
await rm(path.join(root, 'dist'), { recursive: true, force: true });
const [failed] = await Promise.all([
	// The tests begin with those that wait for limits, which leaves time for these.
	partsBeside([
		['Types', bin('gulp'), ['types', '--log-level', '-LL']],
		[
			'Format',
			bin('prettier'),
			['--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content', '.'],
		],
		[
			'Lint',
			bin('eslint'),
			[
				'--config',
				'tools/lint/eslint.config.mjs',
				// Rules that look at other files, too, are the scanner's as well, which keeps nothing.
				'--cache',
				'--cache-location',
				'.cache/eslint',
				'--cache-strategy',
				'content',
				'.',
			],
		],
		['Contract', process.execPath, ['tools/lint/contract.mjs']],
		// The last one: it looks at what Jest has built by then.
		["n8n's scanner", process.execPath, ['tools/lint/scan.mjs']],
	]),
	part('Unit and engine tests', bin('jest'), [
		'--config',
		'test/jest.config.mjs',
		'--selectProjects',
		'unit',
		'engine',
		'--reporters',
		'default',
		'--reporters',
		'./test/support/summary.cjs',
	]),
]);
if (failed.length > 0) console.error(`\nFailed beside the tests: ${failed.join(', ')}`);
