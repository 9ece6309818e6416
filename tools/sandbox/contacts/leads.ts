import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context';
import { sendTemplate } from '../messages/send';
import { checkedBody, invalid } from '../respond';
import { createContact, updateContact } from './changes';
import { E164 } from './fields';

const body = z
	.object({
		phone: z.string().transform((phone) => `+${phone.replace(/[\s+]/g, '')}`),
		name: z.string().optional(),
		email: z.string().email('Email inválido').optional(),
		source: z.string().max(50, 'Máximo 50 caracteres').optional(),
		externalId: z.string().optional(),
		templateId: z.string().optional(),
		tags: z.array(z.string()).optional(),
		customFields: z.record(z.unknown()).optional(),
		templateVariables: z.record(z.string()).optional(),
	})
	.strict();

/** The variables "1", "2", … in their order. */
function parametersOf(variables: Record<string, string> = {}): string[] {
	return Object.entries(variables)
		.sort(([a], [b]) => Number(a) - Number(b))
		.map(([, text]) => text);
}

/** Creates the contact or updates it, and sends a template if one is named. */
export function leadRoute(app: FastifyInstance, context: Context): void {
	const { store } = context;
	app.post('/inbound/leads', { config: { scope: 'contacts:write' } }, (request) => {
		const lead = checkedBody(body, request.body);
		const { phone, name, email, source, externalId, tags, customFields } = lead;
		if (!E164.test(phone)) {
			const text = 'Formato inválido. Usar E.164: +5215512345678';
			throw invalid('Datos inválidos', { phone: [text] });
		}
		const template = store.templates.get(lead.templateId ?? '');
		if (lead.templateId !== undefined && !template) {
			throw invalid('Datos inválidos', { templateId: ['Plantilla no encontrada'] });
		}
		const fields = {
			...(name !== undefined && { name }),
			...(email !== undefined && { email }),
			...(source !== undefined && { source }),
			...(tags && { add_tags: tags }),
			...(customFields && { custom_fields: customFields }),
			...(externalId !== undefined && { external_ids: { lead: externalId } }),
		};
		const existing = store.contactByPhone(phone);
		if (existing) updateContact(context, existing, fields);
		const contact = existing ?? createContact(context, { phone_number: phone, ...fields });
		const message =
			template && sendTemplate(context, phone, template, parametersOf(lead.templateVariables));
		return {
			success: true,
			data: { contactId: contact.id, created: !existing, messageId: message?.id ?? null },
		};
	});
}
