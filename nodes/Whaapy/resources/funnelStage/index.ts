import type { Resource } from '../operation';
import { create } from './operations/create';
import { deleteStage } from './operations/delete';
import { get } from './operations/get';
import { getAll } from './operations/getAll';
import { reorder } from './operations/reorder';
import { update } from './operations/update';

export const funnelStage: Resource = {
	name: 'Funnel Stage',
	value: 'funnelStage',
	defaultOperation: getAll,
	operations: [create, deleteStage, get, getAll, reorder, update],
};
