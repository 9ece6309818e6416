const { AsyncLocalStorage } = require('node:async_hooks');
const { TestEnvironment } = require('jest-environment-node');
const { createOutside } = require('./outside.cjs');

// n8n-core logs every failed node; the tests look at the failures themselves.
process.env.N8N_LOG_LEVEL = 'silent';

// n8n 1.x looks after its SSH connections every minute, for ever, which would keep a worker alive.
const { setInterval } = globalThis;
globalThis.setInterval = (...args) => setInterval(...args).unref();

/**
 * What a test file still waits for when it has ended, e.g. to forget what was handed over half a minute
 * ago, must not keep its worker alive. Shorter timers end by themselves.
 *
 * @type {Set<NodeJS.Timeout>}
 */
const timers = new Set();
let isTesting = false;
const { setTimeout } = globalThis;
globalThis.setTimeout = Object.defineProperties((...args) => {
	const timer = setTimeout(...args);
	if (!isTesting) timer.unref();
	else if (args[1] >= 250) timers.add(timer);
	return timer;
}, Object.getOwnPropertyDescriptors(setTimeout));

/**
 * The stores that a test file has used. Jest makes one for each file and leaves it enabled, and every
 * promise carries all that are: in the sixtieth file of a worker it cost 20 times as much as in the first.
 *
 * @type {Set<AsyncLocalStorage<unknown>>}
 */
const stores = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...args) {
	stores.add(this);
	return run.apply(this, args);
};

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
		isTesting = true;
		for (const name of COMMON) this.global[name] = globalThis[name];
		const { engineHome } = config.projectConfig.testEnvironmentOptions;
		const outside = createOutside(engineHome === undefined ? undefined : String(engineHome));
		// Each file meets the built package as a new process does.
		outside.forgetPackage();
		this.global.outside = outside;
	}

	async teardown() {
		await super.teardown();
		isTesting = false;
		for (const timer of timers) timer.unref();
		timers.clear();
		for (const store of stores) store.disable();
		stores.clear();
	}
};
