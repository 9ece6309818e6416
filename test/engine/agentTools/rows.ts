import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../tools/sandbox';
import { accountRows } from './accountRows';
import { broadcastRows } from './broadcastRows';
import { contactRows } from './contactRows';
import { conversationRows } from './conversationRows';
import { messageRows } from './messageRows';

/** How a scripted model uses one operation as a tool. */
export interface Row {
	/** The paths of the parameters that the user leaves to the model. */
	left?: readonly string[];
	/** What the user sets. */
	set?: INodeParameters;
	/** What the model knows beside what every model does, by a phrase that tells where it belongs. */
	knows?: Record<string, string | number | boolean | object>;
	/** The request that does it, which is the last one; none if the tool refuses. */
	sends?: string;
	/** The essential part of its body. */
	body?: IDataObject;
	/** What one item of the answer holds. */
	answers?: IDataObject;
	/** What the model reads if it cannot be done by a model. */
	tells?: string;
}

export type Rows = Record<string, (sandbox: Sandbox) => Row>;

/** By resource and operation. */
export const rows: Rows = {
	...accountRows,
	...broadcastRows,
	...contactRows,
	...conversationRows,
	...messageRows,
};
