import type { Resource } from '../operation';
import { pause } from './operations/pause';
import { setEnabled } from './operations/setEnabled';

export const aiAgent: Resource = {
	name: 'AI Agent',
	value: 'aiAgent',
	defaultOperation: setEnabled,
	operations: [setEnabled, pause],
};
