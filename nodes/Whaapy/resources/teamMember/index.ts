import { defineResource } from '../operation';
import { getAll } from './operations/getAll';

export const teamMember = defineResource(
	{
		name: 'Team Member',
		value: 'teamMember',
		operations: { getAll },
	},
	{ defaultOperation: 'getAll' },
);
