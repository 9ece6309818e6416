import type { INode, NodeOperationError } from 'n8n-workflow';
import { inputError, operationError } from '../shared/inputError';

/** What is wrong with the value of one parameter. */
export interface ValidationIssue {
	/** The parameter's display name. */
	parameter: string;
	/** What is wrong, in words that follow the name, e.g. "is empty". */
	reason: string;
	/** What to do, with an example. */
	hint: string;
}

/** Collects what is wrong with the values of one item, so that the user reads all of it at once. */
export class ValidationIssues {
	private readonly issues: ValidationIssue[] = [];

	constructor(
		private readonly node: INode,
		private readonly itemIndex: number,
	) {}

	get isEmpty(): boolean {
		return this.issues.length === 0;
	}

	/** Adds an issue. Only the first one of a parameter counts: the others follow from it. */
	add(parameter: string, reason: string, hint: string): undefined {
		if (this.issues.some((issue) => issue.parameter === parameter)) return;
		this.issues.push({ parameter, reason, hint });
	}

	/** @throws NodeOperationError that names every parameter with an issue, and the item */
	throwIfAny(): void {
		const [first, ...others] = this.issues;
		if (!first) return;
		if (others.length > 0) throw this.summary();
		throw inputError(this.node, { ...first, itemIndex: this.itemIndex });
	}

	private summary(): NodeOperationError {
		const names = this.issues.map(({ parameter }) => `'${parameter}'`);
		const listed = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
		const lines = this.issues.map(
			({ parameter, reason, hint }) => `'${parameter}' ${reason}. ${hint}`,
		);
		return operationError(this.node, {
			message: `${listed} cannot be used`,
			description: lines.join('\n'),
			itemIndex: this.itemIndex,
		});
	}
}
