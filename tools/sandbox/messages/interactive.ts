import { z } from 'zod';

/** A text with WhatsApp's limit for its place, in code points. */
export const text = (max: number) =>
	z
		.string()
		.trim()
		.min(1, 'Requerido')
		.refine((value) => Array.from(value).length <= max, `Máximo ${max} caracteres`);

export const webAddress = z
	.string()
	.refine((value) => URL.canParse(value) && /^https?:/.test(value), 'URL inválida');

const unique = (values: string[]) => new Set(values).size === values.length;

/** Where a file comes from: an address, or an upload. */
const source = { link: webAddress.optional(), id: z.string().min(1).optional() };

/** A file and what may go with it; one source, not both and not none. */
export const media = <Shape extends z.ZodRawShape>(shape: Shape) =>
	z
		.object({ ...source, ...shape })
		.strict()
		.refine(
			(file) => ('link' in file && !!file.link) !== ('id' in file && !!file.id),
			'Indica link o id, uno de los dos',
		);

const withoutMarkdown = text(60).refine(
	(value) => !/[*_~`]/.test(value),
	'(#131009) Parameter value is not valid: el encabezado no admite markdown',
);
const textHeader = z.object({ type: z.literal('text'), text: withoutMarkdown }).strict();
const header = z.discriminatedUnion('type', [
	textHeader,
	z.object({ type: z.literal('image'), image: media({}) }).strict(),
	z.object({ type: z.literal('video'), video: media({}) }).strict(),
	z
		.object({ type: z.literal('document'), document: media({ filename: z.string().optional() }) })
		.strict(),
]);
const body = z.object({ text: text(1024) }).strict();
const footer = z
	.object({ text: text(60) })
	.strict()
	.optional();

const button = z
	.object({
		type: z.literal('reply'),
		reply: z.object({ id: text(256), title: text(20) }).strict(),
	})
	.strict();

const buttons = z
	.array(button)
	.min(1, 'Al menos 1 botón')
	.max(3, 'Máximo 3 botones')
	.refine((all) => unique(all.map(({ reply }) => reply.id)), 'IDs de botón repetidos')
	.refine((all) => unique(all.map(({ reply }) => reply.title)), 'Títulos de botón repetidos');

const row = z.object({ id: text(200), title: text(24), description: text(72).optional() }).strict();

const sections = z
	.array(z.object({ title: text(24).optional(), rows: z.array(row).min(1) }).strict())
	.min(1, 'Al menos 1 sección')
	.max(10, 'Máximo 10 secciones')
	.refine((all) => all.flatMap(({ rows }) => rows).length <= 10, 'Máximo 10 filas en total')
	.refine((all) => unique(all.flatMap(({ rows }) => rows.map(({ id }) => id))), 'IDs repetidos')
	.refine(
		(all) => all.length === 1 || all.every(({ title }) => title !== undefined),
		'Cada sección necesita un título si hay más de una',
	);

/** The flow's form is Meta's; Whaapy's page names flows and is not readable any further. */
const flow = z.object({
	name: z.literal('flow'),
	parameters: z
		.object({ flow_message_version: z.string(), flow_cta: text(20) })
		.passthrough()
		.refine((flow) => 'flow_id' in flow || 'flow_name' in flow, 'Indica flow_id o flow_name'),
});

const ctaUrl = z
	.object({
		name: z.literal('cta_url'),
		parameters: z.object({ display_text: text(20), url: webAddress }).strict(),
	})
	.strict();

/** Page "messages-send-interactive"; the limits are WhatsApp's. */
export const interactive = z.discriminatedUnion('type', [
	z
		.object({
			type: z.literal('button'),
			header: header.optional(),
			body,
			footer,
			action: z.object({ buttons }).strict(),
		})
		.strict(),
	z
		.object({
			type: z.literal('list'),
			header: textHeader.optional(),
			body,
			footer,
			action: z.object({ button: text(20), sections }).strict(),
		})
		.strict(),
	z
		.object({
			type: z.literal('cta_url'),
			header: header.optional(),
			body,
			footer,
			action: ctaUrl,
		})
		.strict(),
	z
		.object({ type: z.literal('flow'), header: header.optional(), body, footer, action: flow })
		.strict(),
]);
