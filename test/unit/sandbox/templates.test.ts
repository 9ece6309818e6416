import { SEEDED, type Template } from '../../../tools/sandbox';
import { UNKNOWN_ID, useSandbox } from './client';

const { sandbox, call } = useSandbox();
const { phone: to, conversationId } = SEEDED.juan;

const send = (body: object) => call('POST', '/messages/v1', { to, type: 'template', ...body });
const texts = (...all: string[]) => all.map((text) => ({ type: 'text', text }));
const object = (name: string, components: object[], language: unknown = { code: 'es_MX' }) => ({
	template: { name, language, components },
});
const url = (...parameters: object[]) => ({
	type: 'button',
	sub_type: 'url',
	index: '0',
	parameters,
});

test.each<[string, object, string]>([
	['by name only', { templateName: 'hello_world' }, '[hello_world]'],
	[
		'the shortcut',
		{ templateName: 'cita', template_parameters: ['Juan', '10:00'] },
		'[cita] Juan 10:00',
	],
	[
		'the shortcut with a language',
		{
			templateName: 'recordatorio_cita',
			language: 'en_US',
			template_parameters: ['Juan', '10:00'],
		},
		'[recordatorio_cita] Juan 10:00',
	],
	[
		'the language as text',
		{ template: { name: 'hello_world', language: 'es_MX' } },
		'[hello_world]',
	],
	[
		'as Meta writes it',
		object('cita', [{ type: 'body', parameters: texts('Juan', '10:00') }], {
			code: 'es_MX',
			policy: 'deterministic',
		}),
		'[cita] Juan 10:00',
	],
	[
		'with a picture in the shortcut',
		{
			templateName: 'promocion_limpieza',
			template_parameters: ['Juan', '$650'],
			header_media: { type: 'image', url: 'https://example.com/a.jpg' },
		},
		'[promocion_limpieza] Juan $650',
	],
	[
		'with a picture and a link in components',
		object('pago_en_linea', [
			{ type: 'body', parameters: texts('Juan', '$1,450', '5 de febrero') },
			url(...texts('factura-17')),
		]),
		'[pago_en_linea] Juan $1,450 5 de febrero',
	],
	[
		'in both forms at once',
		{
			templateName: 'cita',
			language: 'es_MX',
			template_parameters: ['Juan', '10:00'],
			...object('cita', [{ type: 'body', parameters: texts('Juan', '10:00') }]),
		},
		'[cita] Juan 10:00',
	],
])('sends %s', async (_, body, content) => {
	expect((await send(body)).status).toBe(201);
	expect(sandbox().store.messagesOf(conversationId).at(-1)?.content).toBe(content);
});

test.each<[string, object, number]>([
	['an unknown name', { templateName: 'nada' }, 132001],
	['another language', { templateName: 'cita', language: 'fr' }, 132001],
	['one that is not approved', { templateName: 'bienvenida_convenio' }, 132001],
	['too few parameters', { templateName: 'cita', template_parameters: ['Juan'] }, 132000],
	['too many parameters', { templateName: 'hello_world', template_parameters: ['Juan'] }, 132000],
	[
		'a header without its text',
		object('encuesta_satisfaccion', [{ type: 'body', parameters: texts('x') }]),
		132000,
	],
	['no picture', { templateName: 'promocion_limpieza', template_parameters: ['a', 'b'] }, 132012],
	[
		'no end of the link',
		{ templateName: 'pago_en_linea', template_parameters: ['a', 'b', 'c'] },
		131008,
	],
	['a line break', { templateName: 'cita', template_parameters: ['a\nb', 'c'] }, 132018],
])('refuses %s', async (_, body, code) => {
	expect(await send(body)).toMatchObject({
		status: 400,
		body: { message: expect.stringContaining(`(#${code})`) as string },
	});
});

test('are listed if they are approved, or as asked', async () => {
	const list = async (query = '') =>
		(await call<{ data: Template[] }>('GET', `/templates/v1${query}`)).body.data;
	const approved = await list();
	expect(approved.length).toBeGreaterThan(5);
	expect(new Set(approved.map(({ status }) => status))).toEqual(new Set(['APPROVED']));
	expect(approved.find(({ name }) => name === 'cita')).toMatchObject({
		content: '{{1}}, tu cita quedó agendada a las {{2}}.',
		variables: ['{{1}}', '{{2}}'],
		components: [{ type: 'BODY', example: { body_text: [['Juan', '10:00']] } }],
	});
	expect((await list('?status=pending')).map(({ name }) => name)).toEqual(['bienvenida_convenio']);
	const { id } = approved[0]!;
	expect((await call('GET', `/templates/v1/${id}`)).body).toEqual({ data: approved[0] });
	expect((await call('GET', `/templates/v1/${UNKNOWN_ID}`)).status).toBe(404);
});

test('can be fetched anew, and have a catalogue of variables', async () => {
	expect((await call('POST', '/templates/v1/sync')).status).toBe(200);
	expect((await call('GET', '/templates/v1/variables')).body).toMatchObject({
		data: expect.arrayContaining([expect.objectContaining({ key: 'contact.name' })]) as unknown,
	});
});
