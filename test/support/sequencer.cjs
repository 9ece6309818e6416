const { default: Sequencer } = require('@jest/test-sequencer');

/** Begins with the tests that mostly wait for a limit or a pause to end, so that others fill the time. */
module.exports = class WaitingFirst extends Sequencer {
	/** @param {import('@jest/test-result').Test[]} tests */
	sort(tests) {
		const waits = tests.filter(({ path }) =>
			/engine\/(execution\/\w+Limit|message\/collect)\.test/.test(path),
		);
		const others = tests.filter((test) => !waits.includes(test));
		return [...waits, ...super.sort(others)];
	}
};
