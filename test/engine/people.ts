import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../tools/sandbox';
import { byId } from './useSandbox';

/** A number of a country where a number has one spelling. */
export const ONE_SPELLING = '+14155552671';

const withConversation = Object.values(SEEDED).filter(({ phone }) => phone !== SEEDED.renata.phone);

/** Reads the conversation of each item: for tests that many requests matter to, not which. */
export const readEach: INodeParameters = {
	resource: 'conversation',
	operation: 'get',
	conversationId: byId('={{ $json.id }}'),
};

/** So many items for `readEach`, the people of the sandbox in turn. */
export const people = (count: number): IDataObject[] => idsOf(count).map((id) => ({ id }));

/** The conversations of so many people. */
export const idsOf = (count: number): string[] =>
	Array.from(
		{ length: count },
		(_, i) => withConversation[i % withConversation.length]!.conversationId,
	);
