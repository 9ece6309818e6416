import type { Resource } from '../../parameters/property';
import { findByPhone } from './findByPhone';
import { get } from './get';

export const conversation: Resource = {
	name: 'Conversation',
	value: 'conversation',
	operations: [findByPhone, get],
};
