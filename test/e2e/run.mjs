import { existsSync } from 'node:fs';
import path from 'node:path';
import { installEngineV1, installTools, part, root, run, step } from '../../tools/setup.cjs';
import { postgresBin } from './postgresBin.cjs';

await installTools();
await installEngineV1();

// Debian's own packages; elsewhere the browser, queue and database are the developer's to install.
const wanted = {
	chromium: existsSync('/usr/bin/chromium'),
	'redis-server': existsSync('/usr/bin/redis-server'),
	postgresql: postgresBin() !== undefined,
};
const missing = Object.keys(wanted).filter((name) => !wanted[name]);
if (missing.length > 0 && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
	await step(`Installing ${missing.join(', ')}`, async () => {
		await run('apt-get', ['update']);
		await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], {
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		});
	});
}

await part(
	'End-to-end tests, and engine tests on n8n 1.x',
	path.join(root, 'node_modules/.bin/jest'),
	[
		'--config',
		'test/jest.config.mjs',
		'--selectProjects',
		'e2e',
		'engine 1.x',
		'--maxWorkers',
		// Each has an n8n of several processes, which mostly waits.
		'2',
		'--reporters',
		'default',
		'--reporters',
		'./test/support/summary.cjs',
	],
);
