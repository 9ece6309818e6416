import { defineCommand } from '../command';

export const resume = defineCommand('resume', {
	name: 'Resume',
	action: 'Resume paused broadcast',
	description: 'Go on with a paused broadcast',
	to: 'a paused one',
});
