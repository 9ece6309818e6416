import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../tools/sandbox';
import { byId } from '../useSandbox';

/** The parameters of an operation on the second stage of the funnel. */
export const ofSecond =
	(more: INodeParameters = {}) =>
	({ store }: Sandbox) => ({ ...more, funnelStageId: byId(store.stages[1]!.id) });

/** The second stage of the funnel, whose ID a model has seen. */
export function seenByModel({ store }: Sandbox) {
	const { id } = store.stages[1]!;
	return { id, left: ['funnelStageId'], knows: { stage: id }, at: `/funnel/v1/stages/${id}` };
}
