import type { IDataObject, INode } from 'n8n-workflow';
import type { Template } from '../../api/contract';
import type { WhaapyClient } from '../../api/client';
import { cursorPageIn, walkPages } from '../../api/pagination';

/** The path of the templates of an account. */
export const TEMPLATES = ['templates', 'v1'];

/** The most templates that one page may hold. */
const PAGE_SIZE = 100;

/** Which templates to read, and for whom. */
interface TemplateSource {
	client: WhaapyClient;
	node: INode;
	itemIndex: number;
	/** Meta's word for the state of a template, e.g. APPROVED; Whaapy's own choice if left out. */
	status?: string;
	/** How many are wanted at most. */
	limit?: number;
}

/**
 * The templates of the account, page by page.
 *
 * Whaapy documents neither a filter nor pages; both are the vendor's (docs/whaapy-api.md, "Pagination").
 * So the status is also checked here, and a list that does not say that it has more is taken as whole.
 */
export async function* readTemplates(source: TemplateSource): AsyncGenerator<IDataObject[]> {
	const { client, node, itemIndex, status, limit = PAGE_SIZE } = source;
	const pages = walkPages<IDataObject>({
		node,
		itemIndex,
		things: 'templates',
		id: ({ id }) => id,
		read: async (cursor) =>
			await client.get({
				path: TEMPLATES,
				query: { status, limit: Math.min(limit, PAGE_SIZE), cursor },
				envelope: cursorPageIn('data', 'templates'),
			}),
	});
	for await (const page of pages) yield page.filter((template) => hasStatus(template, status));
}

function hasStatus(template: Template, wanted: string | undefined): boolean {
	if (wanted === undefined || typeof template.status !== 'string') return true;
	return template.status.toUpperCase() === wanted;
}
