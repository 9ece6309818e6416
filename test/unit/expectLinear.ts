/** What is lost in the noise of the garbage collection, in milliseconds. */
const NOISE = 10;

/**
 * How often a piece of work is done in each try, beside ten times as much of it. Once is quick, and
 * mostly enough; ten times makes as much garbage and takes as long, whatever else the machine does.
 */
const TRIES = [1, 10, 10, 10, 10];

/** Expects that ten times as much work takes at most twelve times as long. */
export function expectLinear(work: () => unknown, tenTimes: () => unknown): void {
	timeOf(work, 1);
	let [took, most] = [Infinity, 0];
	for (const times of TRIES) {
		most = 12 * (timeOf(work, times) / times + NOISE);
		took = timeOf(tenTimes, 1);
		if (took < most) break;
	}
	expect(took).toBeLessThan(most);
}

/** In milliseconds of the processor, which do not count what else the machine does. */
function timeOf(work: () => unknown, times: number): number {
	const begun = process.cpuUsage();
	for (let i = 0; i < times; i++) work();
	const { user, system } = process.cpuUsage(begun);
	return (user + system) / 1_000;
}
