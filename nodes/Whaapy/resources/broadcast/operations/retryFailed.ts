import { defineCommand } from '../command';

export const retryFailed = defineCommand('retry-failed', {
	name: 'Retry Failed',
	action: 'Send broadcast again to failed recipients',
	description: 'Send a broadcast again to those whom it did not reach',
	to: 'a completed one',
	irreversible: true,
});
