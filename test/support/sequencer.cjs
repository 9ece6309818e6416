const { default: Sequencer } = require('@jest/test-sequencer');

/** These mostly wait for a limit or a pause to end. */
const WAITING = /engine\/(execution\/\w+Limit|message\/collect)\.test/;
/** This one starts more processes than there are cores, and Whaapy waits five seconds for an answer. */
const BUSIEST = /e2e\/manyRuns\.test/;

/** Begins with tests that wait, so that others fill the time, and ends with the one that others slow down. */
module.exports = class ByLoad extends Sequencer {
	/** @param {import('@jest/test-result').Test[]} tests */
	sort(tests) {
		const placeOf = ({ path }) => (WAITING.test(path) ? 0 : BUSIEST.test(path) ? 2 : 1);
		return super.sort(tests).sort((a, b) => placeOf(a) - placeOf(b));
	}
};
