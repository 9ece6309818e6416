import type { Resource } from '../operation';
import { pause } from './pause';
import { setEnabled } from './setEnabled';

export const aiAgent: Resource = {
	name: 'AI Agent',
	value: 'aiAgent',
	defaultOperation: setEnabled,
	operations: [setEnabled, pause],
};
