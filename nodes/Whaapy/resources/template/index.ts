import type { Resource } from '../operation';
import { get } from './get';
import { getAll } from './getAll';
import { getVariables } from './getVariables';
import { sync } from './sync';

export const template: Resource = {
	name: 'Template',
	value: 'template',
	defaultOperation: getAll,
	operations: [getAll, get, getVariables, sync],
};
