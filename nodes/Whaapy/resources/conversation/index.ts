import type { Resource } from '../../shared/types';
import { findByPhone } from './findByPhone';
import { get } from './get';

export const conversation: Resource = {
	name: 'Conversation',
	value: 'conversation',
	operations: [findByPhone, get],
};
