import { spawn } from 'node:child_process';
import path from 'node:path';
import { installTools, root } from './setup.mjs';

/** Runs one part of the checks with its own output, and says which one ended badly. */
async function part(title, command, args) {
	console.log(`\n── ${title}`);
	const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
	const code = await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code !== 0) {
		console.error(`\n"${title}" ended with code ${code}`);
		process.exit(1);
	}
}

const bin = (name) => path.join(root, 'node_modules/.bin', name);

await installTools();
await part('Lint', bin('eslint'), ['--config', 'test/lint/eslint.config.mjs', '.']);
await part('Format', bin('prettier'), ['--check', '--log-level', 'warn', '.']);
await part('Types and build', bin('gulp'), ['build', '--log-level', '-LL']);
await part('Unit and engine tests', bin('jest'), [
	'--config',
	'test/jest.config.mjs',
	'--selectProjects',
	'unit',
	'engine',
	'--reporters',
	'default',
	'--reporters',
	'./test/summary.cjs',
]);
await part("n8n's scanner", process.execPath, ['test/lint/scan.mjs']);
