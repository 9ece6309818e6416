import type { Property } from '../../parameters/property';
import { fromList } from '../properties';
import { searchApprovedTemplates, WITHOUT_HEADER_FILE } from '../template/pickers';
import { getTemplateFields } from './pickers';
import { binaryPropertyName } from './mediaSource';

/** The language of a template that is named without one. */
export const DEFAULT_LANGUAGE = 'es_MX';

/** The editor keeps the label of what was picked; a template by name or from data has none. */
const hide = {
	'/template.value': [''],
	'/template.cachedResultName': [{ _cnd: { regex: WITHOUT_HEADER_FILE } }],
};

/** Which template to send, and with what in it. */
export const templateFields = [
	{
		displayName: 'Template',
		name: 'template',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The approved template to send',
		modes: [
			fromList('template', 'searchApprovedTemplates'),
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. hello_world',
				hint: "As it is written in Whaapy. What the list leaves behind the name, from '|' on, may stay.",
			},
		],
		pickers: { listSearch: { searchApprovedTemplates } },
	},
	{
		displayName: 'Header File',
		name: 'headerSource',
		type: 'options',
		default: 'url',
		displayOptions: { hide },
		description:
			'Where the image, the video or the document in the header of the template comes from, if it has one',
		options: [
			{
				name: 'File of the Item',
				value: 'binary',
				description: 'A binary field that another node filled. Uploaded once for all items.',
			},
			{
				name: 'Media ID',
				value: 'id',
				description: "The ID that 'Media: Upload' gave, among the template parameters",
			},
			{
				name: 'URL',
				value: 'url',
				description: 'A public address, among the template parameters. A media ID goes too.',
			},
		],
	},
	{
		...binaryPropertyName,
		displayName: 'Header Binary Field',
		name: 'headerBinaryPropertyName',
		displayOptions: { show: { headerSource: ['binary'] }, hide },
	},
	{
		displayName: 'Template Parameters',
		name: 'templateParameters',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		required: true,
		displayOptions: { show: { '/template.mode': ['list'] } },
		description: 'What takes the places of the variables of the template',
		typeOptions: {
			loadOptionsDependsOn: ['template.value', 'headerSource'],
			resourceMapper: {
				resourceMapperMethod: 'getTemplateFields',
				mode: 'add',
				valuesLabel: 'Template Parameters',
				fieldWords: { singular: 'parameter', plural: 'parameters' },
				addAllFields: true,
				supportAutoMap: false,
			},
		},
		pickers: { resourceMapping: { getTemplateFields } },
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		required: true,
		default: DEFAULT_LANGUAGE,
		placeholder: 'e.g. es_MX',
		description: 'Language code of the template, as it is written in Whaapy',
		displayOptions: { show: { '/template.mode': ['name'] } },
	},
	{
		displayName: 'Body Parameters',
		name: 'bodyParameters',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add parameter' },
		default: [],
		placeholder: 'e.g. Juan',
		description:
			"Texts that take the places of the variables in the template's body, in the order of their numbers",
		displayOptions: { show: { '/template.mode': ['name'] } },
	},
] as const satisfies readonly Property[];
