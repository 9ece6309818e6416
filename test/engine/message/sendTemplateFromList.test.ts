import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { requestTool, withTool } from '../agent';
import { engineRunsTools } from '../engine';
import { byId, byPhone, useSandbox } from '../useSandbox';
import { pickTemplate } from './pickTemplate';

const sending = {
	resource: 'message',
	operation: 'sendTemplate',
	recipient: byPhone('+14155552671'),
};
const { sandbox, run, sent, lastBody } = useSandbox(sending);
const photo = 'https://clinica-sonrisa.example/limpieza.jpg';

/** Picks a template, fills it and forgets the requests of the editor. */
async function filled(name: string, values: INodeParameters): Promise<INodeParameters> {
	const picked = await pickTemplate(sandbox, name);
	sandbox.reset();
	return picked.fill(values);
}

describe('a picked template is sent to a person with one spelling in one request', () => {
	test('without variables, in the form of the documentation', async () => {
		const { error, items } = await run(await filled('hello_world', {}));
		expect(error).toBeUndefined();
		expect(sent()).toEqual(['POST /messages/v1']);
		expect(lastBody()).toEqual({
			to: '+14155552671',
			type: 'template',
			template: { name: 'hello_world', language: 'es_MX' },
		});
		expect(items[0]?.json).toMatchObject({ messageType: 'template' });
	});

	test('with texts of the body, in the short form; commas and spaces stay', async () => {
		const values = { 'Variable 1': 'Pérez, Juan ', 'Variable 2': '={{ 10 }}' };
		const { error, items } = await run(await filled('quedó agendada', values));
		expect(error).toBeUndefined();
		expect(sent()).toEqual(['POST /messages/v1']);
		expect(lastBody()).toEqual({
			to: '+14155552671',
			type: 'template',
			templateName: 'cita',
			language: 'es_MX',
			template_parameters: ['Pérez, Juan ', '10'],
		});
		expect(items[0]?.json).toMatchObject({ templateName: 'cita', recipient: '+14155552671' });
	});

	test("with media in the header, in Meta's form", async () => {
		const values = {
			'Header image': photo,
			'Variable 1': 'Ana',
			'Variable 2': '$650, todo incluido',
		};
		const { error } = await run(await filled('promocion_limpieza', values));
		expect(error).toBeUndefined();
		expect(sent()).toEqual(['POST /messages/v1']);
		expect(lastBody()).toEqual({
			to: '+14155552671',
			type: 'template',
			template: {
				name: 'promocion_limpieza',
				language: { code: 'es_MX', policy: 'deterministic' },
				components: [
					{ type: 'header', parameters: [{ type: 'image', image: { link: photo } }] },
					{
						type: 'body',
						parameters: [
							{ type: 'text', text: 'Ana' },
							{ type: 'text', text: '$650, todo incluido' },
						],
					},
				],
			},
		});
	});

	test("with the end of a button's link, in Meta's form", async () => {
		const values = {
			'Variable 1': 'Luis',
			'Variable 2': '$100',
			'Variable 3': '5 de mayo',
			'Button 1 link': 'abc-123',
		};
		const { error } = await run(await filled('pago_en_linea', values));
		expect(error).toBeUndefined();
		expect(lastBody()).toMatchObject({
			template: {
				components: [
					{ type: 'body', parameters: [{ text: 'Luis' }, { text: '$100' }, { text: '5 de mayo' }] },
					{
						type: 'button',
						sub_type: 'url',
						index: 0,
						parameters: [{ type: 'text', text: 'abc-123' }],
					},
				],
			},
		});
	});

	test("with a text of the header, in Meta's form", async () => {
		const values = { 'Header variable 1': 'Ana', 'Variable 1': '12 de enero' };
		const { error } = await run(await filled('encuesta_satisfaccion', values));
		expect(error).toBeUndefined();
		expect(lastBody()).toMatchObject({
			template: {
				components: [
					{ type: 'header', parameters: [{ type: 'text', text: 'Ana' }] },
					{ type: 'body', parameters: [{ type: 'text', text: '12 de enero' }] },
				],
			},
		});
	});

	test('in the language that was picked', async () => {
		await run(await filled('en_US', { 'Variable 1': 'Sofía', 'Variable 2': '5 p.m.' }));
		expect(lastBody()).toMatchObject({ templateName: 'recordatorio_cita', language: 'en_US' });
	});

	test('with an uploaded file, by its ID', async () => {
		const parameters = await filled('promocion_limpieza', {
			'Header image': '1234567890',
			'Variable 1': 'Ana',
			'Variable 2': '$650',
		});
		await run(parameters);
		const { components } = lastBody().template as { components: unknown[] };
		expect(components[0]).toEqual({
			type: 'header',
			parameters: [{ type: 'image', image: { id: '1234567890' } }],
		});
	});
});

test('gives each item its own values, one request each', async () => {
	const values = { 'Variable 1': '={{ $json.name }}', 'Variable 2': '={{ $json.time }}' };
	const items = [
		{ name: 'Ana', time: '10:00' },
		{ name: 'Luis', time: 17 },
	];
	await run(await filled('quedó agendada', values), { items });
	expect(sandbox.requests.map(({ body }) => body)).toMatchObject([
		{ template_parameters: ['Ana', '10:00'] },
		{ template_parameters: ['Luis', '17'] },
	]);
});

test('sends the values that one expression gives for all fields', async () => {
	const { template } = await filled('quedó agendada', {});
	const templateParameters = {
		mappingMode: 'defineBelow',
		value: '={{ $json.values }}',
		schema: [],
	};
	const items = [
		{ values: { 'Variable 2': '10:00', 'Variable 1': 'Ana' } },
		{ values: { 'Variable 2': '10:00' } },
	];
	const onError = 'continueRegularOutput';
	const { items: outputs } = await run({ template, templateParameters }, { items, onError });
	expect(sent()).toEqual(['POST /messages/v1']);
	expect(lastBody()).toMatchObject({ template_parameters: ['Ana', '10:00'] });
	expect(outputs[1]?.json.error).toBe("'Template Parameters' has no value for {{1}} [item 1]");
});

describe('refuses without a request', () => {
	test('an expression that gives nothing, by the sentence around its variable; the others go on', async () => {
		const values = { 'Variable 1': 'Ana', 'Variable 2': '={{ $json.time }}' };
		const { items } = await run(await filled('quedó agendada', values), {
			items: [{ time: '' }, { time: '17:00' }, {}],
			onError: 'continueRegularOutput',
		});
		const told = (item: number) =>
			`'Template Parameters' has no value for '…agendada a las {{2}}.' [item ${item}]`;
		expect(items.map(({ json }) => json.error)).toEqual([told(0), undefined, told(2)]);
		expect(sandbox.requests).toHaveLength(1);
	});

	test('every value that is missing, in one message', async () => {
		const values = { 'Variable 1': '={{ null }}', 'Variable 2': '={{ " " }}' };
		const { error } = await run(await filled('quedó agendada', values));
		expect(error?.message).toBe(
			"'Template Parameters' has no value for '{{1}}, tu cita quedó agendada a las […].', and none for '…agendada a las {{2}}.' [item 0]",
		);
		expect(sent()).toEqual([]);
	});

	test('a field that was left empty in the editor, as n8n checks it', async () => {
		const parameters = await filled('quedó agendada', { 'Variable 1': 'Ana' });
		await expect(run(parameters)).rejects.toThrow('has issues');
		expect(sent()).toEqual([]);
	});

	test.each([
		[
			{ 'Variable 1': '={{ ["Ana"] }}', 'Variable 2': 'x' },
			"'Template Parameters' has a list for {{1}} [item 0]",
		],
		[
			{ 'Variable 1': '={{ ({ name: "Ana" }) }}', 'Variable 2': 'x' },
			"'Template Parameters' has an object for {{1}} [item 0]",
		],
		[
			{ 'Variable 1': '={{ "Ana\\nGarcía" }}', 'Variable 2': 'x' },
			"'Template Parameters' has a line break, a tab or more than 4 spaces in a row for {{1}} [item 0]",
		],
		[
			{ 'Variable 1': 'a', 'Variable 2': 'b', other: 'c' },
			"'Template Parameters' has a field that no template has: 'other' [item 0]",
		],
	])('%j', async (values, message) => {
		const { error } = await run(await filled('quedó agendada', values));
		expect(error?.message).toBe(message);
		expect(sent()).toEqual([]);
	});

	test('a header that is neither a URL nor a media ID', async () => {
		const values = { 'Header image': 'my photo.jpg', 'Variable 1': 'Ana', 'Variable 2': '$650' };
		const { error } = await run(await filled('promocion_limpieza', values));
		expect(error?.message).toBe(
			"'Template Parameters' has neither a URL nor a media ID for the image of the header: 'my photo.jpg' [item 0]",
		);
		expect(sent()).toEqual([]);
	});

	test.each([
		['={{ "" }}', "'Template' is empty [item 0]"],
		['={{ "cita" }}', "'Template' does not say a name and a language: 'cita' [item 0]"],
	])('the template %s', async (value, message) => {
		const { error } = await run({ template: { __rl: true, mode: 'list', value } });
		expect(error?.message).toBe(message);
		expect(sent()).toEqual([]);
	});
});

test("values without the fields of the editor may name them by Meta's words", async () => {
	const template = { __rl: true, mode: 'list', value: 'pago_en_linea|es_MX' };
	const values = { body_1: 'Luis', body_2: '$100', body_3: '5 de mayo', button_0: 'abc-123' };
	const templateParameters = { mappingMode: 'defineBelow', value: values };
	const { error } = await run({ template, templateParameters });
	expect(error).toBeUndefined();
	expect(lastBody()).toMatchObject({
		template: { components: [{ type: 'body' }, { type: 'button', index: 0 }] },
	});
});

describe('what was picked stays sendable when the mode becomes By Name', () => {
	test.each([
		['hello_world|es_MX|tpl_1', {}, 'hello_world', 'es_MX'],
		['confirmacion|en_US|tpl_2', {}, 'confirmacion', 'en_US'],
		['confirmacion|en_US', {}, 'confirmacion', 'en_US'],
		['confirmacion|en_US|tpl_2', { language: 'pt_BR' }, 'confirmacion', 'pt_BR'],
		['hello_world|', { language: 'pt_BR' }, 'hello_world', 'pt_BR'],
		[' hello_world | es_MX ', {}, 'hello_world', 'es_MX'],
		['hello_world', { language: 'en' }, 'hello_world', 'en'],
	])('%s, %j', async (value, more, name, language) => {
		await run({ template: { __rl: true, mode: 'name', value }, ...more });
		expect(lastBody()).toMatchObject({ template: { name, language } });
	});
});

test('a stored name and language suffice, e.g. from an expression', async () => {
	const template = { __rl: true, mode: 'list', value: '={{ "hello_world|es_MX" }}' };
	await run({ template, recipient: byId(SEEDED.juan.conversationId) });
	expect(lastBody()).toEqual({
		conversationId: SEEDED.juan.conversationId,
		type: 'template',
		template: { name: 'hello_world', language: 'es_MX' },
	});
});

describe('as a tool of an agent', () => {
	const byModel = {
		'Variable 1': "={{ $fromAI('name') }}",
		'Variable 2': "={{ $fromAI('time') }}",
	};

	test('the model fills the variables', async () => {
		const parameters = { ...sending, ...(await filled('quedó agendada', byModel)) };
		const answer = await withTool({ account: sandbox, parameters }, async (tool) => {
			expect(Object.keys(tool.schema.shape).sort()).toEqual(['name', 'time']);
			return await tool.invoke({ name: 'Ana', time: 'las 5, o antes' });
		});
		expect(answer).toContain('"messageType"');
		expect(lastBody()).toMatchObject({ template_parameters: ['Ana', 'las 5, o antes'] });
	});

	(engineRunsTools ? test : test.skip)('the model reads which variable it left out', async () => {
		const parameters = { ...sending, ...(await filled('quedó agendada', byModel)) };
		const told = await requestTool({ account: sandbox, parameters }, { name: 'Ana', time: '' });
		expect(told).toContain("'Template Parameters' has no value for '…agendada a las {{2}}.'");
		expect(sent()).toEqual([]);
	});
});
