import type { Property } from '../../parameters/property';
import { byId, fromList } from '../properties';
import { searchTemplates } from './pickers';

/** One template, picked from the list or named by its ID. */
export const templateLocator = {
	displayName: 'Template',
	name: 'templateId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	reads: 'metaId',
	description: 'The template to get',
	modes: [fromList('template', 'searchTemplates'), byId],
	pickers: { listSearch: { searchTemplates } },
} as const satisfies Property;
