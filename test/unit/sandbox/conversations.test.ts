import { SEEDED } from '../../../tools/sandbox';
import { UNKNOWN_ID, useSandbox, watchEvents } from './client';

const { sandbox, call } = useSandbox();
const { conversationId } = SEEDED.juan;
const path = `/conversations/v1/${conversationId}`;

test('are listed by name, number and status, page by page', async () => {
	sandbox().allowDeviations(/ request\./);
	const ids = async (query: string) => {
		const { body } = await call<{ data: Array<{ id: string }> }>(
			'GET',
			`/conversations/v1?${query}`,
		);
		return body.data.map(({ id }) => id);
	};
	expect(await ids('search=jose')).toEqual([SEEDED.jose.conversationId]);
	expect(await ids('search=331234')).toEqual([SEEDED.jose.conversationId]);
	expect(await ids('status=closed')).toEqual([SEEDED.luis.conversationId]);
	const { body } = await call<{ pagination: { next_cursor: string } }>(
		'GET',
		'/conversations/v1?limit=2',
	);
	expect(await ids(`limit=2&cursor=${body.pagination.next_cursor}`)).toHaveLength(2);
	expect((await call('GET', '/conversations/v1?status=snoozed')).status).toBe(400);
});

test('have a contact with the same number, whoever started them', async () => {
	await call('POST', '/messages/v1', { to: '+525598765432', type: 'text', content: 'Hola' });
	sandbox().receive('+5215598765432', { content: 'Hola' });
	const { contacts, conversations } = sandbox().store;
	const numbers = [...conversations.values()].map(({ phoneNumber }) => phoneNumber);
	expect(numbers).toEqual(expect.arrayContaining(['+525598765432', '+5215598765432']));
	expect(
		[...conversations.values()].map(({ contactId }) => contacts.get(contactId)?.phone_number),
	).toEqual(numbers);
});

test('are closed once, archived, and opened again by who writes', async () => {
	const events = watchEvents(sandbox());
	expect((await call('POST', `${path}/close`)).body).toMatchObject({ data: { status: 'closed' } });
	await call('POST', `${path}/close`);
	expect(events()).toMatchObject([
		{
			event: 'conversation.closed',
			data: { conversation_id: conversationId, phone_number: '5215512345678' },
		},
	]);
	const archived = await call('POST', `${path}/archive`);
	expect(archived.body).toMatchObject({ data: { status: 'archived' } });
	sandbox().receive(SEEDED.juan.phone, { content: 'Hola' });
	expect((await call('GET', path)).body).toMatchObject({ data: { status: 'active' } });
});

test('are marked as read and unread', async () => {
	const read = await call('PATCH', `${path}/mark-read`);
	expect(read.body).toMatchObject({ data: { unreadCount: 0, stats: { unreadMessages: 0 } } });
	const unread = await call('PATCH', `${path}/mark-unread`);
	expect(unread.body).toMatchObject({ data: { unreadCount: 1 } });
});

test('have an AI agent that is paused, goes on, and suggests', async () => {
	sandbox().allowDeviations(/ request\./);
	expect((await call('POST', `${path}/ai/pause`, { duration: 60 })).body).toMatchObject({
		data: { settings: { aiEnabled: true, aiPausedUntil: '2026-01-29T13:00:00Z', pausedBy: 'api' } },
	});
	for (const duration of [0, 1441, 1.5, '60']) {
		expect((await call('POST', `${path}/ai/pause`, { duration })).status).toBe(400);
	}
	expect((await call('PATCH', `${path}/ai`, { aiEnabled: true })).body).toMatchObject({
		data: { settings: { aiPausedUntil: null, pausedBy: null } },
	});
	expect((await call('PATCH', `${path}/ai`, { aiEnabled: false })).body).toMatchObject({
		data: { settings: { aiEnabled: false, aiMode: 'manual' } },
	});
	const before = sandbox().store.messagesOf(conversationId).length;
	expect((await call('POST', `${path}/ai-suggest`)).body).toMatchObject({
		data: { suggestion: expect.stringContaining('Juan') as string },
	});
	expect(sandbox().store.messagesOf(conversationId)).toHaveLength(before);
});

test.each([
	['POST', 'close', undefined],
	['POST', 'archive', undefined],
	['PATCH', 'mark-read', undefined],
	['PATCH', 'mark-unread', undefined],
	['PATCH', 'ai', { aiEnabled: true }],
	['POST', 'ai/pause', { duration: 5 }],
	['POST', 'ai-suggest', undefined],
])('%s …/%s needs the scope, and the conversation', async (method, name, body) => {
	expect((await call(method, `/conversations/v1/${UNKNOWN_ID}/${name}`, body)).body).toMatchObject({
		error: 'Not found',
	});
	sandbox().settings.scopes.delete('conversations:write');
	expect(await call(method, `${path}/${name}`, body)).toMatchObject({
		status: 403,
		body: { message: 'Missing required scopes: conversations:write' },
	});
});
