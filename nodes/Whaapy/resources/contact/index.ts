import type { Resource } from '../operation';
import { create } from './create';
import { get } from './get';
import { update } from './update';
import { upsert } from './upsert';

export const contact: Resource = {
	name: 'Contact',
	value: 'contact',
	operations: [create, upsert, get, update],
};
