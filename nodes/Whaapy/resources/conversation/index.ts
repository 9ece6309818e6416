import type { Resource } from '../operation';
import { findByPhone } from './findByPhone';
import { get } from './get';

export const conversation: Resource = {
	name: 'Conversation',
	value: 'conversation',
	operations: [findByPhone, get],
};
