import { SEEDED, type Deviation } from '../../../tools/sandbox';
import { useSandbox } from './client';

const { sandbox, call } = useSandbox();
const { contactId, conversationId } = SEEDED.juan;
const conversation = `/conversations/v1/${conversationId}`;

test.each<[Deviation, string, object]>([
	[
		{ kind: 'renamedField', field: 'phone_number' },
		`/contacts/v1/${contactId}`,
		{ contact: { phoneNumber: SEEDED.juan.phone } },
	],
	[{ kind: 'renamedField', field: 'unreadCount' }, conversation, { data: { unread_count: 2 } }],
	[{ kind: 'renamedField' }, '/user-webhooks', { data: [] }],
	[{ kind: 'renamedField' }, '/team/v1', { agents: [{ _id: expect.any(String) }, {}, {}] }],
	[
		{ kind: 'missingField', field: 'status' },
		conversation,
		{ data: expect.not.objectContaining({ status: 'active' }) as object },
	],
	[
		{ kind: 'wrongType', field: 'unreadCount' },
		conversation,
		{ data: { unreadCount: { value: 2 } } },
	],
	[
		{ kind: 'wrongType', field: 'settings.aiEnabled' },
		conversation,
		{ data: { settings: { aiEnabled: { value: true } } } },
	],
	[
		{ kind: 'wrongType', field: 'tags' },
		`/contacts/v1/${contactId}`,
		{ contact: { tags: 'texto' } },
	],
	[
		{ kind: 'wrongType', field: 'meta.hasMore' },
		`${conversation}/messages`,
		{ meta: { hasMore: { value: false } } },
	],
	[{ kind: 'unknownValue', field: 'status' }, conversation, { data: { status: 'inesperado' } }],
	[{ kind: 'wrongEnvelope' }, conversation, { result: { data: { id: conversationId } } }],
	[{ kind: 'extraStatus' }, conversation, { data: { id: conversationId } }],
])('%j changes the answer of %s', async (deviation, path, expected) => {
	sandbox().settings.deviations = [deviation];
	const { status, body } = await call('GET', path);
	expect(body).toMatchObject(expected);
	expect(status).toBe(deviation.kind === 'extraStatus' ? 202 : 200);
});

test('a deviation holds for its endpoint only, and not for refusals', async () => {
	const endpoint = 'GET /conversations/v1/:id';
	sandbox().settings.deviations = [{ endpoint, kind: 'missingField' }];
	expect((await call('GET', conversation)).body.data).not.toHaveProperty('id');
	expect((await call('GET', `/contacts/v1/${contactId}`)).body).toMatchObject({
		contact: { id: contactId },
	});
	sandbox().settings.deviations = [{ kind: 'wrongEnvelope' }];
	expect((await call('GET', '/contacts/v1/a_b')).body).toMatchObject({ error: 'validation_error' });
});
