const { createRequire } = require('node:module');
const { statSync } = require('node:fs');
const path = require('node:path');
const { TestEnvironment } = require('jest-environment-node');
const { cache, root } = require('../setup.cjs');

// n8n-core logs every failed node; the tests look at the failures themselves.
process.env.N8N_LOG_LEVEL = 'silent';

// n8n 1.x looks after its SSH connections every minute, for ever, which would keep a worker alive.
const { setInterval } = globalThis;
globalThis.setInterval = (...args) => setInterval(...args).unref();

/** What is the same inside and outside: what is thrown there is an Error here, on the same day. */
const COMMON = ['Date', 'Error', 'TypeError', 'RangeError', 'SyntaxError', 'AggregateError'];

/**
 * Lets tests reach modules outside of Jest, in Node.js itself, which keeps them for all test files of
 * a worker. Jest would load n8n-core anew for each file, and that takes longer than most tests.
 */
module.exports = class OutsideEnvironment extends TestEnvironment {
	/**
	 * @param {import('@jest/environment').JestEnvironmentConfig} config
	 * @param {import('@jest/environment').EnvironmentContext} context
	 */
	constructor(config, context) {
		super(config, context);
		const home = String(config.projectConfig.testEnvironmentOptions.engineHome ?? root);
		const packageFolder = home === root ? root : path.join(home, 'node_modules/n8n-nodes-whaapy');
		for (const name of COMMON) this.global[name] = globalThis[name];
		/** @type {Outside} */
		const outside = {
			engine: createRequire(path.join(home, 'package.json')),
			tool: require,
			prepared: (name) => loadUnlessStale(path.join(cache, 'test', `${name}.cjs`)),
			packageFolder,
			forgetPackage: () => forgetFolder(path.join(packageFolder, 'dist')),
		};
		// Each file meets the built package as a new process does.
		outside.forgetPackage();
		this.global.outside = outside;
	}
};

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
