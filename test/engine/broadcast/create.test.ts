import { testOperation } from '../testOperation';
import { byId, useSandbox } from '../useSandbox';

const { sandbox, run, sent, lastBody } = useSandbox({ resource: 'broadcast', operation: 'create' });

const templateNamed = (wanted: string) =>
	[...sandbox.store.templates.values()].find(({ name }) => name === wanted)!.id;
const mapping = (...variable: Array<{ number: number; source: string }>) => ({
	variableMapping: { variable },
});

test('makes a draft, sending only what was given', async () => {
	const templateId = templateNamed('hello_world');
	const { items } = await run({ name: ' Saludo ', templateId: byId(templateId) });
	expect(sent()).toEqual(['POST /broadcasts']);
	expect(lastBody()).toEqual({ name: 'Saludo', templateId });
	expect(items[0]?.json).toMatchObject({ name: 'Saludo', status: 'draft', totalRecipients: 0 });
});

test('sends the mapping by the numbers of the variables, and the tag', async () => {
	const templateId = templateNamed('cita');
	await run({
		name: 'Citas',
		templateId: byId(templateId),
		...mapping({ number: 2, source: 'contact.phone' }, { number: 1, source: 'contact.first_name' }),
		additionalFields: { tagToApply: ' promo ' },
	});
	expect(lastBody()).toEqual({
		name: 'Citas',
		templateId,
		tagToApply: 'promo',
		variableMapping: { '1': 'contact.first_name', '2': 'contact.phone' },
	});
});

test.each([
	[
		mapping({ number: 1, source: 'contact.name' }, { number: 1, source: 'contact.phone' }),
		"'Variable Mapping' has {{1}} twice [item 0]",
	],
	[mapping({ number: 2, source: '' }), "'Variable Mapping' has nothing for {{2}} [item 0]"],
	[{ name: '={{ " " }}' }, "'Name' is empty [item 0]"],
	[{ templateId: byId('={{ "" }}') }, "'Template' is empty [item 0]"],
])('refuses %j without a request', async (parameters, message) => {
	const { error } = await run({ name: 'Citas', templateId: byId('a'), ...parameters });
	expect(error?.message).toBe(message);
	expect(sandbox.requests).toHaveLength(0);
});

test("passes on Whaapy's words for a template that is not approved", async () => {
	const templateId = templateNamed('bienvenida_convenio');
	const { error } = await run({ name: 'Convenio', templateId: byId(templateId) });
	expect(error?.description).toContain('Plantilla no encontrada o no aprobada');
});

test('is not sent twice when the connection breaks', async () => {
	sandbox.faults.add({ kind: 'after' });
	const { error } = await run({ name: 'A', templateId: byId(templateNamed('cita')) });
	expect(error?.description).toContain('It may have been saved or sent all the same.');
	expect(sandbox.requests).toHaveLength(1);
});

testOperation('broadcast/create', {
	costs: {
		'a draft': [
			({ store }) => ({ name: 'Promoción', templateId: byId([...store.templates.keys()][0]!) }),
		],
	},
	tool: ({ store }) => {
		const [template] = [...store.templates.values()];
		return {
			left: ['name', 'templateId'],
			knows: { 'Name of the broadcast': 'Promo', 'template to send': template!.id },
			sends: 'POST /broadcasts',
			body: { name: 'Promo', templateId: template!.id },
			answers: { name: 'Promo', status: 'draft' },
		};
	},
});
