const { createRequire } = require('node:module');
const { statSync } = require('node:fs');
const path = require('node:path');
const { cache, root } = require('../../../tools/setup.cjs');

/**
 * What tests and benchmarks reach of Node.js itself, see globals.d.ts.
 *
 * @param {string} home the folder in which the engine is installed
 * @returns {Outside}
 */
function createOutside(home = root) {
	const packageFolder = home === root ? root : path.join(home, 'node_modules/n8n-nodes-whaapy');
	return {
		engine: createRequire(path.join(home, 'package.json')),
		tool: require,
		prepared: (name) => loadUnlessStale(path.join(cache, 'test', `${name}.cjs`)),
		packageFolder,
		forgetPackage: () => forgetFolder(path.join(packageFolder, 'dist')),
	};
}

/** @param {string} folder */
function forgetFolder(folder) {
	for (const file of Object.keys(require.cache)) {
		if (file.startsWith(folder + path.sep)) delete require.cache[file];
	}
}

/** @type {Map<string, number>} */
const loadedAt = new Map();

/**
 * Loads a module again if it was written anew, as it is in watch mode.
 *
 * @param {string} file
 */
function loadUnlessStale(file) {
	const { mtimeMs } = statSync(file);
	if (loadedAt.get(file) !== mtimeMs) delete require.cache[file];
	loadedAt.set(file, mtimeMs);
	return require(file);
}

module.exports = { createOutside };
