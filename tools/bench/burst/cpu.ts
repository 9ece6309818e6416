import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** Linux counts CPU time in hundredths of a second (proc(5), "stat"). */
const TICK = 10;

/**
 * The CPU time of some processes so far, in milliseconds. Unlike the time that passes, it is the
 * same however busy the machine is with other things.
 */
export function cpuTime(pids: number[]): number {
	const ticks = pids.map((pid) => {
		// The second field, the command's name in parentheses, may hold spaces.
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
		return Number(fields[11]) + Number(fields[12]);
	});
	return ticks.reduce((sum, own) => sum + own, 0) * TICK;
}

/**
 * Lets a process have what CPU time others leave, as a small `cpu_shares` of Docker does.
 *
 * Linux may share CPU time out between sessions first, of which each process of n8n has its own.
 */
export function giveWay(pid: number): void {
	const ofSession = `/proc/${pid}/autogroup`;
	if (existsSync(ofSession)) writeFileSync(ofSession, String(constants.priority.PRIORITY_LOW));
	setPriority(pid, constants.priority.PRIORITY_LOW);
}
