import type { INodeParameters } from 'n8n-workflow';
import { prepared } from '../support/outside/prepared';

/**
 * Holds the `api` of an operation, which docs/operations.md is made from, to what its run sent.
 *
 * @throws Error that names a request to an endpoint which the operation does not declare
 */
export function expectDeclared(
	{ resource, operation }: INodeParameters,
	requests: ReadonlyArray<{ method: string; url: string }>,
): void {
	const contract = prepared('contract').loadContract();
	const { findOperation } = prepared('resources');
	const declared = findOperation(String(resource), String(operation))?.api.endpoints;
	for (const { method, url } of requests) {
		const template = contract.matchOperation(method, url)?.template ?? url;
		const endpoint = `${method} ${template}`;
		if (declared?.some((known) => known === endpoint)) continue;
		throw new Error(`${String(resource)}/${String(operation)} does not declare ${endpoint}`);
	}
}
