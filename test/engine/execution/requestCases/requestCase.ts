import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../../tools/sandbox';

/** What one of the costs that an operation declares is measured with. */
export interface RequestCase {
	/** Resource, operation and case. */
	row: string;
	parameters: INodeParameters | ((sandbox: Sandbox) => INodeParameters);
	/** One that names a failed message unless given. */
	items?: IDataObject[];
	/** Set if the items bring no file. */
	withoutFile?: true;
}

/** A number of a country where a number has one spelling. */
export const ONE_SPELLING = '+14155552671';

/** So many items with numbers that nobody has. */
export const newPhones = (count: number) =>
	Array.from({ length: count }, (_, i) => ({ phone: `+1415555${2000 + i}` }));
