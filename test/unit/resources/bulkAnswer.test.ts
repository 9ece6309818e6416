import type { IDataObject } from 'n8n-workflow';
import { contactsInDoubt } from '../../../nodes/Whaapy/resources/contact/bulkAnswer';

const IDS = ['a', 'b', 'c'];
const inDoubt = (answer: IDataObject) => [...contactsInDoubt(answer, IDS)];

test.each<IDataObject>([
	{},
	{ success: true },
	{ success: true, processed: 3, failed: [] },
	{ success: true, processed: 3, failed: 0, errors: null },
	{ success: true, message: 'Contactos actualizados' },
	{ data: { updated_count: 3, errors: {} } },
	{ updated: ['a', 'b', 'c'] },
	{ contacts: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
	{
		results: [
			{ id: 'a', success: true },
			{ id: 'b', error: null },
			{ contact_id: 'c', status: 'ok' },
		],
	},
	{ status: 'queued', jobId: 'x' },
])('%j counts as success for all', (answer) => {
	expect(inDoubt(answer)).toEqual([]);
});

test.each<IDataObject>([
	{ processed: 2, failed: [{ id: 'b', error: 'not_found' }] },
	{ processed: 2, failed: 1, errors: [{ contact_id: 'b' }] },
	{ failed: ['b'] },
	{ failed_ids: ['b'], failedCount: 1 },
	{ errors: { b: 'Contacto no encontrado' } },
	{ data: { updated: 2, not_found: ['b'] } },
	{ updated: ['a', 'c'] },
	{ contacts: [{ id: 'a' }, { id: 'c' }] },
	{
		results: [
			{ id: 'a', success: true },
			{ id: 'b', success: false },
			{ id: 'c', success: true },
		],
	},
	{ data: [{ id: 'a' }, { id: 'b', error: 'x' }, { id: 'c' }] },
	{
		results: [
			{ id: 'a', status: 200 },
			{ id: 'b', status: 404 },
			{ id: 'c', status: 200 },
		],
	},
	{ results: { failed: [{ contactId: 'b' }] } },
])('%j leaves one of them in doubt', (answer) => {
	expect(inDoubt(answer)).toEqual(['b']);
});

test.each<IDataObject>([
	{ success: false },
	{ success: true, processed: 2 },
	{ success: 2 },
	{ failed: 1 },
	{ error: 'Algo salió mal' },
	{ errors: ['Contacto no encontrado'] },
	{ failed: [{ id: 'z' }] },
	{ processed: 1, failed: ['b'] },
	{ data: { count: 2 } },
	{ results: [{ success: false }] },
])('%j leaves all of them in doubt', (answer) => {
	expect(inDoubt(answer)).toEqual(IDS);
});
