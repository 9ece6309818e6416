import { testOperation } from '../testOperation';
import { byId, useSandbox } from '../useSandbox';

const { sandbox, run, sent } = useSandbox({ resource: 'template', operation: 'get' });

test('returns one template by its ID, in one request', async () => {
	const [first] = [...sandbox.store.templates.values()];
	const { items } = await run({ templateId: byId(first!.id) });
	expect(sent()).toEqual([`GET /templates/v1/${first!.id}`]);
	expect(items[0]?.json).toMatchObject({
		id: first!.id,
		name: first!.name,
		components: first!.components,
	});
});

test('says that there is none, and what to do', async () => {
	const { error } = await run({ templateId: byId('gone') });
	expect(error?.message).toBe("Whaapy has no template with the ID 'gone' [item 0]");
	expect(error?.description).toContain("use the operation 'Sync' of templates");
});

test('refuses what is not an ID without a request', async () => {
	const { error } = await run({ templateId: byId('../contacts') });
	expect(error?.message).toBe("'Template' is not an ID: '../contacts' [item 0]");
	expect(sent()).toEqual([]);
});

testOperation('template/get', {
	costs: { 'by ID': [({ store }) => ({ templateId: byId([...store.templates.keys()][0]!) })] },
	tool: ({ store }) => {
		const [template] = [...store.templates.values()];
		return {
			left: ['templateId'],
			knows: { 'template to get': template!.id },
			sends: `GET /templates/v1/${template!.id}`,
			answers: { id: template!.id, name: template!.name },
		};
	},
});
