/** What is lost in the noise of the garbage collection, in milliseconds. */
const NOISE = 10;

/** How often a piece of work is tried: a collection of garbage only adds to a time. */
const MOST_TRIES = 5;

/** Expects that ten times as much work takes at most twelve times as long. */
export function expectLinear(work: () => unknown, tenTimes: () => unknown): void {
	timeOf(work);
	const most = 12 * (Math.min(timeOf(work), timeOf(work)) + NOISE);
	let least = Infinity;
	for (let tries = 0; tries < MOST_TRIES && least >= most; tries++) {
		least = Math.min(least, timeOf(tenTimes));
	}
	expect(least).toBeLessThan(most);
}

/** In milliseconds of the processor, which do not count what else the machine does. */
function timeOf(work: () => unknown): number {
	const begun = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(begun);
	return (user + system) / 1_000;
}
