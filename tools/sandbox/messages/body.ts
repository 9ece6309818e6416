import { z } from 'zod';
import { E164 } from '../contacts/fields';
import { checkedBody, isObject } from '../respond';
import { interactive, media, text } from './interactive';

const phone = z
	.string()
	.transform((value) => `+${value.replace(/\s/g, '').replace(/^\+/, '')}`)
	.refine((value) => E164.test(value), 'Formato inválido. Usar E.164: +5215512345678');

/** What every send may have; of the destinations at least one. */
const common = {
	to: phone.optional(),
	phone_number: phone.optional(),
	conversationId: z.string().min(1).optional(),
	ai: z
		.object({
			pause: z.boolean(),
			pauseDuration: z.number().int().min(1).max(1440),
			disable: z.boolean(),
		})
		.partial()
		.strict()
		.optional(),
	context: z
		.object({ message_id: z.string().min(1) })
		.strict()
		.optional(),
	createConversation: z.boolean().optional(),
	metadata: z.record(z.unknown()).optional(),
	messaging_product: z.literal('whatsapp').optional(),
	recipient_type: z.literal('individual').optional(),
};

const caption = text(1024).optional();
const place = z.object({ type: z.string() }).passthrough();
const name = z
	.object({
		formatted_name: text(1000),
		first_name: z.string(),
		last_name: z.string(),
		middle_name: z.string(),
		prefix: z.string(),
		suffix: z.string(),
	})
	.partial()
	.required({ formatted_name: true })
	.strict();
const card = z
	.object({
		name,
		phones: z
			.array(
				z
					.object({ phone: text(50), type: z.string().optional(), wa_id: z.string().optional() })
					.strict(),
			)
			.min(1, 'Requerido'),
		emails: z
			.array(z.object({ email: z.string().email(), type: z.string().optional() }).strict())
			.optional(),
		addresses: z.array(place.partial()).optional(),
		org: z
			.object({ company: z.string(), department: z.string(), title: z.string() })
			.partial()
			.strict()
			.optional(),
		urls: z.array(z.object({ url: z.string(), type: z.string().optional() }).strict()).optional(),
		birthday: z
			.string()
			.regex(/^\d{4}-\d{2}-\d{2}$/, 'Formato: AAAA-MM-DD')
			.optional(),
	})
	.strict();

const parameter = z
	.object({ type: z.enum(['text', 'payload', 'image', 'video', 'document']) })
	.passthrough();
const component = z
	.object({
		type: z.enum(['header', 'body', 'button']),
		sub_type: z.enum(['url', 'quick_reply']).optional(),
		index: z.union([z.number().int(), z.string()]).optional(),
		parameters: z.array(parameter),
	})
	.strict();
const language = z.union([
	z.string().min(1),
	z.object({ code: z.string().min(1), policy: z.literal('deterministic').optional() }).strict(),
]);

/** The forms of a template send, which may come together: the vendor's client sends two. */
const template = z
	.object({
		...common,
		type: z.literal('template'),
		templateName: z.string().trim().min(1, 'Requerido').optional(),
		language: z.string().trim().min(1, 'Requerido').optional(),
		template_parameters: z.array(z.string()).optional(),
		template: z
			.object({
				name: z.string().trim().min(1, 'Requerido'),
				language,
				components: z.array(component).optional(),
			})
			.strict()
			.optional(),
		header_media: z
			.object({
				type: z.enum(['image', 'video', 'document']),
				media_id: z.string().optional(),
				url: z.string().optional(),
			})
			.strict()
			.optional(),
		allowButtonIdOverride: z.boolean().optional(),
		quickReplyPayloadOverrides: z.record(z.string()).optional(),
	})
	.strict();

const message = z
	.discriminatedUnion('type', [
		z
			.object({
				...common,
				type: z.literal('text'),
				content: text(4096).optional(),
				text: z
					.object({ body: text(4096), preview_url: z.boolean().optional() })
					.strict()
					.optional(),
			})
			.strict(),
		z.object({ ...common, type: z.literal('image'), image: media({ caption }) }).strict(),
		z.object({ ...common, type: z.literal('video'), video: media({ caption }) }).strict(),
		z
			.object({
				...common,
				type: z.literal('audio'),
				audio: media({ voice: z.boolean().optional() }),
			})
			.strict(),
		z
			.object({
				...common,
				type: z.literal('document'),
				document: media({ caption, filename: z.string().min(1).optional() }),
			})
			.strict(),
		z.object({ ...common, type: z.literal('sticker'), sticker: media({}) }).strict(),
		z
			.object({
				...common,
				type: z.literal('location'),
				location: z
					.object({
						latitude: z.number().min(-90).max(90),
						longitude: z.number().min(-180).max(180),
						name: z.string().optional(),
						address: z.string().optional(),
					})
					.strict(),
			})
			.strict(),
		z.object({ ...common, type: z.literal('contacts'), contacts: z.array(card).min(1) }).strict(),
		z
			.object({
				...common,
				type: z.literal('reaction'),
				reaction: z.object({ message_id: z.string().min(1), emoji: z.string() }).strict(),
			})
			.strict(),
		z.object({ ...common, type: z.literal('interactive'), interactive }).strict(),
		template,
	])
	.superRefine((sent, problems) => {
		const required = (...path: string[]) =>
			problems.addIssue({ code: 'custom', path, message: 'Requerido' });
		if (!sent.to && !sent.phone_number && !sent.conversationId) required('to');
		if (sent.type === 'text' && !sent.content && !sent.text) required('content');
		if (sent.type === 'template' && !sent.template && !sent.templateName) {
			required('templateName');
		}
	});

/** A send as the API takes it. */
export type SendBody = z.output<typeof message>;
export type TemplateBody = Extract<SendBody, { type: 'template' }>;

/** Checks the body of a `POST /messages/v1`; one answer names all that is wrong with it. */
export function readSend(body: unknown): SendBody {
	// Page "messages-send": `type` may be left out if `content` says that it is a text.
	const isBareText = isObject(body) && body.type === undefined && 'content' in body;
	return checkedBody(message, isBareText ? { ...body, type: 'text' } : body);
}
