import contactsCreate from '../../../tools/sandbox/fixtures/contacts-create.json';
import contactsGet from '../../../tools/sandbox/fixtures/contacts-get.json';
import byPhone from '../../../tools/sandbox/fixtures/conversations-by-phone.json';
import conversationsGet from '../../../tools/sandbox/fixtures/conversations-get.json';
import conversationsMessages from '../../../tools/sandbox/fixtures/conversations-messages.json';
import { SEEDED, type Conversation, type Message } from '../../../tools/sandbox';
import { UNKNOWN_ID as UNKNOWN, useSandbox } from './client';

interface MessagePage {
	data: Array<Message & { mediaUrl?: string }>;
	meta: { hasMore: boolean; oldestMessageId: string | null };
}

const { sandbox, call } = useSandbox();

/** Objects whose keys the user chooses; the pages' keys in them are but examples. */
const FREE_FORM = ['custom_fields', 'external_ids', 'customFields'];

/** The keys and value types of a JSON value; a list is described by its first entry. */
function shape(value: unknown, key = ''): unknown {
	if (Array.isArray(value)) return value.slice(0, 1).map((entry) => shape(entry));
	if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
	if (FREE_FORM.includes(key)) return 'free form';
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [name, shape(entry, name)]),
	);
}

/** The shape of the answer, with the page's null wherever the page's example says null. */
function expectShape(actual: unknown, page: unknown): void {
	const withNulls = (mine: unknown, theirs: unknown): unknown => {
		if (theirs === null) return null;
		if (typeof theirs !== 'object' || typeof mine !== 'object' || mine === null) return mine;
		if (Array.isArray(mine)) {
			return mine.map((entry, index) => withNulls(entry, (theirs as unknown[])[index]));
		}
		return Object.fromEntries(
			Object.entries(mine).map(([name, entry]) => [
				name,
				name in theirs ? withNulls(entry, theirs[name as keyof typeof theirs]) : entry,
			]),
		);
	};
	const expected = shape(page);
	expect(withNulls(shape(actual), expected)).toEqual(expected);
}

const { conversationId, contactId, phone } = SEEDED.juan;

describe('the answers of the documentation pages', () => {
	test('contacts-create', async () => {
		sandbox().allowDeviations(/ request\./);
		const { body: sent, answer, duplicate, invalid } = contactsCreate;
		const created = await call('POST', '/contacts/v1', { ...sent, phone_number: '+5215500000001' });
		expect(created.status).toBe(201);
		expectShape(created.body, answer);

		const again = await call('POST', '/contacts/v1', sent);
		expect(again).toMatchObject({ status: 409, body: duplicate });

		const wrong = await call('POST', '/contacts/v1', { phone_number: '55', email: 'juan' });
		expect(wrong).toMatchObject({ status: 400, body: invalid });
	});

	test('contacts-get', async () => {
		const found = await call('GET', `/contacts/v1/${contactId}`);
		expect(found.status).toBe(200);
		expectShape(found.body, contactsGet.answer);
		expect(await call('GET', `/contacts/v1/${UNKNOWN}`)).toMatchObject({
			status: 404,
			body: contactsGet.notFound,
		});
		expect(await call('GET', '/contacts/v1/a_b')).toMatchObject({
			status: 400,
			body: contactsGet.invalid,
		});
	});

	test('conversations-get', async () => {
		const found = await call('GET', `/conversations/v1/${conversationId}`);
		expectShape(found.body, conversationsGet.answer);
		expect(await call('GET', `/conversations/v1/${UNKNOWN}`)).toMatchObject({
			status: 404,
			body: conversationsGet.notFound,
		});
	});

	test('conversations-by-phone, which knows the stored spelling only', async () => {
		const look = (number: string) =>
			call<{ data: Conversation }>(
				'GET',
				`/conversations/v1/by-phone/${encodeURIComponent(number)}`,
			);
		for (const spelling of [phone, '5215512345678', '521 55 1234 5678']) {
			const found = await look(spelling);
			expectShape(found.body, byPhone.answer);
			expect(found.body.data.id).toBe(conversationId);
		}
		expect(await look('+525512345678')).toMatchObject({ status: 404, body: byPhone.notFound });
	});

	test('conversations-messages, text and media', async () => {
		sandbox().settings.pageOrder = 'oldestFirst';
		const found = await call<MessagePage>('GET', `/conversations/v1/${conversationId}/messages`);
		expectShape(found.body, conversationsMessages.answer);
		// Of a list `expectShape` sees the first entry; here each one of the page is compared.
		conversationsMessages.answer.data.forEach((message, index) =>
			expectShape(found.body.data[index], message),
		);
	});
});

describe('what the sandbox refuses', () => {
	test('a wrong key, a missing scope, an unknown route', async () => {
		sandbox().allowDeviations(/^GET \/contacts\/v2: /);
		expect(await call('GET', '/contacts/v1', undefined, 'wha_wrong')).toMatchObject({
			status: 401,
			body: { error: 'unauthorized', message: 'API key inválida o inactiva' },
		});
		sandbox().settings.scopes.delete('contacts:write');
		expect(await call('POST', '/contacts/v1', contactsCreate.body)).toMatchObject({
			status: 403,
			body: { message: 'Missing required scopes: contacts:write' },
		});
		expect(await call('GET', '/contacts/v2')).toMatchObject({
			status: 404,
			body: { error: 'not_found' },
		});
	});

	test('unknown, camelCase and null fields of a contact, all in one answer', async () => {
		sandbox().allowDeviations(/ request\./);
		const fields = { funnelStageId: 'x', nickname: 'x', name: null };
		const { status, body } = await call<{ details: object }>('POST', '/contacts/v1', fields);
		expect(status).toBe(400);
		expect(Object.keys(body.details).sort()).toEqual([
			'funnelStageId',
			'name',
			'nickname',
			'phone_number',
		]);
	});

	test('limits and cursors that make no sense', async () => {
		sandbox().allowDeviations(/ request\./);
		const path = `/conversations/v1/${conversationId}/messages`;
		for (const query of ['limit=0', 'limit=101', 'limit=many', `before=${UNKNOWN}`]) {
			expect((await call('GET', `${path}?${query}`)).status).toBe(400);
		}
	});

	test('media without its token, or late', async () => {
		const { body } = await call<MessagePage>('GET', `/conversations/v1/${conversationId}/messages`);
		const { mediaUrl = '' } = body.data.find((message) => message.mediaUrl) ?? {};
		const inTime = await fetch(mediaUrl);
		expect(inTime.headers.get('content-type')).toBe('image/jpeg');
		expect(
			Buffer.from(await inTime.arrayBuffer())
				.subarray(0, 2)
				.toString('hex'),
		).toBe('ffd8');
		expect((await fetch(`${mediaUrl}x`)).status).toBe(403);
		sandbox().store.mediaLifetime = 0;
		expect((await fetch(mediaUrl)).status).toBe(403);
	});
});

test.each(['newestFirst', 'oldestFirst'] as const)(
	'paging 250 messages %s loses and repeats none',
	async (pageOrder) => {
		sandbox().settings.pageOrder = pageOrder;
		const { conversationId: long } = SEEDED.maria;
		const all = sandbox()
			.store.messages.get(long)!
			.map(({ id }) => id);
		const pages: string[][] = [];
		let before = '';
		for (let more = true; more;) {
			const { body } = await call<MessagePage>(
				'GET',
				`/conversations/v1/${long}/messages?limit=40${before}`,
			);
			const ids: string[] = body.data.map(({ id }) => id);
			pages.unshift(pageOrder === 'newestFirst' ? ids.reverse() : ids);
			before = `&before=${body.meta.oldestMessageId}`;
			more = body.meta.hasMore;
		}
		expect(pages.flat()).toEqual(all);
		expect(all).toHaveLength(250);
	},
);

test('both forms of a template create the conversation, and keep what was sent', async () => {
	const to = '+5215500000002';
	const documented = { to, type: 'template', template: { name: 'hello_world', language: 'es_MX' } };
	const inUse = {
		to,
		type: 'template',
		templateName: 'cita',
		language: 'es_MX',
		template_parameters: ['Ana', '10:00'],
	};
	for (const body of [documented, inUse]) {
		expect(await call('POST', '/messages/v1', body)).toMatchObject({
			status: 201,
			body: { data: { messageType: 'template', direction: 'outbound' } },
		});
	}
	const conversation = sandbox().store.conversationByPhone(to)!;
	const messages = sandbox().store.messages.get(conversation.id)!;
	expect(messages.map(({ sentBody }) => sentBody)).toEqual([documented, inUse]);
});
