import { defineResource } from '../operation';
import { pause } from './operations/pause';
import { setEnabled } from './operations/setEnabled';

export const aiAgent = defineResource(
	{
		name: 'AI Agent',
		value: 'aiAgent',
		operations: { setEnabled, pause },
	},
	{ defaultOperation: 'setEnabled' },
);
