import campaign from '../../../examples/campaign-with-template.json';
import { WITHOUT_HEADER_FILE } from '../../../nodes/Whaapy/resources/template/pickers';
import { loadFields, searchList } from '../harness';
import { pickTemplate } from '../message/pickTemplate';
import { useSandbox } from '../useSandbox';

const { sandbox, sent } = useSandbox();

const named = (name: string) =>
	[...sandbox.store.templates.values()].find((template) => template.name === name)!;

const labels = async (search: string) =>
	(await pickTemplate(sandbox, search)).fields.map(({ id, displayName }) => [id, displayName]);

describe('the template picker of Send Template', () => {
	test('shows name, language, category and the beginning of the text, of approved ones', async () => {
		const { results } = await searchList(sandbox, 'searchApprovedTemplates');
		expect(results).toContainEqual({
			name: 'pago_en_linea (es_MX, utility): Hola {{1}}, tu saldo es de {{2}}. Puedes pagarlo en línea an…',
			value: `pago_en_linea|es_MX|${named('pago_en_linea').id}`,
		});
		expect(results.filter(({ name }) => name.startsWith('bienvenida_convenio'))).toEqual([]);
		expect(results).toHaveLength(sandbox.store.templates.size - 1);
		expect(sent()).toEqual(['GET /templates/v1?status=APPROVED&limit=100']);
	});

	test('shows which templates have a file in the header', async () => {
		const { results } = await searchList(sandbox, 'searchApprovedTemplates');
		const labels = results.map(({ name }) => name).filter((name) => name.includes(' header)'));
		expect(labels.length).toBeGreaterThan(0);
		expect(labels).toEqual(
			expect.arrayContaining([expect.stringMatching(/, (image|video|document) header\)(:|$)/)]),
		);
		const hides = new RegExp(WITHOUT_HEADER_FILE);
		expect(results.filter(({ name }) => !hides.test(name)).map(({ name }) => name)).toEqual(labels);
		expect(['undefined', '', 'hello_world'].filter((label) => hides.test(label))).toEqual([]);
	});

	test.each(['REMINDER', 'en_us', 'marketing', 'tu visita del'])('finds "%s"', async (search) => {
		named('step_0').name = 'reminder';
		const { results } = await searchList(sandbox, 'searchApprovedTemplates', search);
		expect(results.length).toBeGreaterThan(0);
		expect(results.length).toBeLessThan(8);
	});

	test('leaves out what is not approved even if Whaapy lists it', async () => {
		const data = ['APPROVED', 'PAUSED'].map((status) => ({
			id: status,
			name: status.toLowerCase(),
			language: 'es',
			status,
		}));
		sandbox.faults.add({ kind: 'json', body: { data } });
		const { results } = await searchList(sandbox, 'searchApprovedTemplates');
		expect(results).toEqual([{ name: 'approved (es)', value: 'approved|es|APPROVED' }]);
	});

	test('shows the templates of all pages', async () => {
		const model = named('cita');
		for (let i = 0; i < 150; i++) {
			sandbox.store.templates.set(`more-${i}`, { ...model, id: `more-${i}`, name: `more_${i}` });
		}
		const { results } = await searchList(sandbox, 'searchApprovedTemplates', 'more_');
		expect(results).toHaveLength(150);
	});
});

test('the picker of templates by ID shows their IDs', async () => {
	const { results } = await searchList(sandbox, 'searchTemplates', 'hello_world');
	expect(results.map(({ value }) => value)).toEqual([named('hello_world').id]);
});

describe('the fields of a picked template', () => {
	test('are its variables, with the words around them, each required', async () => {
		const { fields } = await pickTemplate(sandbox, 'quedó agendada');
		expect(fields).toEqual([
			{
				id: 'Variable 1',
				displayName: '{{1}}, tu cita quedó agendada a las […].',
				required: true,
				defaultMatch: false,
				canBeUsedToMatch: false,
				display: true,
				type: 'string',
			},
			expect.objectContaining({
				id: 'Variable 2',
				displayName: '…agendada a las {{2}}.',
			}),
		]);
	});

	test('take one request', async () => {
		const { template } = await pickTemplate(sandbox, 'quedó agendada');
		sandbox.reset();
		await loadFields(sandbox, 'getTemplateFields', { template });
		expect(sent()).toEqual([`GET /templates/v1/${named('cita').id}`]);
	});

	test('have the header, the body and the buttons in the order of the message', async () => {
		expect(await labels('promocion_limpieza')).toEqual([
			['Header image', 'Image URL or Media ID'],
			['Variable 1', '{{1}}, este mes la limpieza dental cuesta…'],
			['Variable 2', '…dental cuesta {{2}}. Agenda aquí mismo.'],
		]);
		expect(await labels('encuesta_satisfaccion')).toEqual([
			['Header variable 1', 'Header: ¿Cómo te fue, {{1}}?'],
			['Variable 1', '…tu visita del {{1}}.'],
		]);
		expect((await labels('pago_en_linea')).at(-1)).toEqual([
			'Button 1 link',
			'Button "Pagar ahora": https://pagos.clinica-sonrisa.example/{{1}}',
		]);
	});

	test('are none for a template without variables, and the editor says so', async () => {
		const { fields, notice } = await pickTemplate(sandbox, 'hello_world');
		expect(fields).toEqual([]);
		expect(notice).toBe('This template has no variables: it is sent as it is.');
	});

	test('count each variable once, in the order of the numbers', async () => {
		named('cita').components = [
			{ type: 'BODY', text: '{{10}} {{2}} {{1}} {{2}} {{ 3 }}: quedó agendada' },
		];
		expect((await labels('quedó agendada')).map(([id]) => id)).toEqual(
			['1', '2', '3', '10'].map((variable) => `Variable ${variable}`),
		);
	});

	/** The fields of a template that Whaapy describes in another way. */
	async function fieldsFor(data: object) {
		const { template } = await pickTemplate(sandbox, 'quedó agendada');
		sandbox.faults.add({ kind: 'json', body: { data }, times: 1 });
		const { fields, emptyFieldsNotice } = await loadFields(sandbox, 'getTemplateFields', {
			template,
		});
		return {
			labels: fields.map(({ id, displayName }) => [id, displayName]),
			notice: emptyFieldsNotice,
		};
	}

	test.each([
		[
			{
				content: 'Hola',
				bodyVariables: [{ index: 1 }, { index: '2' }],
				buttonVariables: [{ index: 0, text: 'Pagar' }],
			},
			[
				['Variable 1', '{{1}}'],
				['Variable 2', '{{2}}'],
				['Button 1 link', 'Button "Pagar": end of its link'],
			],
		],
		[{ variables: ['{{1}}'] }, [['Variable 1', '{{1}}']]],
		[{ content: 'Hola {{1}}' }, [['Variable 1', 'Hola {{1}}']]],
	])('come from what Whaapy tells without components: %j', async (data, expected) => {
		const { labels: shown } = await fieldsFor(data);
		expect(shown).toEqual(expected);
	});

	test.each([
		['has a header of the kind LOCATION', { type: 'HEADER', format: 'LOCATION' }],
		[
			'has a button of the kind COPY_CODE',
			{ type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', text: 'Copiar' }] },
		],
		['has a part of the kind CAROUSEL', { type: 'CAROUSEL' }],
		[
			'has the variable {{nombre}}, which is not a number',
			{ type: 'HEADER', format: 'TEXT', text: 'Hola {{nombre}}' },
		],
	])('are none if the template %s, and the editor says so', async (reason, component) => {
		const body = { type: 'BODY', text: 'Hola {{1}}' };
		const { labels: shown, notice } = await fieldsFor({ components: [component, body] });
		expect(shown).toEqual([]);
		expect(notice).toContain(reason);
	});

	test('are none before a template is picked', async () => {
		expect(await loadFields(sandbox, 'getTemplateFields', {})).toEqual({
			fields: [],
			emptyFieldsNotice: "Choose a 'Template' from the list first.",
		});
	});

	test('are told to be unknown if the template is gone or the key may not read it', async () => {
		const { template } = await pickTemplate(sandbox, 'quedó agendada');
		sandbox.store.templates.clear();
		const load = async () => await loadFields(sandbox, 'getTemplateFields', { template });
		await expect(load()).rejects.toThrow('Whaapy has no template with the ID');
		sandbox.settings.scopes.delete('templates:read');
		await expect(load()).rejects.toThrow("The API key lacks the permission 'templates:read'");
	});
});

test('the campaign example stores what picking its template gives', async () => {
	const stored = campaign.nodes.find(({ name }) => name === 'Send Template')?.parameters;
	const { template, fields } = await pickTemplate(sandbox, 'pago_en_linea');
	expect(stored?.template).toEqual(template);
	expect(stored?.templateParameters?.schema).toEqual(
		fields.map((field) => ({ ...field, removed: false })),
	);
});
