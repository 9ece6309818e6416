import { testOperation } from '../testOperation';
import { useSandbox } from '../useSandbox';

const { run, sent } = useSandbox({ resource: 'template', operation: 'getVariables' });

test('passes on what Whaapy answers, once for all items', async () => {
	const { items } = await run({}, { items: [{}, {}, {}] });
	expect(sent()).toEqual(['GET /templates/v1/variables']);
	expect(items).toHaveLength(1);
	expect(items[0]?.json.data).toContainEqual({
		key: 'contact.name',
		description: 'Nombre completo del contacto',
	});
});

testOperation('template/getVariables', {
	costs: { 'all items': [{}, { items: [{}, {}, {}] }] },
	tool: () => ({
		sends: 'GET /templates/v1/variables',
		answers: { data: expect.any(Array) as string[] },
	}),
});
