import type { Resource } from '../operation';
import { getAll } from './operations/getAll';

export const teamMember: Resource = {
	name: 'Team Member',
	value: 'teamMember',
	defaultOperation: getAll,
	operations: [getAll],
};
