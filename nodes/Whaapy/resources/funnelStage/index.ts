import { defineResource } from '../operation';
import { create } from './operations/create';
import { deleteStage } from './operations/delete';
import { get } from './operations/get';
import { getAll } from './operations/getAll';
import { reorder } from './operations/reorder';
import { update } from './operations/update';

export const funnelStage = defineResource(
	{
		name: 'Funnel Stage',
		value: 'funnelStage',
		operations: { create, delete: deleteStage, get, getAll, reorder, update },
	},
	{ defaultOperation: 'getAll' },
);
