import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { Template } from '../../api/contract';
import { WhaapyClient } from '../../api/client';
import { INTERACTIVE_SETTINGS } from '../../api/session';
import { truncate } from '../../shared/text';
import { headerMediaOf } from './fields';
import { searchIn } from '../searchIn';
import { readTemplates } from './list';
import { encodeTemplate } from './reference';

/** How many characters of a template's text the list shows. */
const SHOWN = 60;

/**
 * The templates of the "From List" picker, named by their IDs.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const templates = await findTemplates(this, filter);
	return { results: templates.map((template) => asItem(template, String(template.id))) };
}

/**
 * The approved templates of the "From List" picker of 'Send Template'; what a send must know of one
 * is in its value.
 *
 * @throws NodeApiError, so that a wrong key shows its message instead of an empty list
 */
export async function searchApprovedTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const templates = await findTemplates(this, filter, 'APPROVED');
	return { results: templates.map((template) => asItem(template, encodeTemplate(template))) };
}

/** All templates whose label has the words: Whaapy has no search for them. */
async function findTemplates(
	context: ILoadOptionsFunctions,
	filter?: string,
	status?: string,
): Promise<IDataObject[]> {
	const client = await WhaapyClient.open(context, INTERACTIVE_SETTINGS);
	const found: IDataObject[] = [];
	for await (const page of readTemplates(client, { status })) {
		found.push(...searchIn(page, filter, searchText));
	}
	return found;
}

function searchText({ name, language, category, content }: Template): string {
	return [name, language, category, content].join(' ');
}

/** How the label of a template begins that was picked from the list and shows no file in its header. */
export const WITHOUT_HEADER_FILE = '^\\S+ \\((?![^)]* header\\))';

function asItem(template: Template, value: string): INodeListSearchItems {
	const { name, language, category, content } = template;
	const media = headerMediaOf(template);
	const header = media && `${media} header`;
	const kind = [language, String(category ?? '').toLowerCase(), header].filter(Boolean).join(', ');
	const text = typeof content === 'string' ? content.replace(/\s+/g, ' ').trim() : '';
	const label = `${String(name)} (${kind})`;
	return { name: text ? `${label}: ${truncate(text, SHOWN)}` : label, value };
}
