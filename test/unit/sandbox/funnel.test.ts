import { SEEDED } from '../../../tools/sandbox';
import { UNKNOWN_ID, useSandbox, watchEvents } from './client';

const { sandbox, call } = useSandbox();

interface Stage {
	id: string;
	name: string;
	color: string;
	position: number;
	contact_count: number;
}

const stages = async () =>
	(await call<{ stages: Stage[] }>('GET', '/funnel/v1/stages')).body.stages;
const create = (body: object) => call<{ stage: Stage }>('POST', '/funnel/v1/stages', body);

test('stages say how many contacts they have', async () => {
	expect(await stages()).toMatchObject([
		{ name: 'Nuevo', position: 0, contact_count: 2 },
		{ name: 'Interesado', contact_count: 2 },
		{ name: 'Cita agendada', contact_count: 1 },
		{ name: 'Paciente', contact_count: 2 },
	]);
	const [first] = await stages();
	expect((await call('GET', `/funnel/v1/stages/${first!.id}`)).body).toEqual({ stage: first });
	expect((await call('GET', `/funnel/v1/stages/${UNKNOWN_ID}`)).status).toBe(404);
});

test('stages are created at their place, changed, ordered and removed, with their events', async () => {
	const events = watchEvents(sandbox());
	expect((await create({ name: 'Fin' })).body.stage).toMatchObject({
		color: '#6366f1',
		position: 4,
		contact_count: 0,
	});
	const { id } = (await create({ name: 'Inicio', color: '#000000', position: 0 })).body.stage;
	await call('PATCH', `/funnel/v1/stages/${id}`, { name: 'Comienzo' });
	const reversed = (await stages()).map((stage) => stage.id).reverse();
	expect(
		(await call('PATCH', '/funnel/v1/stages/reorder', { stage_ids: reversed })).body,
	).toMatchObject({
		success: true,
		stages: [{ name: 'Fin', position: 0 }, {}, {}, {}, {}, { name: 'Comienzo', position: 5 }],
	});
	await call('DELETE', `/funnel/v1/stages/${id}`);
	expect((await stages()).map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
	expect(events()).toMatchObject([
		{ event: 'funnel_stage.created', data: { name: 'Fin', position: 4 } },
		{ event: 'funnel_stage.created', data: { stage_id: id, color: '#000000' } },
		{ event: 'funnel_stage.updated', data: { stage_id: id, name: 'Comienzo' } },
	]);
});

test('a removed stage lets its contacts go', async () => {
	const [stage] = await stages();
	await call('DELETE', `/funnel/v1/stages/${stage!.id}`);
	expect(sandbox().store.contacts.get(SEEDED.renata.contactId)?.funnel_stage).toBeNull();
});

test('a contact is moved, and out of the funnel', async () => {
	sandbox().allowDeviations(/ request\./);
	const events = watchEvents(sandbox());
	const [first] = await stages();
	const move = (stage_id: unknown, contact = SEEDED.juan.contactId) =>
		call('POST', `/funnel/v1/contacts/${contact}/move`, { stage_id });
	expect((await move(first!.id)).body).toMatchObject({
		contact_id: SEEDED.juan.contactId,
		previous_stage: { name: 'Interesado' },
		new_stage: { id: first!.id, name: 'Nuevo' },
	});
	expect((await move(null)).body).toMatchObject({ new_stage: null });
	expect(events()).toMatchObject([
		{ event: 'contact.stage_changed', data: { previous_stage_name: 'Interesado' } },
		{ event: 'contact.stage_changed', data: { new_stage_id: null } },
	]);
	expect((await move(UNKNOWN_ID)).status).toBe(404);
	expect((await move(first!.id, UNKNOWN_ID)).status).toBe(404);
	expect((await move(undefined)).status).toBe(400);
});

test.each([
	[{}, ['name']],
	[{ name: 'x'.repeat(101), color: 'red' }, ['name', 'color']],
	[{ name: 'x', position: -1 }, ['position']],
	[{ name: 'x', description: 'y' }, ['description']],
])('a stage like %j is refused', async (body, fields) => {
	sandbox().allowDeviations(/ request\./);
	const { status, body: answer } = await call('POST', '/funnel/v1/stages', body);
	expect(status).toBe(400);
	expect(Object.keys(answer.details as object)).toEqual(fields);
});

test('an order must have every stage once', async () => {
	const ids = (await stages()).map(({ id }) => id);
	for (const stage_ids of [ids.slice(1), [...ids.slice(1), ids[1]], [UNKNOWN_ID]]) {
		const { status } = await call('PATCH', '/funnel/v1/stages/reorder', { stage_ids });
		expect(status).toBe(400);
	}
});
