import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { customerWrote } from '../message/customerWrote';
import { withTool } from '../agent';
import { useSandbox } from '../useSandbox';

const { sandbox } = useSandbox();

/** As n8n's button writes it, with what the user tells the model of the value. */
const described = (name: string, about: string, type = 'string') =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`${about}\`, '${type}') }}`;
/** What an agent is given for the values that its model chose. */
const use = async (parameters: INodeParameters, values: IDataObject) =>
	JSON.parse(
		await withTool({ account: sandbox, parameters }, async (tool) => await tool.invoke(values)),
	) as Array<Record<string, unknown>>;

describe('a model fills in', () => {
	test('the stage of a contact by its name', async () => {
		const { id, name } = sandbox.store.stages[1]!;
		const [moved] = await use(
			{
				resource: 'contact',
				operation: 'moveToStage',
				contactId: { __rl: true, mode: 'phone', value: described('Contact', 'Phone number') },
				funnelStageId: { __rl: true, mode: 'name', value: described('Funnel_Stage', 'Stage') },
			},
			{ Contact: SEEDED.juan.phone, Funnel_Stage: name.toLowerCase() },
		);
		expect(moved).toMatchObject({ funnel_stage_id: id });
	});

	test('the custom fields of a contact as one object', async () => {
		const json = described('json0_Custom_Fields_as_JSON', 'Fields', 'json');
		const [contact] = await use(
			{
				resource: 'contact',
				operation: 'update',
				contactId: { __rl: true, mode: 'phone', value: described('Contact', 'Phone number') },
				updateFields: { customFields: { json: [{ json }] } },
			},
			{
				Contact: SEEDED.juan.phone,
				json0_Custom_Fields_as_JSON: { role: 'CEO', source_chat: 7 },
			},
		);
		expect(contact).toMatchObject({ custom_fields: { role: 'CEO', source_chat: 7 } });
	});

	test.each([
		[
			'one by one',
			[
				described('bodyParameters0_Body_Parameters', 'First name'),
				described('bodyParameters1_Body_Parameters', 'Time'),
			],
			{ bodyParameters0_Body_Parameters: 'Ana', bodyParameters1_Body_Parameters: '10:30' },
		],
		['as a list', described('texts', 'All texts', 'json'), { texts: ['Ana', '10:30'] }],
		['as a list in a text', described('texts', 'All texts'), { texts: '["Ana", "10:30"]' }],
	])("'Body Parameters' of a template by name, %s", async (_, bodyParameters, given) => {
		await use(
			{
				resource: 'message',
				operation: 'sendTemplate',
				recipient: { __rl: true, mode: 'phone', value: described('Recipient', 'Phone number') },
				template: { __rl: true, mode: 'name', value: 'recordatorio_cita' },
				bodyParameters,
			},
			{ Recipient: '+14155552671', ...given },
		);
		const body = JSON.stringify(sandbox.requests.at(-1)?.body);
		expect(body).toContain('Ana');
		expect(body).toContain('10:30');
		expect(body).not.toContain('[\\"');
	});

	test.each(['["vip", "nuevo"]', "['vip', 'nuevo']", 'vip, nuevo'])('tags as %s', async (tags) => {
		await use(
			{
				resource: 'contact',
				operation: 'create',
				phoneNumber: '+14155552671',
				tags: described('Tags', 'Tags'),
			},
			{ Tags: tags },
		);
		expect(sandbox.requests.at(-1)?.body).toMatchObject({ tags: ['vip', 'nuevo'] });
	});

	test('no name, because it wants all contacts', async () => {
		const parameters = {
			resource: 'contact',
			operation: 'getAll',
			filters: { name: described('Name', 'Name, if somebody is looked for') },
		};
		expect(await use(parameters, { Name: '' })).toHaveLength(sandbox.store.contacts.size);
	});

	test.each([
		['as a list', 'json', [{ title: 'Sí' }, { title: 'No' }]],
		['as the text of one', 'string', '[{"title":"Sí"},{"title":"No"}]'],
	])('the buttons of a message, %s', async (_, type, buttons) => {
		customerWrote(sandbox, SEEDED.juan, 1);
		await use(
			{
				resource: 'message',
				operation: 'sendInteractive',
				recipient: { __rl: true, mode: 'phone', value: SEEDED.juan.phone },
				text: '¿Vienes?',
				defineUsing: 'json',
				buttonsJson: described('Buttons_as_JSON', 'Buttons', type),
			},
			{ Buttons_as_JSON: buttons },
		);
		expect(sandbox.requests.at(-1)?.body).toMatchObject({
			interactive: { action: { buttons: [{ reply: { id: 'Sí' } }, { reply: { id: 'No' } }] } },
		});
	});
});
