import type { Clock } from '../../../nodes/Whaapy/api/clock';
import { inTime } from '../../../nodes/Whaapy/trigger/inTime';

/** A time that passes while somebody sleeps, and only then. */
function simulated(): Clock {
	let now = 0;
	return {
		now: () => now,
		async sleep(milliseconds) {
			now += Math.min(milliseconds, 250);
			await new Promise(setImmediate);
		},
	};
}

/** Work that takes so many milliseconds. */
async function lasting(clock: Clock, milliseconds: number): Promise<string> {
	while (clock.now() < milliseconds) await clock.sleep(milliseconds - clock.now());
	return 'done';
}

test.each([
	[0, 'done'],
	[4_000, 'done'],
	[6_000, undefined],
	[Number.POSITIVE_INFINITY, undefined],
])('gives what work of %i ms gives, as long as Whaapy waits for it', async (takes, expected) => {
	const clock = simulated();
	const work = Number.isFinite(takes) ? lasting(clock, takes) : new Promise<string>(() => {});
	expect(await inTime(work, clock)).toBe(expected);
	expect(clock.now()).toBeLessThan(5_500);
});

test('passes on what work throws', async () => {
	await expect(inTime(Promise.reject(new Error('No')), simulated())).rejects.toThrow('No');
});
