import { sleep } from 'n8n-workflow';

const LONGEST = 250;

/**
 * Sleeps for a number of milliseconds, at most 250: the sleep of n8n-workflow cannot be aborted, and
 * its timer would outlive the run.
 */
export async function shortSleep(milliseconds: number): Promise<void> {
	await sleep(Math.min(milliseconds, LONGEST));
}
