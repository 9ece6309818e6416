import type { IDataObject } from 'n8n-workflow';
import type { Template } from '../../api/contract';
import type { WhaapyClient } from '../../api/client';
import { objectIn } from '../../api/envelope';
import { pageIn, walkPages } from '../../api/pagination';
import { notFound } from '../notFound';

/** Which templates to read. */
interface TemplateQuery {
	/** Meta's word for the state of a template, e.g. APPROVED; Whaapy's own choice if left out. */
	status?: string;
	/** How many are wanted at most. */
	limit?: number;
}

/**
 * The templates of the account, page by page.
 *
 * Whaapy documents neither a filter nor pages; both are the vendor's (docs/whaapy-api.md, "Pagination").
 * So the status is also checked here.
 */
export async function* readTemplates(
	client: WhaapyClient,
	{ status, limit }: TemplateQuery,
): AsyncGenerator<IDataObject[]> {
	const pages = walkPages<IDataObject>(client, {
		things: 'templates',
		id: ({ id }) => id,
		// The filter is not sure to count, and then more must be read to find enough.
		limit: status === undefined ? limit : undefined,
		async read(cursor, size) {
			const query = { status, limit: size, cursor };
			const envelope = pageIn('data', 'templates');
			const page = await client.get('/templates/v1', { query, envelope });
			// As no page is documented, a full one alone does not say that there are more.
			return page.total === undefined ? { ...page, hasMore: page.hasMore ?? false } : page;
		},
	});
	for await (const page of pages) yield page.filter((template) => hasStatus(template, status));
}

function hasStatus(template: Template, wanted: string | undefined): boolean {
	if (wanted === undefined || typeof template.status !== 'string') return true;
	return template.status.toUpperCase() === wanted;
}

/**
 * The template with an ID. One request.
 *
 * @throws NodeApiError if Whaapy has none
 */
export async function readTemplate(client: WhaapyClient, id: string): Promise<IDataObject> {
	return await client.get('/templates/v1/{id}', {
		path: { id },
		envelope: objectIn('data', 'template'),
		messages: notFound(
			'template',
			id,
			"Choose 'Template' from the list again. If it is not there, use the operation 'Sync' of templates first.",
		),
	});
}
