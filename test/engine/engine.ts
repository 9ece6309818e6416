import type { WorkflowExecute } from 'n8n-core';
import { BinaryDataBlobManager, isEngineRequest } from 'n8n-core';
import type { INode, Workflow } from 'n8n-workflow';
import * as n8nWorkflow from 'n8n-workflow';

// The tests are written and type-checked for n8n's newest engine; what they must do otherwise on an
// engine of the 1.x line is here and nowhere else.

type Running = ReturnType<WorkflowExecute['run']>;

/** Starts a workflow at one of its nodes. */
export function runFrom(execution: WorkflowExecute, workflow: Workflow, start: string): Running {
	const startNode = workflow.getNode(start);
	if (!startNode) throw new Error(`The workflow has no node '${start}'`);
	if (execution.run.length === 1) return execution.run({ workflow, startNode });
	const { run } = execution as unknown as { run(workflow: Workflow, startNode: INode): Running };
	return run.call(execution, workflow, startNode);
}

/** Whether an agent can ask the engine to run its tools: not in n8n-core 1.100, but in 1.122. */
export const engineRunsTools = typeof isEngineRequest === 'function';

/** Whether a workflow can keep files in the JSON of its items, and name them by their path. */
export const engineKnowsCombined = 'BINARY_MODE_COMBINED' in n8nWorkflow;

/** Whether n8n-workflow has what n8n adds the fields for domains with to a type of credential. */
export const n8nAddsDomainFields = 'injectDomainRestrictionFields' in n8nWorkflow;

/** Whether every storage of files is a store of bytes that n8n is given; before, it makes its own. */
export const engineKnowsByteStores = typeof BinaryDataBlobManager === 'function';
