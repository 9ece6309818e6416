import { SEEDED, SEEDED_AGENTS, type Contact } from '../../../tools/sandbox';
import { UNKNOWN_ID, useSandbox, watchEvents } from './client';

const { sandbox, call } = useSandbox();
const { contactId } = SEEDED.juan;

interface Page {
	contacts: Contact[];
	pagination: { total: number; limit: number; has_more: boolean; next_cursor: string | null };
}

const names = ({ body }: { body: Page }) => body.contacts.map(({ name }) => name);
const list = (query: string) => call<Page>('GET', `/contacts/v1?${query}`);
const search = (body: object) => call<Page>('POST', '/contacts/v1/search', body);
const contact = (id = contactId) => sandbox().store.contacts.get(id);

test.each([
	['search=perez', ['Juan Pérez']],
	['tags=turismo-dental', ['Sofía Gutiérrez', 'João Conceição']],
	['tags=turismo-dental,implante', ['João Conceição']],
	['source=import', ['Renata Castañeda']],
	['tags=vip&source=import', []],
	['sort_by=name&limit=2', ['João Conceição', 'José Ángel Muñoz']],
	['sort_by=name&sort_order=desc&limit=1', ['Sofía Gutiérrez']],
	['sort_by=created_at&limit=1', ['Juan Pérez']],
])('a list by %s', async (query, expected) => {
	expect(names(await list(query))).toEqual(expected);
});

test('a list is filtered by stage, and refuses what it cannot sort by', async () => {
	sandbox().allowDeviations(/ request\./);
	const stage = sandbox().store.stages[0]!;
	expect(names(await list(`funnel_stage_id=${stage.id}`))).toEqual([
		'Sofía Gutiérrez',
		'Renata Castañeda',
	]);
	expect((await list('sort_by=colour')).status).toBe(400);
	expect((await list('sort_order=up')).status).toBe(400);
});

test('pages keep the order, and say how many there are', async () => {
	const seen: Array<string | null> = [];
	let cursor = '';
	for (let more = true; more;) {
		const page = await list(`sort_by=name&limit=3${cursor}`);
		expect(page.body.pagination).toMatchObject({ total: 8, limit: 3 });
		seen.push(...names(page));
		cursor = `&cursor=${page.body.pagination.next_cursor}`;
		more = page.body.pagination.has_more;
	}
	expect(seen).toEqual([...seen].sort((a, b) => a!.localeCompare(b!, 'es')));
	expect(new Set(seen).size).toBe(8);
});

test.each([
	[{ phone_number: { eq: '+5215512345678' } }, ['Juan Pérez']],
	[{ phone_number: { eq: '+525512345678' } }, []],
	[
		{ phone_number: { contains: '876543' } },
		['María Fernanda Núñez', 'João Conceição', 'Luis Ortega'],
	],
	[{ name: { eq: 'Luis Ortega' } }, ['Luis Ortega']],
	[{ name: { contains: 'ANGEL' } }, ['José Ángel Muñoz']],
	[{ name: { starts_with: 'ma' } }, ['María Fernanda Núñez']],
	[{ email: { contains: 'exemplo' }, name: { starts_with: 'J' } }, ['João Conceição']],
	[{ tags: { all: ['cliente', 'premium'] } }, ['Juan Pérez']],
	[
		{ last_contact_at: { before: '2026-01-20T00:00:00Z' } },
		['María Fernanda Núñez', 'Luis Ortega'],
	],
])('a search for %j', async (filters, expected) => {
	expect(names(await search({ filters }))).toEqual(expected);
});

test('a search is sorted, paged, and gives shorter contacts', async () => {
	const filters = { name: { contains: '' } };
	const sort = { field: 'name', order: 'desc' };
	const { body } = await search({ filters, sort, limit: 2 });
	expect(body).toMatchObject({
		filters_applied: filters,
		pagination: { total: 8, has_more: true },
	});
	expect(names({ body })).toEqual(['Sofía Gutiérrez', 'Renata Castañeda']);
	expect(body.contacts[0]).not.toHaveProperty('custom_fields');
	const next = await search({ filters, sort, limit: 2, cursor: body.pagination.next_cursor });
	expect(names(next)).toEqual(['Pilar Rojas', 'María Fernanda Núñez']);
});

test.each([
	[{ search: 'Juan' }, ['filters', 'search']],
	[{ filters: { city: { eq: 'x' } } }, ['filters.city']],
	[{ filters: { name: { like: 'x' } } }, ['filters.name.like']],
	[{ filters: {}, limit: 101 }, ['limit']],
	[{ filters: {}, sort: { field: 'colour' } }, ['sort.field']],
])('a search with %j is refused', async (body, fields) => {
	sandbox().allowDeviations(/ request\./);
	const { status, body: answer } = await call('POST', '/contacts/v1/search', body);
	expect(status).toBe(400);
	expect(Object.keys(answer.details as object)).toEqual(fields);
});

describe('PATCH', () => {
	const change = (body: object) => call('PATCH', `/contacts/v1/${contactId}`, body);

	test('appends notes, merges custom fields, replaces and changes tags', async () => {
		const notes = contact()?.notes;
		await change({ notes: 'Llamar el lunes', custom_fields: { role: 'CTO' }, tags: ['a', 'b'] });
		expect(contact()).toMatchObject({
			notes: `${notes}\nLlamar el lunes`,
			custom_fields: { company: 'Acme Inc', role: 'CTO' },
			tags: ['a', 'b'],
		});
		await change({ add_tags: ['c'], remove_tags: ['a'], deal_value: 1450.5 });
		expect(contact()).toMatchObject({ tags: ['b', 'c'], deal_value: 1450.5 });
	});

	test('reports what changed, and what it was', async () => {
		const events = watchEvents(sandbox());
		const stage = sandbox().store.stages[2]!;
		await change({ name: 'Juan P.', funnel_stage_id: stage.id });
		expect(events()).toMatchObject([
			{
				event: 'contact.updated',
				data: {
					updated_fields: ['name', 'funnel_stage'],
					name: 'Juan P.',
					previous_name: 'Juan Pérez',
					updated_by: 'api',
				},
			},
			{ event: 'contact.stage_changed', data: { new_stage_name: stage.name } },
		]);
	});

	test('assigns the conversations of a contact, and takes them away', async () => {
		const events = watchEvents(sandbox());
		await change({ assigned_agent_id: SEEDED_AGENTS.paula });
		const conversation = sandbox().store.conversations.get(SEEDED.juan.conversationId)!;
		expect(conversation.assignedTo).toMatchObject({ agentName: 'Paula Íñiguez' });
		await change({ assigned_agent_id: null });
		expect(conversation.assignedTo).toBeNull();
		const assignments = events().filter(({ event }) => event.startsWith('conversation.'));
		expect(assignments).toMatchObject([
			{ event: 'conversation.assigned', data: { assigned_to: SEEDED_AGENTS.paula } },
			{ event: 'conversation.unassigned', data: { previous_agent: SEEDED_AGENTS.paula } },
		]);
		expect(assignments[0]?.data).not.toHaveProperty('contact_id');
		expect((await change({ assigned_agent_id: UNKNOWN_ID })).status).toBe(400);
	});
});

describe('bulk', () => {
	const bulk = (body: object) => call('POST', '/contacts/v1/bulk', body);
	const both = [contactId, SEEDED.maria.contactId];

	test('tags, moves, changes, creates and deletes', async () => {
		await bulk({ operation: 'add_tags', contact_ids: both, tags: ['x'] });
		await bulk({ operation: 'remove_tags', contact_ids: [contactId], tags: ['premium'] });
		expect(contact()?.tags).toEqual(['cliente', 'x']);
		const stage = sandbox().store.stages[3]!;
		await bulk({ operation: 'set_funnel_stage', contact_ids: both, funnel_stage_id: stage.id });
		expect(contact()?.funnel_stage?.id).toBe(stage.id);
		await bulk({ operation: 'update', contacts: [{ id: contactId, city: 'Puebla' }] });
		expect(contact()?.city).toBe('Puebla');
		const made = await bulk({
			operation: 'create',
			contacts: [{ phone_number: '+5215500000011' }],
		});
		expect(made.body).toEqual({ success: true, processed: 1, failed: [] });
		expect(sandbox().store.contactByPhone('+5215500000011')).toBeDefined();
		await bulk({ operation: 'delete', contact_ids: both });
		expect(contact()).toBeUndefined();
	});

	test('answers for those it cannot handle in three ways', async () => {
		sandbox().allowDeviations(/ request\./);
		const body = {
			operation: 'create',
			contacts: [
				{ phone_number: '+5215500000012' },
				{ phone_number: '12' },
				{ phone_number: SEEDED.juan.phone },
			],
		};
		sandbox().settings.bulkFailures = 'refuse';
		expect(await bulk(body)).toMatchObject({ status: 400, body: { error: 'validation_error' } });
		expect(sandbox().store.contactByPhone('+5215500000012')).toBeUndefined();
		sandbox().settings.bulkFailures = 'list';
		expect((await bulk(body)).body).toMatchObject({
			processed: 1,
			failed: [{ id: '12' }, { id: SEEDED.juan.phone, error: 'duplicate_contact' }],
		});
		sandbox().settings.bulkFailures = 'count';
		expect((await bulk(body)).body).toEqual({ success: true, processed: 0 });
	});

	test.each([
		[{ operation: 'paint', contact_ids: ['a'] }],
		[{ operation: 'delete', contact_ids: [] }],
		[{ operation: 'delete', contact_ids: Array.from({ length: 101 }, String) }],
		[{ operation: 'add_tags', contact_ids: ['a'], tags: Array.from({ length: 21 }, String) }],
		[{ operation: 'add_tags', contacts: [], data: {} }],
		[{ operation: 'set_funnel_stage', contact_ids: ['a'], funnel_stage_id: 'x' }],
	])('refuses %j', async (body) => {
		sandbox().allowDeviations(/ request\./);
		expect((await bulk(body)).status).toBe(400);
	});
});

test('a merge keeps what the contact has, fills its gaps, and moves the conversations', async () => {
	const events = watchEvents(sandbox());
	const { contactId: sourceId, conversationId } = SEEDED.maria;
	const path = `/contacts/v1/${SEEDED.renata.contactId}/merge`;
	expect((await call('POST', path, { source_contact_id: sourceId })).status).toBe(200);
	expect(contact(SEEDED.renata.contactId)).toMatchObject({
		name: 'Renata Castañeda',
		email: 'maria.nunez@ejemplo.com',
		tags: ['referida', 'ortodoncia', 'vip'],
	});
	expect(contact(sourceId)).toBeUndefined();
	const conversation = sandbox().store.conversations.get(conversationId);
	expect(conversation?.contactId).toBe(SEEDED.renata.contactId);
	expect(events().map(({ event }) => event)).toEqual(['contact.merged']);
	const same = { source_contact_id: SEEDED.renata.contactId };
	expect((await call('POST', path, same)).status).toBe(400);
	expect((await call('POST', path, { source_contact_id: sourceId })).status).toBe(404);
});

test('a deleted contact is gone with its conversations, and reported', async () => {
	const events = watchEvents(sandbox());
	expect((await call('DELETE', `/contacts/v1/${contactId}`)).status).toBe(200);
	expect((await call('GET', `/contacts/v1/${contactId}`)).status).toBe(404);
	expect((await call('DELETE', `/contacts/v1/${contactId}`)).status).toBe(404);
	const path = `/conversations/v1/${SEEDED.juan.conversationId}`;
	expect((await call('GET', path)).status).toBe(404);
	expect(events()).toMatchObject([{ event: 'contact.deleted', data: { contact_id: contactId } }]);
});

test('numbers, tags, fields and notes', async () => {
	sandbox().allowDeviations(/ request\./);
	const check = (phone: string) =>
		call('GET', `/contacts/check-phone?phone=${encodeURIComponent(phone)}`);
	expect((await check('521 55 1234 5678')).body).toMatchObject({
		exists: true,
		contact: { id: contactId },
	});
	expect((await check('+525512345678')).body).toEqual({ exists: false, contact: null });
	expect((await check('')).status).toBe(400);

	expect((await call('GET', '/contacts/v1/tags')).body.tags).toContain('ortodoncia');
	expect((await call('GET', '/contacts/v1/fields')).body.fields).toContainEqual({
		key: 'contract_value',
		name: 'contract_value',
		type: 'number',
	});
	const noted = await call('POST', `/contacts/${contactId}/notes`, { body: 'Llamar' });
	expect(noted.body).toMatchObject({ note: { contact_id: contactId, body: 'Llamar' } });
	expect(contact()?.notes).toMatch(/\nLlamar$/);
	expect((await call('POST', `/contacts/${contactId}/notes`, { body: ' ' })).status).toBe(400);
});

describe('leads', () => {
	const lead = (body: object) => call<{ data: object }>('POST', '/inbound/leads', body);
	const phone = '5215500000021';

	test('create a contact, then update it, and can send a template', async () => {
		const first = await lead({ phone, name: 'Ana', customFields: { plan: 'oro' } });
		expect(first.body.data).toMatchObject({ created: true, messageId: null });
		const template = [...sandbox().store.templates.values()].find(({ name }) => name === 'cita')!;
		const second = await lead({
			phone,
			tags: ['web'],
			externalId: 'hs-1',
			templateId: template.id,
			templateVariables: { '2': '10:00', '1': 'Ana' },
		});
		expect(second.body.data).toMatchObject({ created: false, messageId: expect.any(String) });
		expect(sandbox().store.contactByPhone(`+${phone}`)).toMatchObject({
			name: 'Ana',
			tags: ['web'],
			custom_fields: { plan: 'oro' },
		});
		const conversation = sandbox().store.conversationByPhone(`+${phone}`)!;
		expect(sandbox().store.messagesOf(conversation.id)).toMatchObject([
			{ content: '[cita] Ana 10:00' },
		]);
	});

	test.each([
		[{ name: 'Ana' }],
		[{ phone: '12' }],
		[{ phone, email: 'x' }],
		[{ phone, templateId: UNKNOWN_ID }],
	])('%j is refused', async (body) => {
		sandbox().allowDeviations(/ request\./);
		expect((await lead(body)).status).toBe(400);
		expect(sandbox().store.contactByPhone(`+${phone}`)).toBeUndefined();
	});
});
