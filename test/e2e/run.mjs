import { existsSync } from 'node:fs';
import path from 'node:path';
import { installTools, part, root, run, step } from '../setup.cjs';

await installTools();

// Debian's own packages; elsewhere the browser and the queue are the developer's to install.
const wanted = { chromium: '/usr/bin/chromium', 'redis-server': '/usr/bin/redis-server' };
const missing = Object.keys(wanted).filter((name) => !existsSync(wanted[name]));
if (missing.length > 0 && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
	await step(`Installing ${missing.join(' and ')}`, async () => {
		await run('apt-get', ['update']);
		await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], {
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		});
	});
}

await part('End-to-end tests', path.join(root, 'node_modules/.bin/jest'), [
	'--config',
	'test/jest.config.mjs',
	'--selectProjects',
	'e2e',
	'--runInBand',
	'--reporters',
	'default',
	'--reporters',
	'./test/summary.cjs',
]);
