import type { Resource } from '../operation';
import { create } from './create';
import { deleteStage } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { reorder } from './reorder';
import { update } from './update';

export const funnelStage: Resource = {
	name: 'Funnel Stage',
	value: 'funnelStage',
	defaultOperation: getAll,
	operations: [create, deleteStage, get, getAll, reorder, update],
};
