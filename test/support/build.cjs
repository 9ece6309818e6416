const { existsSync } = require('node:fs');
const { cp, readFile, rm } = require('node:fs/promises');
const path = require('node:path');
const { cache, engineHome, root, run } = require('../../tools/setup.cjs');

/** Modules of ours that every test file needs, so that none has to load all their files by itself. */
const PREPARED = {
	contract: 'tools/contract',
	resources: 'nodes/Whaapy/resources',
	sandbox: 'tools/sandbox',
};

/**
 * Lets a file that is bundled still find what lies beside it.
 *
 * @type {import('esbuild').Plugin}
 */
const besideIt = {
	name: 'beside it',
	setup: (build) =>
		build.onLoad({ filter: /\/(test|tools)\/.*\.ts$/ }, async ({ path: file }) => {
			const contents = await readFile(file, 'utf8');
			const folder = JSON.stringify(path.dirname(file));
			return { contents: contents.replaceAll('__dirname', folder), loader: 'ts' };
		}),
};

/**
 * Jest's global setup: builds the nodes, so that no older build is tested, and prepares what is
 * loaded outside of Jest. It leaves out the check of the types and takes a second.
 *
 * @param {import('@jest/types').Config.GlobalConfig} config
 */
module.exports = async ({ watch, watchAll }) => {
	try {
		await run(path.join(root, 'node_modules/.bin/gulp'), ['bundle', '--silent']);
		await Promise.all([prepare(), installInEngineHome()]);
	} catch (error) {
		if (!watch && !watchAll) throw error;
		// Jest watches no longer after a setup that fails. Without a build it is the tests that fail.
		await rm(path.join(root, 'dist'), { recursive: true, force: true });
		console.error(error instanceof Error ? error.message : error);
	}
};

async function prepare() {
	// Only here, because this file is loaded when nothing is installed yet.
	const esbuild = require('esbuild');
	await esbuild.build({
		entryPoints: Object.entries(PREPARED).map(([out, folder]) => ({
			in: path.join(root, folder, 'index.ts'),
			out,
		})),
		outdir: path.join(cache, 'test'),
		outExtension: { '.js': '.cjs' },
		bundle: true,
		platform: 'node',
		format: 'cjs',
		external: ['fastify', 'n8n-workflow'],
		plugins: [besideIt],
		logLevel: 'warning',
	});
}

/** Puts the build where it finds the n8n-workflow of the other engine, as n8n's own installation does. */
async function installInEngineHome() {
	const modules = path.join(engineHome, 'node_modules');
	if (!existsSync(modules)) return;
	const folder = path.join(modules, 'n8n-nodes-whaapy');
	await rm(folder, { recursive: true, force: true });
	for (const part of ['dist', 'package.json']) {
		await cp(path.join(root, part), path.join(folder, part), { recursive: true });
	}
}
