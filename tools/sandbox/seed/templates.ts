import { idFor } from '../ids';
import type { Store } from '../store';
import type { Template, TemplateComponent } from '../types';

const body = (text: string, ...examples: string[]): TemplateComponent => ({
	type: 'BODY',
	text,
	...(examples.length > 0 && { example: { body_text: [examples] } }),
});

const footer: TemplateComponent = { type: 'FOOTER', text: 'Clínica Dental Sonrisa' };

type Seeded = Pick<Template, 'name' | 'components'> & Partial<Template>;

const TEMPLATES: Seeded[] = [
	{
		name: 'hello_world',
		components: [body('¡Hola! Gracias por escribir a Clínica Dental Sonrisa.'), footer],
	},
	{
		name: 'recordatorio_cita',
		components: [
			{ type: 'HEADER', format: 'TEXT', text: 'Tu próxima cita' },
			body(
				'Hola {{1}}, te recordamos tu cita de mañana a las {{2}}. ¿Nos confirmas?',
				'María Fernanda',
				'17:00',
			),
			footer,
			{
				type: 'BUTTONS',
				buttons: [
					{ type: 'QUICK_REPLY', text: 'Confirmar' },
					{ type: 'QUICK_REPLY', text: 'Reagendar' },
				],
			},
		],
	},
	{
		name: 'cita',
		components: [body('{{1}}, tu cita quedó agendada a las {{2}}.', 'Juan', '10:00')],
	},
	{
		name: 'promocion_limpieza',
		category: 'MARKETING',
		components: [
			{ type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW1hZ2UvanBlZw=='] } },
			body('{{1}}, este mes la limpieza dental cuesta {{2}}. Agenda aquí mismo.', 'José', '$650'),
			footer,
		],
	},
	{
		name: 'pago_en_linea',
		components: [
			body(
				'Hola {{1}}, tu saldo es de {{2}}. Puedes pagarlo en línea antes del {{3}}.',
				'Luis',
				'$1,450',
				'5 de febrero',
			),
			{
				type: 'BUTTONS',
				buttons: [
					{
						type: 'URL',
						text: 'Pagar ahora',
						url: 'https://pagos.clinica-sonrisa.example/{{1}}',
					},
					{ type: 'PHONE_NUMBER', text: 'Llamar', phone_number: '+525512345600' },
				],
			},
		],
	},
	{
		name: 'encuesta_satisfaccion',
		category: 'MARKETING',
		components: [
			{ type: 'HEADER', format: 'TEXT', text: '¿Cómo te fue, {{1}}?' },
			body('Cuéntanos qué te pareció tu visita del {{1}}.', '12 de enero'),
		],
	},
	{
		name: 'recordatorio_cita',
		language: 'en_US',
		components: [
			{ type: 'HEADER', format: 'TEXT', text: 'Your next appointment' },
			body('Hi {{1}}, your appointment is tomorrow at {{2}}.', 'Sofía', '5 p.m.'),
		],
	},
	// A series of follow-ups, sent one after the other.
	...['¿Pudiste revisar tu presupuesto?', '¿Tienes dudas?', '¿Te agendamos?', '¡Te esperamos!'].map(
		(text, step): Seeded => ({
			name: `step_${step}`,
			category: 'MARKETING',
			components: [body(text)],
		}),
	),
	{
		name: 'bienvenida_convenio',
		category: 'MARKETING',
		status: 'PENDING',
		components: [body('Hola {{1}}, tu empresa ya tiene convenio con nosotros.', 'Renata')],
	},
];

/** The templates of the clinic; all but the last one are approved. */
export function seedTemplates(store: Store): void {
	for (const seeded of TEMPLATES) {
		const template: Template = {
			id: idFor(`template ${seeded.name} ${seeded.language ?? 'es_MX'}`),
			category: 'UTILITY',
			language: 'es_MX',
			status: 'APPROVED',
			createdAt: '2026-01-02T15:00:00Z',
			updatedAt: '2026-01-03T09:30:00Z',
			...structuredClone(seeded),
		};
		store.templates.set(template.id, template);
	}
}
