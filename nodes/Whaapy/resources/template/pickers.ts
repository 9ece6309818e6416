import type { IDataObject, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { Template } from '../../api/contract';
import { truncate } from '../../shared/text';
import { picker, searchIn } from '../picker';
import { headerMediaOf } from './fields';
import { readTemplates } from './templates';
import { encodeTemplate } from './reference';

/** How many characters of a template's text the list shows. */
const SHOWN = 60;

/** The templates of the "From List" picker, named by their IDs. */
export const searchTemplates = templatePicker(({ id }) => String(id));

/**
 * The approved templates of the "From List" picker of 'Send Template'; what a send must know of one
 * is in its value.
 */
export const searchApprovedTemplates = templatePicker(encodeTemplate, 'APPROVED');

/** Finds the templates whose label has the words: Whaapy has no search for them. */
function templatePicker(valueOf: (template: Template) => string, status?: string) {
	return picker(async (client, filter?: string): Promise<INodeListSearchResult> => {
		const found: IDataObject[] = [];
		for await (const page of readTemplates(client, { status })) {
			found.push(...searchIn(page, filter, searchText));
		}
		return { results: found.map((template) => asItem(template, valueOf(template))) };
	});
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
