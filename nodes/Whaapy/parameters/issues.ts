import type { INode } from 'n8n-workflow';
import type { Complaint } from '../api/apiError';
import { inputErrors } from '../api/apiError';

/** What is wrong with the values of one item, gathered so that the user reads all of it at once. */
export class Complaints {
	private readonly list: Complaint[] = [];

	constructor(
		private readonly node: INode,
		private readonly itemIndex: number,
	) {}

	get isEmpty(): boolean {
		return this.list.length === 0;
	}

	/** Notes what is wrong. Of one parameter the first counts: the others only follow from it. */
	add(parameter: string, reason: string, hint: string): undefined {
		if (this.list.some((complaint) => complaint.parameter === parameter)) return;
		this.list.push({ parameter, reason, hint });
	}

	/** @throws NodeOperationError that names every parameter complained of, and the item */
	throwIfAny(): void {
		const [first, ...others] = this.list;
		if (first) throw inputErrors(this.node, this.itemIndex, [first, ...others]);
	}
}
