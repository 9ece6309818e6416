import type { Property } from '../../parameters/property';
import { choices } from '../../shared/labels';
import { rowsField } from '../rowsField';
import { defineUsing } from './defineUsing';
import { textField } from './freeForm';
import { mediaSourceFields } from './mediaSource';

const rowId = {
	displayName: 'ID',
	name: 'id',
	type: 'string',
	default: '',
	placeholder: 'e.g. confirm',
	description: 'What your workflow gets when it is chosen. If empty, it is the title.',
} as const satisfies Property;

const onlyFor = (interactiveType: string, defineUsing?: string) => ({
	show: {
		interactiveType: [interactiveType],
		...(defineUsing !== undefined && { defineUsing: [defineUsing] }),
	},
});

const buttons = rowsField({
	displayName: 'Buttons',
	name: 'buttons',
	row: 'button',
	description: 'One to three buttons',
	displayOptions: onlyFor('buttons', 'fields'),
	values: [
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Confirmar',
			description: 'What the button says. Up to 20 characters.',
		},
		rowId,
	],
});

const listRows = rowsField({
	displayName: 'Rows',
	name: 'rows',
	row: 'row',
	values: [
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Limpieza',
			description: 'What the row says. Up to 24 characters.',
		},
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			default: '',
			placeholder: 'e.g. 40 minutos, $850',
			description: 'Second line of the row. Up to 72 characters.',
		},
		rowId,
	],
});

const sections = rowsField({
	displayName: 'Sections',
	name: 'sections',
	row: 'section',
	description: 'Groups of rows; ten rows in all',
	displayOptions: onlyFor('list', 'fields'),
	values: [
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Tratamientos',
			description:
				'Heading of the section. Up to 24 characters. Needed if there is more than one section.',
		},
		listRows,
	],
});

const BUTTONS = '[{"title": "Confirmar", "id": "confirm"}]';
const SECTIONS =
	'[{"title": "Lunes", "rows": [{"title": "10:00", "description": "Dra. Paula", "id": "slot-1"}]}]';

/** The choices of a person: buttons, a list, or a link. */
export const choiceFields = [
	{
		displayName: 'Type',
		name: 'interactiveType',
		type: 'options',
		default: 'buttons',
		description: 'What the person can tap',
		options: [
			{ name: 'Buttons', value: 'buttons', description: 'One to three answers to tap' },
			{ name: 'Link', value: 'link', description: 'A button that opens a web page' },
			{ name: 'List', value: 'list', description: 'Up to ten answers behind a button' },
		],
	},
	{
		...textField,
		placeholder: 'e.g. ¿Confirmas tu cita de mañana a las 5?',
		description: 'What the person reads above the buttons. Up to 1,024 characters.',
	},
	{
		...defineUsing('How to define the buttons, or the rows of the list'),
		displayOptions: { show: { interactiveType: ['buttons', 'list'] } },
	},
	buttons,
	{
		displayName: 'Buttons as JSON',
		name: 'buttonsJson',
		type: 'json',
		default: '[]',
		rows: buttons,
		placeholder: `e.g. ${BUTTONS}`,
		description: `One to three buttons, e.g. ${BUTTONS}, as text or from an expression. Titles have up to 20 characters.`,
		displayOptions: onlyFor('buttons', 'json'),
	},
	{
		displayName: 'List Button',
		name: 'listButton',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Ver opciones',
		description: 'The button that opens the list. Up to 20 characters.',
		displayOptions: onlyFor('list'),
	},
	sections,
	{
		displayName: 'Sections as JSON',
		name: 'sectionsJson',
		type: 'json',
		default: '[]',
		rows: sections,
		placeholder: `e.g. ${SECTIONS}`,
		description: `Groups of rows, ten rows in all, e.g. ${SECTIONS}, as text or from an expression. Titles have up to 24 characters, descriptions 72.`,
		displayOptions: onlyFor('list', 'json'),
	},
	{
		displayName: 'Link Text',
		name: 'linkText',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Ver mi pedido',
		description: 'The button that opens the page. Up to 20 characters.',
		displayOptions: onlyFor('link'),
	},
	{
		displayName: 'Link URL',
		name: 'linkUrl',
		type: 'string',
		required: true,
		default: '',
		description: 'Address of the page that the button opens',
		placeholder: 'e.g. https://example.com/pedidos/10045',
		displayOptions: onlyFor('link'),
	},
] as const satisfies readonly Property[];

/** The texts above and below. */
export const frameFields = [
	{
		displayName: 'Header',
		name: 'headerType',
		type: 'options',
		default: 'none',
		description: 'What stands above the text. A list can have a text only.',
		options: choices('document', 'image', 'none', 'text', 'video'),
	},
	{
		displayName: 'Header Text',
		name: 'headerText',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Tu cita',
		description: 'What stands above the text. Up to 60 characters.',
		displayOptions: { show: { headerType: ['text'] } },
	},
	...mediaSourceFields({ headerType: ['document', 'image', 'video'] }),
	{
		displayName: 'Footer',
		name: 'footer',
		type: 'string',
		default: '',
		placeholder: 'e.g. Clínica Sonrisa',
		description: 'Stands below the text, in grey. Up to 60 characters.',
	},
] as const satisfies readonly Property[];
