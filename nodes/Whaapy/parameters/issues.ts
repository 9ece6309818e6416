import type { INode, NodeOperationError } from 'n8n-workflow';
import { inputError, operationError } from '../shared/inputError';

/** A reason why the value of one parameter is wrong. */
export interface ValidationIssue {
	/** The parameter's display name. */
	parameter: string;
	/** The fault, in words that follow the name, e.g. "is empty". */
	reason: string;
	/** The way out, with an example. */
	hint: string;
}

/** Nobody reads more of them at once; rows from data can bring thousands. */
const MAX_TOLD = 20;

/** Collects what is wrong with the values of one item, so that the user reads all of it at once. */
export class ValidationIssues {
	private readonly issues = new Map<string, ValidationIssue>();

	constructor(
		private readonly node: INode,
		private readonly itemIndex: number,
	) {}

	get isEmpty(): boolean {
		return this.issues.size === 0;
	}

	/** Adds an issue. Only the first one of a parameter counts: the others follow from it. */
	add(parameter: string, reason: string, hint: string): undefined {
		if (this.issues.has(parameter)) return;
		this.issues.set(parameter, { parameter, reason, hint });
	}

	/** @throws NodeOperationError that names every parameter with an issue, and the item */
	throwIfAny(): void {
		const [first] = this.issues.values();
		if (!first) return;
		if (this.issues.size > 1) throw this.summary();
		throw inputError(this.node, { ...first, itemIndex: this.itemIndex });
	}

	private summary(): NodeOperationError {
		const told = [...this.issues.values()].slice(0, MAX_TOLD);
		const names = told.map(({ parameter }) => `'${parameter}'`);
		const untold = this.issues.size - told.length;
		if (untold > 0) names.push(`${untold} more`);
		const listed = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
		const lines = told.map(({ parameter, reason, hint }) => `'${parameter}' ${reason}. ${hint}`);
		return operationError(this.node, {
			message: `${listed} cannot be used`,
			description: lines.join('\n'),
			itemIndex: this.itemIndex,
		});
	}
}
