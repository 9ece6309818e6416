import { sleep } from 'n8n-workflow';

const LONGEST = 250;

/**
 * Sleeps so many milliseconds, or a quarter of a second where that is more: n8n's sleep cannot be
 * ended, and what is left of it would outlive the run.
 */
export async function nap(milliseconds: number): Promise<void> {
	await sleep(Math.min(milliseconds, LONGEST));
}
