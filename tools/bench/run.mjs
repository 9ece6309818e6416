import path from 'node:path';
import { installTools, part, root } from '../setup.cjs';

await installTools();
await part('Build', path.join(root, 'node_modules/.bin/gulp'), ['build', '--log-level', '-LL']);
await part('Benchmark', process.execPath, [
	'--import',
	'tsx',
	path.join(root, 'tools/bench/main.ts'),
	...process.argv.slice(2),
]);
