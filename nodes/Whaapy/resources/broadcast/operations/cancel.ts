import { defineCommand } from '../command';

export const cancel = defineCommand('cancel', {
	name: 'Cancel',
	action: 'Cancel broadcast for good',
	description: 'Stop a broadcast for good; those who have the message keep it',
	to: 'one that is sending',
	irreversible: true,
});
