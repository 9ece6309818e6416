import type { IDataObject, INode } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { Page } from '../../api/pagination';
import { walkPages } from '../../api/pagination';
import type { Criteria, Testable } from './criteria';
import { fits, told } from './criteria';
import { contactPage, CONTACTS } from './find';
import type { Order } from './sortContacts';
import { sortContacts } from './sortContacts';

/** Which contacts to read. */
interface ContactQuery {
	criteria: Criteria;
	order: Order | undefined;
	/** How many are wanted at most. */
	limit: number;
}

/** How Whaapy is asked for contacts, and what it is not asked for. */
interface Plan {
	/** The criteria that Whaapy does not filter by, so the node must check them. */
	inNode: Testable[];
	/**
	 * The criteria that Whaapy should filter by; the node checks them as far as a contact shows
	 * them.
	 */
	checked: Testable[];
	/** Whether the node must sort them, for which it must have all. */
	sortsInNode: boolean;
	read(client: WhaapyClient, limit: number, cursor: string | undefined): Promise<Page<IDataObject>>;
}

/**
 * Reads the contacts that fit all criteria, a page of at most 100 per request.
 *
 * Whaapy filters as far as one of its two endpoints can: the documented search knows number, name and
 * email, the list knows its own search, stage and source; both know tags. What the one that is asked
 * does not know is done here, page by page, so that no contact is missed.
 */
export async function readContacts(
	{ client, node, itemIndex }: { client: WhaapyClient; node: INode; itemIndex: number },
	query: ContactQuery,
): Promise<IDataObject[]> {
	const { criteria, order, limit } = query;
	const plan = needsSearch(query) ? searchPlan(query) : listPlan(query);
	const isFiltered = [...plan.inNode, ...plan.checked].some((name) => criteria[name].length > 0);
	const found: IDataObject[] = [];
	const pages = walkPages<IDataObject>({
		node,
		itemIndex,
		things: 'contacts',
		id: ({ id }) => id,
		mayRepeat: true,
		// If the node filters or sorts, nobody knows how many must be read to find enough.
		limit: isFiltered || plan.sortsInNode ? undefined : limit,
		read: async (cursor, size) => await plan.read(client, size, cursor),
	});
	for await (const page of pages) {
		for (const contact of page) {
			const names = [...plan.inNode, ...told(contact, plan.checked)];
			if (fits(contact, criteria, names)) found.push(contact);
		}
		if (found.length >= limit && !plan.sortsInNode) break;
	}
	const sorted = order && plan.sortsInNode ? sortContacts(found, order) : found;
	return sorted.slice(0, limit);
}

/**
 * Whether the documented search is asked. Not if Whaapy's own search is wanted, which only the list
 * knows.
 */
function needsSearch({ criteria, order }: ContactQuery): boolean {
	const { search, digits, name, email, tags } = criteria;
	if (search !== '') return false;
	const isSearched = digits !== '' || name !== '' || email !== '';
	return isSearched || tags.some(hasComma) || order?.field === 'last_contact_at';
}

/** The list takes tags as one text with commas. */
const hasComma = (tag: string) => tag.includes(',');

function searchPlan({ criteria, order }: ContactQuery): Plan {
	const { digits, name, email, tags } = criteria;
	// The only field that the documentation sorts by.
	const isSorted = order?.field === 'last_contact_at';
	return {
		inNode: ['funnelStageId', 'source'],
		checked: [],
		sortsInNode: order !== undefined && !isSorted,
		async read(client, limit, cursor) {
			return await client.search({
				path: [...CONTACTS, 'search'],
				body: {
					filters: {
						...(digits && { phone_number: { contains: digits } }),
						...(name && { name: { contains: name } }),
						...(email && { email: { contains: email } }),
						...(tags.length > 0 && { tags: { all: tags } }),
					},
					...(isSorted && { sort: { field: order.field, order: order.direction } }),
					limit,
					...(cursor !== undefined && { cursor }),
				},
				envelope: contactPage,
			});
		},
	};
}

/** What only the documented search filters by. */
const SEARCHED: Testable[] = ['digits', 'name', 'email'];

/** The filters of the list are not documented, so the node checks them once more. */
function listPlan({ criteria, order }: ContactQuery): Plan {
	const { search, funnelStageId, source } = criteria;
	const tags = criteria.tags.filter((tag) => !hasComma(tag)).join(',');
	const isSorted = order !== undefined && order.field !== 'last_contact_at';
	return {
		inNode: criteria.tags.some(hasComma) ? [...SEARCHED, 'tags'] : SEARCHED,
		checked: ['tags', 'funnelStageId', 'source'],
		sortsInNode: order !== undefined && !isSorted,
		async read(client, limit, cursor) {
			return await client.get({
				path: CONTACTS,
				query: {
					...(search && { search }),
					...(tags && { tags }),
					...(funnelStageId && { funnel_stage_id: funnelStageId }),
					...(source && { source }),
					...(isSorted && { sort_by: order.field, sort_order: order.direction }),
					limit,
					cursor,
				},
				envelope: contactPage,
			});
		},
	};
}
