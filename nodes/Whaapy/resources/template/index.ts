import { defineResource } from '../operation';
import { get } from './operations/get';
import { getAll } from './operations/getAll';
import { getVariables } from './operations/getVariables';
import { sync } from './operations/sync';

export const template = defineResource(
	{
		name: 'Template',
		value: 'template',
		operations: { getAll, get, getVariables, sync },
	},
	{ defaultOperation: 'getAll' },
);
