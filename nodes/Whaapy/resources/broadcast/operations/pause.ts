import { defineCommand } from '../command';

export const pause = defineCommand('pause', {
	name: 'Pause',
	action: 'Pause broadcast',
	description: 'Pause a broadcast that is being sent; those who have the message keep it',
	to: 'one that is sending',
});
