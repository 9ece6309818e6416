import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import type { CostCases } from '../testOperation';
import { byId, byPhone } from '../useSandbox';

const { juan } = SEEDED;

/** The path of Juan's conversation. */
export const AT = `/conversations/v1/${juan.conversationId}`;

/** The cases of an operation on one conversation. */
export const one = (more: INodeParameters = {}): CostCases => ({
	'by ID': [{ ...more, conversationId: byId(juan.conversationId) }],
	'by phone': [{ ...more, conversationId: byPhone(juan.phone) }],
	'by phone, under the other spelling': [{ ...more, conversationId: byPhone('+525512345678') }],
});
