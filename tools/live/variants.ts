import type { Document } from '../contract/document';
import { isObject } from '../contract/document';
import { otherSpelling } from '../../nodes/Whaapy/phone/variants';
import type { Client } from './client';
import { fieldName } from './mask';
import { endpointName, endpointsOf, recordsOf, type Endpoint } from './plan';
import type { Bodies, Reads } from './reads';

/** A question that the sources answer differently or not at all, and what this API shows. */
export interface Variant {
	question: string;
	shows: string;
}

const UNTOLD = 'cannot be told: no such answer';

/** What the answers tell about the disagreements in the contract and in docs/whaapy-api.md. */
export function variantsOf(document: Document, { bodies }: Reads, client: Client): Variant[] {
	return [
		...messageOrder(bodies),
		...envelopes(endpointsOf(document), bodies),
		...contactForms(bodies),
		{ question: 'Pagination of GET /templates/v1 (the page shows none)', shows: pages(bodies) },
		{ question: 'Form of phone numbers (E.164 on the pages)', shows: phoneForms(bodies) },
		...statuses(bodies),
		{ question: 'Form of the secret of a webhook', shows: secretForm(bodies) },
		{ question: 'Events', shows: events(document, bodies) },
		...limits(client),
		{
			question: 'Encoding of X-Webhook-Signature; what X-Webhook-ID is; how long a receiver has',
			shows: 'cannot be told by requests: only a delivery shows it',
		},
		{
			question: 'Type of template.language; which id a reply and a reaction take',
			shows: 'cannot be told without sending a message',
		},
	];
}

const bodiesOf = (bodies: Bodies, operationId: string) => bodies.get(operationId) ?? [];

const objects = (values: unknown[]) => values.filter(isObject);

/** Each thing that was seen, once; the text for none. */
const seen = (things: string[]) => [...new Set(things)].join(' and ') || UNTOLD;

function messageOrder(bodies: Bodies): Variant[] {
	const orders: string[] = [];
	const cursors: string[] = [];
	for (const body of objects(bodiesOf(bodies, 'listMessages'))) {
		const records = objects(recordsOf(body));
		const times = records.map(({ timestamp }) => Date.parse(String(timestamp)));
		const first = times[0];
		const last = times.at(-1);
		if (first === undefined || last === undefined || !(first < last || first > last)) continue;
		const newestFirst = times.every((time, i) => i === 0 || time <= times[i - 1]!);
		const oldestFirst = times.every((time, i) => i === 0 || time >= times[i - 1]!);
		orders.push(
			newestFirst
				? 'newest first, as the text of the page says'
				: oldestFirst
					? 'oldest first, as the example of the page has it'
					: 'neither',
		);
		const cursor = isObject(body.meta) ? body.meta.oldestMessageId : undefined;
		const oldest = records[times.indexOf(Math.min(...times))];
		cursors.push(cursor === oldest?.id ? 'the oldest of the page' : 'not the oldest of the page');
	}
	return [
		{ question: 'Order of GET /conversations/v1/{id}/messages', shows: seen(orders) },
		{ question: 'What its meta.oldestMessageId names', shows: seen(cursors) },
	];
}

/** Where the contract allows several envelopes, the one that came. */
function envelopes(endpoints: Endpoint[], bodies: Bodies): Variant[] {
	return endpoints.flatMap((endpoint) => {
		const { operationId, responses } = endpoint.operation;
		const forms = responses['200']?.content?.['application/json']?.schema.anyOf;
		const isWanted = endpoint.method === 'GET' || bodies.has(operationId);
		if (!Array.isArray(forms) || !isWanted) return [];
		const names = forms.map((form) => (isObject(form) ? [form.required].flat() : [])) as string[][];
		const shown = objects(bodiesOf(bodies, operationId)).map(
			(body) => names.find((required) => required.every((name) => name in body))?.join(', ') ?? '',
		);
		const choices = names.map((required) => required.join(', ')).join(' | ');
		return [
			{
				question: `Envelope of ${endpointName(endpoint)}: ${choices}`,
				shows: seen(shown.filter(Boolean)),
			},
		];
	});
}

function contactForms(bodies: Bodies): Variant[] {
	const contacts = objects(objects(bodiesOf(bodies, 'getContact')).map(({ contact }) => contact));
	const notes = contacts.map(({ notes: value }) =>
		value === undefined
			? 'missing'
			: value === null
				? 'null'
				: Array.isArray(value)
					? 'a list'
					: 'a text',
	);
	const listed = objects(bodiesOf(bodies, 'listContacts').flatMap(recordsOf));
	const optional = ['name', 'email', 'funnel_stage', 'source', 'last_contact_at'];
	const empty = listed.flatMap((contact) =>
		optional
			.map((name) => contact[name])
			.filter((value) => value === null || value === undefined)
			.map((value) => (value === null ? 'null' : 'missing')),
	);
	return [
		{ question: 'notes of a contact (a text on the page, a list live)', shows: seen(notes) },
		{ question: 'A field of a contact without a value', shows: seen(empty) },
	];
}

const pages = (bodies: Bodies) =>
	seen(
		objects(bodiesOf(bodies, 'listTemplates')).map((body) =>
			'pagination' in body ? 'there' : 'not there',
		),
	);

/** How numbers are written, never one of them. */
function phoneForms(bodies: Bodies): string {
	const records = objects([...bodies.values()].flat().flatMap(recordsOf));
	const numbers = records
		.map(({ phone_number, phoneNumber = phone_number }) => phoneNumber)
		.filter((phone) => typeof phone === 'string');
	return seen(
		numbers.map((phone) =>
			/^\+[1-9]\d{6,14}$/.test(phone)
				? 'with the plus'
				: /^\d+$/.test(phone)
					? 'digits without a plus'
					: 'something else than digits',
		),
	);
}

/** The statuses that the node offers as filters, where the contract does not list them. */
const STATUSES: Record<string, readonly string[]> = {
	listTemplates: ['APPROVED', 'PAUSED', 'PENDING', 'REJECTED'],
	listBroadcasts: ['draft', 'scheduled', 'sending', 'paused', 'completed', 'cancelled', 'failed'],
};

function statuses(bodies: Bodies): Variant[] {
	return Object.entries(STATUSES).map(([operationId, known]) => {
		const records = objects(bodiesOf(bodies, operationId).flatMap(recordsOf));
		const found = records.map(({ status }) => status).filter((one) => typeof one === 'string');
		const others = [...new Set(found)].filter((one) => !known.includes(one)).map(fieldName);
		const shows = found.length === 0 ? UNTOLD : others.join(', ') || 'none';
		return { question: `Statuses in ${operationId} that the node does not know`, shows };
	});
}

/** The length and the kind of characters, never the secret. */
function secretForm(bodies: Bodies): string {
	const places = { listWebhooks: 'the list', getWebhook: 'one', createWebhook: 'a new one' };
	const webhooks = Object.entries(places).flatMap(([operationId, place]) =>
		objects(bodiesOf(bodies, operationId).flatMap(recordsOf)).map(({ secret }) => ({
			place,
			secret,
		})),
	);
	return seen(
		webhooks.map(({ place, secret }) => {
			if (typeof secret !== 'string') return `not in ${place}`;
			const prefix = /^(whsec_|sha256=)?/.exec(secret)![0];
			const rest = secret.slice(prefix.length);
			const kind = /^[0-9a-f]+$/i.test(rest) ? 'hex characters' : 'characters, not hex';
			return `in ${place}: ${prefix && `${prefix} and `}${rest.length} ${kind}`;
		}),
	);
}

/** How the live catalogue differs from the events in the contract. */
function events(document: Document, bodies: Bodies): string {
	const found = new Set(bodiesOf(bodies, 'listWebhookEvents').flatMap(eventNames));
	if (found.size === 0) return UNTOLD;
	const known = Object.keys(document.webhooks);
	const added = [...found].filter((event) => !known.includes(event));
	const gone = known.filter((event) => !found.has(event));
	const parts = [
		...(added.length > 0 ? [`not in the contract: ${added.join(', ')}`] : []),
		...(gone.length > 0 ? [`only in the contract: ${gone.join(', ')}`] : []),
	];
	return parts.join('; ') || 'those of the contract';
}

function eventNames(value: unknown): string[] {
	if (typeof value === 'string') return /^[a-z_]{3,30}\.[a-z_]{3,30}$/.test(value) ? [value] : [];
	if (Array.isArray(value)) return value.flatMap(eventNames);
	if (!isObject(value)) return [];
	return [...eventNames(Object.keys(value)), ...Object.values(value).flatMap(eventNames)];
}

function limits({ statuses, limitHeaders, refusedWithRetryAfter }: Client): Variant[] {
	return [
		{
			question: 'Statuses of success (200 is documented)',
			shows: seen([...statuses].sort().map(String)),
		},
		{
			question: 'Headers about the rate limit (none are documented)',
			shows: [...limitHeaders].sort().join(', ') || 'none',
		},
		{
			question: 'Retry-After with a 429',
			shows: seen(refusedWithRetryAfter.map((has) => (has ? 'there' : 'not there'))),
		},
	];
}

/** Asks for a conversation under the other spelling of its number: one more request, a read. */
export async function spellingVariant({ bodies, known }: Reads, client: Client): Promise<Variant> {
	const question = 'Whether "by phone" finds the other spelling of a number (+52 and +521 …)';
	const other = known
		.of('phone number of a conversation')
		.map((phone) => ({ phone, spelling: otherSpelling(`+${phone.replace(/\D/g, '')}`) }))
		.find(({ spelling }) => spelling !== undefined);
	if (!other?.spelling) return { question, shows: 'cannot be told: no number with two spellings' };
	const path = `/conversations/v1/by-phone/${encodeURIComponent(other.spelling)}`;
	const answer = await client.ask({ method: 'GET', path });
	if ('unreachable' in answer || (answer.status !== 200 && answer.status !== 404)) {
		return { question, shows: 'cannot be told: no answer' };
	}
	if (answer.status === 404) return { question, shows: 'no' };
	const listed = objects(bodiesOf(bodies, 'listConversations').flatMap(recordsOf));
	const wanted = listed.find(({ phoneNumber }) => phoneNumber === other.phone)?.id;
	const [found] = objects(recordsOf(answer.body));
	return { question, shows: found?.id === wanted ? 'yes' : 'no, it is another conversation' };
}
