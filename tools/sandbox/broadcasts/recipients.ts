import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { E164 } from '../contacts/fields';
import type { Context } from '../context';
import { matches, offsetPage, queryChoice, queryText, type Query } from '../lists';
import { checkedBody, invalid } from '../respond';
import type { Store } from '../store';
import { RECIPIENT_STATUSES, type Contact, type Recipient } from '../types';
import { expectStatus, findBroadcast } from './find';
import { progress } from './sending';

const all = z.object({}).strict();
const segments = z.object({ segmentIds: z.array(z.string()).min(1) }).strict();
const csv = z
	.object({
		recipients: z
			.array(
				z
					.object({
						phoneNumber: z.string().min(1),
						templateParameters: z.array(z.string()).optional(),
					})
					.strict(),
			)
			.min(1),
	})
	.strict();

interface OfBroadcast {
	Params: { id: string };
}

type Added = Pick<Recipient, 'phoneNumber'> & Partial<Recipient>;

const hasNumber = ({ phone_number }: Contact) => E164.test(phone_number);
const ofContact = ({ id, phone_number, name }: Contact): Added => ({
	phoneNumber: phone_number,
	contactId: id,
	name,
});

/** Adds those whom the broadcast does not have yet. */
function add(store: Store, broadcastId: string, added: Added[]) {
	const broadcast = findBroadcast(store, broadcastId);
	expectStatus(broadcast, ['draft']);
	const recipients = store.recipients.get(broadcastId) ?? [];
	const known = new Set(recipients.map(({ phoneNumber }) => phoneNumber));
	const before = recipients.length;
	for (const entry of added) {
		if (known.has(entry.phoneNumber)) continue;
		known.add(entry.phoneNumber);
		recipients.push({
			id: store.newId(),
			contactId: null,
			name: null,
			status: 'pending',
			error: null,
			templateParameters: null,
			sentAt: null,
			...entry,
		});
	}
	store.recipients.set(broadcastId, recipients);
	broadcast.updatedAt = store.now();
	return { data: { added: recipients.length - before, total: recipients.length } };
}

/** Who a broadcast goes to. */
export function recipientRoutes(app: FastifyInstance, context: Context): void {
	const { store } = context;
	const read = { config: { scope: 'broadcasts:read' } };
	const write = { config: { scope: 'broadcasts:write' } };

	app.get<OfBroadcast & { Querystring: Query }>(
		'/broadcasts/:id/recipients',
		read,
		({ params, query }) => {
			progress(context, findBroadcast(store, params.id));
			const status = queryChoice(query, 'status', RECIPIENT_STATUSES);
			const found = (store.recipients.get(params.id) ?? []).filter(
				(recipient) =>
					(status === undefined || recipient.status === status) &&
					matches(queryText(query, 'q'), recipient.name, recipient.phoneNumber),
			);
			const { items, meta } = offsetPage(found, query);
			return { data: items, meta };
		},
	);

	app.post<OfBroadcast>('/broadcasts/:id/recipients/all', write, ({ params, body }) => {
		checkedBody(all, body ?? {});
		return add(store, params.id, [...store.contacts.values()].filter(hasNumber).map(ofContact));
	});

	app.post<OfBroadcast>('/broadcasts/:id/recipients/segments', write, ({ params, body }) => {
		const { segmentIds } = checkedBody(segments, body);
		const tags = segmentIds.map((id) => store.segments.get(id)?.tag);
		const unknown = segmentIds.filter((_, index) => tags[index] === undefined);
		if (unknown.length > 0) {
			const text = `Segmentos desconocidos: ${unknown.join(', ')}`;
			throw invalid('Datos inválidos', { segmentIds: [text] });
		}
		const found = [...store.contacts.values()].filter((contact) =>
			contact.tags.some((tag) => tags.includes(tag)),
		);
		return add(store, params.id, found.map(ofContact));
	});

	app.post<OfBroadcast>('/broadcasts/:id/recipients/csv', write, ({ params, body }) => {
		const { recipients } = checkedBody(csv, body);
		const refused = recipients.find(({ phoneNumber }) => store.refusedRecipients.has(phoneNumber));
		if (refused) throw invalid('Datos inválidos', { recipients: ['Número inválido'] });
		const added = recipients.map(({ phoneNumber, templateParameters }): Added => {
			const phone = `+${phoneNumber.replace(/[\s+]/g, '')}`;
			const contact = store.contactByPhone(phone);
			return {
				...(contact && ofContact(contact)),
				phoneNumber: phone,
				templateParameters: templateParameters ?? null,
			};
		});
		return add(store, params.id, added);
	});
}
