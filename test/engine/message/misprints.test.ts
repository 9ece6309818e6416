import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { byId, byName, byPhone, useSandbox } from '../useSandbox';

const { run, sent } = useSandbox();

const customer = { name: 'Juan', visits: [{ day: 'lunes' }, { day: 'martes' }] };
const HELLO = '=Hola {{ $json.customer }}';
const DAYS = '=Vienes: {{ $json.customer.visits }}';

const message = (operation: string, parameters: INodeParameters): INodeParameters => ({
	resource: 'message',
	operation,
	recipient: byId(SEEDED.juan.conversationId),
	...parameters,
});
const picture = { mediaSource: 'url', mediaUrl: 'https://example.com/a.jpg', mediaType: 'image' };
const template = { template: byName('cita'), language: 'es_MX' };
const fill = (value: INodeParameters) => ({ mappingMode: 'defineBelow', value, schema: [] });

// Who reads "Hola [object Object]" is a customer.
test.each<[string, INodeParameters]>([
	['Text', message('sendText', { text: HELLO })],
	['Text', message('sendText', { text: DAYS })],
	['Caption', message('sendMedia', { ...picture, caption: HELLO })],
	['Text', message('sendInteractive', { text: HELLO, buttons: { button: [{ title: 'Sí' }] } })],
	['Footer', message('sendInteractive', { text: 'x', footer: HELLO })],
	[
		'Button 1: Title',
		message('sendInteractive', { text: 'x', buttons: { button: [{ title: HELLO }] } }),
	],
	['Place Name', message('sendLocation', { latitude: 1, longitude: 1, placeName: HELLO })],
	['Body Parameters', message('sendTemplate', { ...template, bodyParameters: ['Ana', HELLO] })],
	[
		'Template Parameters',
		message('sendTemplate', {
			template: { __rl: true, mode: 'list', value: 'es_MX|cita' },
			templateParameters: fill({ 'Variable 1': HELLO, 'Variable 2': '10:00' }),
		}),
	],
	[
		'Template Variables',
		{
			resource: 'contact',
			operation: 'createLead',
			phoneNumber: '+14155552671',
			additionalFields: { templateVariables: [HELLO] },
		},
	],
	[
		'Template Parameters',
		{
			resource: 'broadcast',
			operation: 'addRecipients',
			broadcastId: byId('b1'),
			phoneNumber: '+14155552671',
			templateParameters: [HELLO],
		},
	],
	['Recipient', message('sendText', { text: 'Hola', recipient: byPhone(HELLO) })],
])("refuses an object that an expression printed into '%s'", async (name, parameters) => {
	const { error } = await run(parameters, { items: [{ customer }] });
	expect(`${error?.message} ${error?.description}`).toContain(
		`'${name}' holds '[object Object]' in place of a text`,
	);
	expect(sent()).toEqual([]);
});

const TYPED = 'Hola, {{ $json.customer.name }}';

// The editor leaves a text 'Fixed' while somebody types an expression into it.
test.each<[string, INodeParameters]>([
	['Text', message('sendText', { text: TYPED })],
	['Recipient', message('sendText', { text: 'Hola', recipient: byPhone("{{ $('Sheet').item }}") })],
	[
		'Buttons',
		message('sendInteractive', { text: 'x', buttons: { button: [{ title: '{{ $json.day }}' }] } }),
	],
	['Body Parameters', message('sendTemplate', { ...template, bodyParameters: ['Ana', TYPED] })],
])("refuses an expression that stands as plain text in '%s'", async (name, parameters) => {
	const { error } = await run(parameters, { items: [{ customer }] });
	expect(error?.message).toMatch(new RegExp(`^'${name}' holds '{{ \\$.* }}' as plain text`));
	expect(error?.description).toContain("switch it from 'Fixed' to 'Expression'");
	expect(sent()).toEqual([]);
});

test.each(['Usa {{1}} y {{ nombre }}', '={{ $json.help }}'])(
	'sends braces that are meant: %s',
	async (text) => {
		const items = [{ help: 'Escribe {{ $json.name }} en el campo' }];
		expect((await run(message('sendText', { text }), { items })).error).toBeUndefined();
		expect(sent()).toHaveLength(1);
	},
);
