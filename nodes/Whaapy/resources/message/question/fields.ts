import type { Property } from '../../../parameters/property';
import { rowsField } from '../../rowsField';
import { defineUsing } from '../defineUsing';
import { freeFormOptions, textField } from '../freeForm';
import { recipient } from '../recipient';
import { templateFields } from '../templateProperties';
import { limitWaitTime } from './waitTime';

const CHOICES = '[{"title": "Mañana", "value": "am"}, {"title": "Tarde", "value": "pm"}]';

const choices = rowsField({
	displayName: 'Choices',
	name: 'choices',
	row: 'choice',
	description:
		'What the person can choose from: up to three are buttons; from four on, or with a description, up to ten are a list',
	displayOptions: { show: { responseType: ['choice'], defineUsing: ['fields'] } },
	values: [
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Mañana',
			description: 'What the person reads. Up to 20 characters, 24 in a list.',
		},
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			default: '',
			placeholder: 'e.g. De 9 a 13 horas',
			description: 'Second line in a list. Up to 72 characters.',
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			placeholder: 'e.g. am',
			description: 'What your workflow gets when it is chosen. If empty, it is the title.',
		},
	],
});

/** The names and values are those of n8n's own nodes, also because its human review of tools sets them. */
const approvalOptions = {
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add option',
	default: {},
	description: 'Which buttons there are, and what they say',
	displayOptions: { show: { responseType: ['approval'] } },
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Type of Approval',
					name: 'approvalType',
					type: 'options',
					default: 'double',
					description: 'Whether the person can also decline by a button',
					options: [
						{ name: 'Approve Only', value: 'single' },
						{ name: 'Approve and Disapprove', value: 'double' },
					],
				},
				{
					displayName: 'Approve Button Label',
					name: 'approveLabel',
					type: 'string',
					default: 'Approve',
					description: 'Up to 20 characters',
				},
				{
					displayName: 'Disapprove Button Label',
					name: 'disapproveLabel',
					type: 'string',
					displayOptions: { show: { approvalType: ['double'] } },
					default: 'Decline',
					description: 'Up to 20 characters',
				},
			],
		},
	],
} as const satisfies Property;

/** Shows properties for one kind of question only. */
function shownFor<const P extends readonly Property[]>(responseType: string, properties: P): P {
	return properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...property.displayOptions?.show, responseType: [responseType] },
		},
	})) as unknown as P;
}

/** The properties of a question. */
export const questionFields = [
	recipient,
	{
		displayName: 'Response Type',
		name: 'responseType',
		type: 'options',
		default: 'approval',
		description: 'How the person can answer',
		options: [
			{
				name: 'Approval',
				value: 'approval',
				description: 'The person approves or declines by a button',
			},
			{
				name: 'Choice',
				value: 'choice',
				description:
					'The person taps one of up to three buttons, or one of up to ten rows of a list',
			},
			{ name: 'Free Text', value: 'freeText', description: 'The person writes the answer' },
			{
				name: 'Template',
				value: 'template',
				description:
					'The person taps a quick reply of a template, also when the last message is older than 24 hours',
			},
		],
	},
	{
		...textField,
		displayName: 'Message',
		name: 'message',
		placeholder: 'e.g. ¿Confirmas tu cita de mañana a las 5?',
		description:
			'The question that the person reads. Up to 1,024 characters above buttons and lists, 4,096 alone.',
		displayOptions: { show: { responseType: ['approval', 'choice', 'freeText'] } },
	},
	approvalOptions,
	{
		...defineUsing('How to define the choices'),
		displayOptions: { show: { responseType: ['choice'] } },
	},
	choices,
	{
		displayName: 'Choices as JSON',
		name: 'choicesJson',
		type: 'json',
		default: '[]',
		rows: choices,
		placeholder: `e.g. ${CHOICES}`,
		description: `Up to ten choices, e.g. ${CHOICES}, as text or from an expression`,
		displayOptions: { show: { responseType: ['choice'], defineUsing: ['json'] } },
	},
	...shownFor('template', templateFields),
] as const satisfies readonly Property[];

/** The options of a question. */
export const questionOptions = freeFormOptions(
	limitWaitTime,
	{
		displayName: 'Accept Media',
		name: 'acceptMedia',
		type: 'boolean',
		default: false,
		description:
			'Whether a picture, a voice message, a document or a place is an answer too. Its address is in the message of the output.',
	},
	{
		displayName: 'Ask Again at Most',
		name: 'askAgain',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 5 },
		default: 1,
		description:
			"How often to send the question again if 'Wrong Answer' says so. What is written then counts as the answer.",
	},
	{
		displayName: 'List Button',
		name: 'listButton',
		type: 'string',
		default: 'Choose',
		placeholder: 'e.g. Ver opciones',
		description: 'The button that opens the list of choices. Up to 20 characters.',
	},
	{
		displayName: 'Only Asked Person',
		name: 'onlyAskedPerson',
		type: 'boolean',
		default: true,
		description:
			'Whether what is tapped below the question counts only in the conversation that was asked, e.g. not after its contact was merged with another',
	},
	{
		displayName: 'Wrong Answer',
		name: 'wrongAnswer',
		type: 'options',
		default: 'takeAsText',
		description: 'What to do if the person writes something else where there is something to tap',
		options: [
			{
				name: 'Ask Again',
				value: 'askAgain',
				description: 'Send the question once more, and wait on',
			},
			{
				name: 'Take as Text',
				value: 'takeAsText',
				description: "Go on with it in 'text'; it is no approval, and no choice",
			},
		],
	},
);
