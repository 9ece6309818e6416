const { rm } = require('node:fs/promises');
const path = require('node:path');
const { root, run } = require('./setup.cjs');

/**
 * Jest's global setup of the engine tests: builds the nodes, so that no older build is tested. It
 * leaves out the check of the types and takes half a second.
 *
 * @param {import('@jest/types').Config.GlobalConfig} config
 */
module.exports = async ({ watch, watchAll }) => {
	try {
		await run(path.join(root, 'node_modules/.bin/gulp'), ['bundle', '--silent']);
	} catch (error) {
		if (!watch && !watchAll) throw error;
		// Jest watches no longer after a setup that fails. Without a build it is the tests that fail.
		await rm(path.join(root, 'dist'), { recursive: true, force: true });
		console.error(error instanceof Error ? error.message : error);
	}
};
