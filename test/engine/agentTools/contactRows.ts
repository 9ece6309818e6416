import { SEEDED } from '../../../tools/sandbox';
import type { Rows } from './rows';

const { juan, maria } = SEEDED;
const NEW_PHONE = '+14155552671';
const at = `/contacts/v1/${juan.contactId}`;
const newcomer = { 'Number of the person': NEW_PHONE };

export const contactRows: Rows = {
	'contact/upsert': () => ({
		left: ['phoneNumber', 'additionalFields.company', 'additionalFields.city'],
		sends: `PATCH ${at}`,
		body: { company: 'Acme', city: 'Toluca' },
		answers: { id: juan.contactId },
	}),
	'contact/create': () => ({
		left: [
			'phoneNumber',
			'name',
			'email',
			'tags',
			'additionalFields.customFields.row[0].name',
			'additionalFields.customFields.row[0].value',
		],
		knows: { ...newcomer, 'The field, one that': 'role', 'typed in': 'CEO' },
		sends: 'POST /contacts/v1',
		body: {
			phone_number: NEW_PHONE,
			name: 'Ana Torres',
			email: 'ana@example.com',
			tags: ['vip', 'nuevo'],
			custom_fields: { role: 'CEO' },
		},
		answers: { name: 'Ana Torres', phone_number: NEW_PHONE },
	}),
	'contact/update': () => ({
		left: ['contactId', 'updateFields.name', 'updateFields.dealValue', 'updateFields.addTags'],
		sends: `PATCH ${at}`,
		body: { name: 'Ana Torres', add_tags: ['vip', 'nuevo'] },
		answers: { id: juan.contactId, name: 'Ana Torres' },
	}),
	'contact/get': () => ({
		left: ['contactId'],
		sends: `GET ${at}`,
		answers: { id: juan.contactId, name: 'Juan Pérez' },
	}),
	'contact/exportToFile': () => ({
		sends: 'GET /contacts/v1?limit=100',
		answers: { complete: true },
	}),
	'contact/getAll': () => ({
		left: ['filters.search', 'limit'],
		knows: { 'search box': 'Juan' },
		sends: 'GET /contacts/v1?search=Juan&limit=5',
		answers: { id: juan.contactId, name: 'Juan Pérez' },
	}),
	'contact/addTags': () => ({
		left: ['contactId', 'tags'],
		sends: `PATCH ${at}`,
		body: { add_tags: ['nuevo', 'vip'] },
		answers: { id: juan.contactId },
	}),
	'contact/removeTags': () => ({
		left: ['contactId', 'tags'],
		knows: { 'tags to remove': 'premium' },
		sends: `PATCH ${at}`,
		body: { remove_tags: ['premium'] },
		answers: { id: juan.contactId },
	}),
	'contact/moveToStage': ({ store }) => ({
		left: ['contactId', 'funnelStageId'],
		knows: { 'The stage to move': store.stages[2]!.id },
		sends: `POST /funnel/v1/contacts/${juan.contactId}/move`,
		body: { stage_id: store.stages[2]!.id },
		answers: { id: juan.contactId },
	}),
	'contact/addNote': () => ({
		left: ['contactId', 'note'],
		knows: { 'Your team sees it': 'Prefiere la tarde' },
		sends: `POST /contacts/${juan.contactId}/notes`,
		body: { body: 'Prefiere la tarde' },
		answers: { contact_id: juan.contactId },
	}),
	'contact/createLead': () => ({
		left: ['phoneNumber', 'additionalFields.name', 'additionalFields.email'],
		knows: newcomer,
		sends: 'POST /inbound/leads',
		body: { phone: NEW_PHONE, name: 'Ana Torres', email: 'ana@example.com' },
		answers: { success: true },
	}),
	'contact/merge': () => ({
		left: ['contactId', 'mergedContactId'],
		knows: { 'removed for good': maria.phone },
		sends: `POST ${at}/merge`,
		body: { source_contact_id: maria.contactId },
		answers: { kept_contact_id: juan.contactId, merged_contact_id: maria.contactId },
	}),
	'contact/delete': () => ({
		left: ['contactId'],
		sends: `DELETE ${at}`,
		answers: { deleted: true },
	}),
	'contact/getTags': () => ({ sends: 'GET /contacts/v1/tags', answers: { name: 'premium' } }),
	'contact/getFields': () => ({ sends: 'GET /contacts/v1/fields', answers: { name: 'role' } }),
};
