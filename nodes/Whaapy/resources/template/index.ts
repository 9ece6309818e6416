import type { Resource } from '../operation';
import { get } from './operations/get';
import { getAll } from './operations/getAll';
import { getVariables } from './operations/getVariables';
import { sync } from './operations/sync';

export const template: Resource = {
	name: 'Template',
	value: 'template',
	defaultOperation: getAll,
	operations: [getAll, get, getVariables, sync],
};
