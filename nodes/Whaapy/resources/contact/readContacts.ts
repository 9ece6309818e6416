import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../api/client';
import type { Page } from '../../api/pagination';
import { walkPages } from '../../api/pagination';
import type { Criteria, Testable } from './criteria';
import { fits, told } from './criteria';
import { contactPage } from './find';
import type { Order } from './sortContacts';
import { sortContacts } from './sortContacts';

/** Which contacts to read. */
interface ContactQuery {
	criteria: Criteria;
	order: Order | undefined;
	/** How many are wanted at most. */
	limit: number;
	/** Where to begin, as an earlier page said it; at the first contact if not set. */
	from?: string;
	/** Is told where each page begins, before it is read. */
	asking?: (cursor: string | undefined) => void;
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
	/** True if the node must sort them, for which it must have all. */
	sortsInNode: boolean;
	read(client: WhaapyClient, limit: number, cursor: string | undefined): Promise<Page<IDataObject>>;
}

/**
 * Reads the contacts that fit all criteria, as many as are wanted, in the order that is wanted.
 *
 * One request for each page that is read, see {@link contactPages}.
 */
export async function readContacts(
	client: WhaapyClient,
	query: ContactQuery,
): Promise<IDataObject[]> {
	const { order, limit } = query;
	const { sortsInNode } = planOf(query);
	const found: IDataObject[] = [];
	for await (const page of contactPages(client, query)) {
		found.push(...page);
		if (found.length >= limit && !sortsInNode) break;
	}
	const sorted = order && sortsInNode ? sortContacts(found, order) : found;
	return sorted.slice(0, limit);
}

/**
 * Reads the contacts that fit all criteria, a page of at most 100 per request, in the order in which
 * Whaapy gives them.
 *
 * Whaapy filters as far as one of its two endpoints can: the documented search knows number, name and
 * email, the list knows its own search, stage and source; both know tags. What the one that is asked
 * does not know is done here, page by page, so that no contact is missed.
 */
export async function* contactPages(
	client: WhaapyClient,
	query: ContactQuery,
): AsyncGenerator<IDataObject[]> {
	const { criteria, limit, from, asking } = query;
	const plan = planOf(query);
	const isFiltered = [...plan.inNode, ...plan.checked].some((name) => criteria[name].length > 0);
	const pages = walkPages<IDataObject>(client, {
		things: 'contacts',
		id: ({ id }) => id,
		mayRepeat: true,
		from,
		// If the node filters or sorts, nobody knows how many must be read to find enough.
		limit: isFiltered || plan.sortsInNode ? undefined : limit,
		async read(cursor, size) {
			asking?.(cursor);
			return await plan.read(client, size, cursor);
		},
	});
	for await (const page of pages) {
		yield page.filter((contact) =>
			fits(contact, criteria, [...plan.inNode, ...told(contact, plan.checked)]),
		);
	}
}

function planOf(query: ContactQuery): Plan {
	return needsSearch(query) ? searchPlan(query) : listPlan(query);
}

/**
 * Tells whether the documented search is asked. Not if Whaapy's own search is wanted, which only the list
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
			return await client.post('/contacts/v1/search', {
				idempotent: true,
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

/** Criteria that only the documented search filters by. */
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
			return await client.get('/contacts/v1', {
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
