import { SEEDED, SEEDED_SEGMENTS, type Recipient } from '../../../tools/sandbox';
import { UNKNOWN_ID, useSandbox, watchEvents } from './client';

const { sandbox, call } = useSandbox();

const templateId = (name: string) =>
	[...sandbox().store.templates.values()].find((template) => template.name === name)!.id;

async function draft(more: object = {}) {
	const body = { name: 'Enero', templateId: templateId('hello_world'), ...more };
	const { body: answer } = await call<{ data: { id: string } }>('POST', '/broadcasts', body);
	return `/broadcasts/${answer.data.id}`;
}

const status = async (path: string) =>
	(await call<{ data: { status: string } }>('GET', path)).body.data.status;
const summary = async (path: string) => (await call('GET', `${path}/summary`)).body.data;
const recipients = async (path: string, query = '') =>
	(await call<{ data: Recipient[]; meta: object }>('GET', `${path}/recipients?${query}`)).body;

test('goes from a draft to its end, in steps that can be paused', async () => {
	const events = watchEvents(sandbox());
	sandbox().store.broadcastPace = 3;
	const path = await draft({ tagToApply: 'enero' });
	expect((await call('POST', `${path}/send`)).status).toBe(400);
	expect((await call('POST', `${path}/recipients/all`, {})).body).toMatchObject({
		data: { added: 7, total: 7 },
	});
	expect(await status(path)).toBe('draft');
	expect((await call('POST', `${path}/send`, {})).body).toMatchObject({
		data: { status: 'sending' },
	});
	expect(await summary(path)).toMatchObject({ total: 7, sent: 3, pending: 4 });
	await call('POST', `${path}/pause`);
	expect(await summary(path)).toMatchObject({ sent: 3 });
	expect(await status(path)).toBe('paused');
	expect((await call('POST', `${path}/pause`)).status).toBe(400);
	await call('POST', `${path}/resume`);
	expect(await status(path)).toBe('sending');
	expect(await status(path)).toBe('completed');
	expect(sandbox().store.contacts.get(SEEDED.renata.contactId)?.tags).toContain('enero');
	const named = events().filter(({ event }) => event.startsWith('broadcast.'));
	expect(named.map(({ event }) => event)).toEqual(['broadcast.sent', 'broadcast.completed']);
	expect((await call('DELETE', path)).status).toBe(200);
	expect((await call('GET', path)).status).toBe(404);
});

test('keeps what was refused, and tries it again', async () => {
	sandbox().store.unreachable.add(SEEDED.jose.phone);
	const path = await draft();
	await call('POST', `${path}/recipients/all`, {});
	await call('POST', `${path}/send`);
	expect(await status(path)).toBe('completed');
	expect(await summary(path)).toMatchObject({ sent: 6, errors: 1 });
	expect((await recipients(path, 'status=errors')).data).toMatchObject([
		{ phoneNumber: SEEDED.jose.phone, error: expect.stringContaining('131026') as string },
	]);
	sandbox().store.unreachable.clear();
	await call('POST', `${path}/retry-failed`);
	expect(await summary(path)).toMatchObject({ sent: 7, errors: 0 });
});

test('fails if nobody could be reached, and is reported so', async () => {
	const events = watchEvents(sandbox());
	const path = await draft({ templateId: templateId('cita') });
	await call('POST', `${path}/recipients/all`, {});
	await call('POST', `${path}/send`);
	expect(await status(path)).toBe('failed');
	expect(events().at(-1)).toMatchObject({ event: 'broadcast.failed' });
});

test('fills the variables by its mapping, or by what came with a number', async () => {
	const path = await draft({
		templateId: templateId('cita'),
		variableMapping: { '2': 'contact.phone', '1': 'contact.first_name' },
	});
	const rows = [
		{ phoneNumber: '+5215512345678' },
		{ phoneNumber: '5215500000031', templateParameters: ['Ana', '10:00'] },
	];
	await call('POST', `${path}/recipients/csv`, { recipients: rows });
	await call('POST', `${path}/send`);
	expect(await status(path)).toBe('completed');
	const lastTo = (phone: string) => {
		const { store } = sandbox();
		return store.messagesOf(store.conversationByPhone(phone)!.id).at(-1)?.content;
	};
	expect(lastTo('+5215512345678')).toBe('[cita] Juan +5215512345678');
	expect(lastTo('+5215500000031')).toBe('[cita] Ana 10:00');
});

test('goes to segments, and to each number once', async () => {
	const path = await draft();
	const segmentIds = [SEEDED_SEGMENTS.vip];
	await call('POST', `${path}/recipients/segments`, { segmentIds });
	const again = await call('POST', `${path}/recipients/all`, {});
	expect(again.body).toMatchObject({ data: { added: 6, total: 7 } });
	expect((await recipients(path, 'q=sofia')).data).toMatchObject([{ name: 'Sofía Gutiérrez' }]);
	expect(await recipients(path, 'limit=2&offset=4')).toMatchObject({ meta: { hasMore: true } });
	expect(await recipients(path, 'limit=2&offset=5')).toMatchObject({ meta: { hasMore: false } });
	const unknown = { segmentIds: [UNKNOWN_ID] };
	expect((await call('POST', `${path}/recipients/segments`, unknown)).status).toBe(400);
	await call('POST', `${path}/cancel`);
	expect((await call('POST', `${path}/recipients/all`, {})).status).toBe(400);
});

test('is listed by status, by offset', async () => {
	const paths = [await draft(), await draft(), await draft()];
	await call('POST', `${paths[1]}/cancel`);
	const list = async (query: string) =>
		(await call<{ data: object[]; meta: object }>('GET', `/broadcasts?${query}`)).body;
	expect((await list('status=draft')).data).toHaveLength(2);
	expect(await list('limit=2')).toMatchObject({ data: [{}, {}], meta: { hasMore: true } });
	expect(await list('limit=2&offset=2')).toMatchObject({ data: [{}], meta: { hasMore: false } });
});

test.each([
	[{ name: 'x' }, ['templateId']],
	[{ name: 'x', templateId: UNKNOWN_ID }, ['templateId']],
	[{ name: 'x', templateId: UNKNOWN_ID, scheduledAt: 'x' }, ['scheduledAt']],
])('%j is refused', async (body, fields) => {
	sandbox().allowDeviations(/ request\./);
	const { status: code, body: answer } = await call('POST', '/broadcasts', body);
	expect(code).toBe(400);
	expect(Object.keys(answer.details as object)).toEqual(fields);
});
