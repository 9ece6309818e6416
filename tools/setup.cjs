const { spawn } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync } = require('node:fs');
const { mkdir, readFile, writeFile } = require('node:fs/promises');
const path = require('node:path');

// Nothing from node_modules here: on a fresh clone this file is what fills it. CommonJS, because
// plain Node.js and the tests both load it.

const root = path.resolve(__dirname, '..');
const cache = path.join(root, '.cache');

/**
 * Where the engine of the n8n 1.x line is installed. To run the engine tests on any other n8n, install
 * its n8n-core, and the n8n-workflow that this one depends on, into a folder (with --ignore-scripts
 * --legacy-peer-deps), and name the folder:
 *
 *   N8N_ENGINE_HOME=/tmp/n8n npx jest -c test/jest.config.mjs --selectProjects 'engine 1.x'
 *
 * Those before n8n-core 1.100 want "overrides": { "zod-to-json-schema": "3.23.5" } in that folder.
 */
const engineHome = path.resolve(process.env.N8N_ENGINE_HOME ?? path.join(root, 'test/engine-v1'));

/**
 * Runs one long step and shows that it is alive: its name, the seconds it takes, and how it ended.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function step(title, work) {
	const begun = Date.now();
	const elapsed = () => `${Math.round((Date.now() - begun) / 1000)} s`;
	const { isTTY } = process.stdout;
	process.stdout.write(isTTY ? `… ${title}` : `… ${title}\n`);
	const ticker = setInterval(
		() =>
			process.stdout.write(
				isTTY ? `\r… ${title} (${elapsed()})` : `  still: ${title} (${elapsed()})\n`,
			),
		isTTY ? 1_000 : 60_000,
	);
	try {
		const result = await work();
		process.stdout.write(`${isTTY ? '\r' : ''}✓ ${title} (${elapsed()})\n`);
		return result;
	} catch (error) {
		process.stdout.write(`${isTTY ? '\r' : ''}✗ ${title} (${elapsed()})\n`);
		throw error;
	} finally {
		clearInterval(ticker);
	}
}

/**
 * Runs a command to its end; its output is kept back and printed only if it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>} what it printed
 */
async function run(command, args, options = {}) {
	const child = spawn(command, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	child.stdout?.on('data', (chunk) => (output += chunk));
	child.stderr?.on('data', (chunk) => (output += chunk));
	const code = await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code === 0) return output;
	throw new Error(
		`'${[command, ...args].join(' ')}' ended with code ${code}:\n${output.slice(-4000)}`,
	);
}

/**
 * Does some work once for a state of some files: not again until one of them changes.
 *
 * @param {string} name
 * @param {string[]} files
 * @param {string} result a path that must still be there
 * @param {() => Promise<unknown>} work
 */
async function once(name, files, result, work) {
	const hash = createHash('sha256');
	for (const file of files) hash.update(await readFile(file));
	const state = hash.digest('hex');
	const stamp = path.join(cache, `${name}.stamp`);
	if (existsSync(result) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === state) return;
	await work();
	await mkdir(cache, { recursive: true });
	await writeFile(stamp, state);
}

/** Installs what the build, the tests and the demo need; nothing if it is there already. */
async function installTools() {
	const files = ['package.json', 'package-lock.json'].map((file) => path.join(root, file));
	await once('tools', files, path.join(root, 'node_modules'), async () => {
		await step('Installing the build and test tools (a minute or two the first time)', async () => {
			// Not "npm install", which may write to the lockfile.
			await run('npm', ['ci', '--no-audit', '--no-fund']);
		});
	});
}

/** Installs the engine of the n8n 1.x line, which the engine tests run on too. */
async function installEngineV1() {
	const home = path.join(root, 'test/engine-v1');
	const files = ['package.json', 'package-lock.json'].map((file) => path.join(home, file));
	await once('engine-v1', files, path.join(home, 'node_modules/n8n-core'), async () => {
		await step('Installing the engine of n8n 1.x (a minute the first time)', async () => {
			await run('npm', ['ci'], { cwd: home });
		});
	});
}

/**
 * Runs one part of the checks with its own output; if it fails, so will this process.
 *
 * @param {string} title
 * @param {string} command
 * @param {string[]} args
 */
async function part(title, command, args) {
	console.log(`\n── ${title}`);
	const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
	const code = await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code === 0) return;
	console.error(`\n"${title}" ended with code ${code}`);
	process.exitCode = 1;
}

/**
 * Runs parts of the checks one after another, beside something else: prints the output of each at once
 * when it has ended. If one fails, so will this process.
 *
 * @param {Array<[title: string, command: string, args: string[]]>} parts
 * @returns {Promise<string[]>} the titles of those that failed
 */
async function partsBeside(parts) {
	const failed = [];
	for (const [title, command, args] of parts) {
		const output = await run(command, args).catch(({ message }) => {
			failed.push(title);
			process.exitCode = 1;
			return message;
		});
		console.log(`\n── ${title}\n${output.trim() || '✓'}\n`);
	}
	return failed;
}

module.exports = {
	root,
	cache,
	engineHome,
	step,
	run,
	once,
	installTools,
	installEngineV1,
	part,
	partsBeside,
};
