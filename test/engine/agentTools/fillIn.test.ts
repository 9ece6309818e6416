import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../sandbox';
import type { ToolOptions } from '../agent';
import { withTool } from '../agent';
import { useSandbox } from '../useSandbox';

const { sandbox } = useSandbox();

/** As n8n's button writes it, with what the user tells the model of the value. */
const described = (name: string, about: string, type = 'string') =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`${about}\`, '${type}') }}`;
const toolFor = (parameters: INodeParameters): ToolOptions => ({ account: sandbox, parameters });
/** What an agent is given for the values that its model chose. */
const use = async (parameters: INodeParameters, values: IDataObject = {}) =>
	JSON.parse(
		await withTool(toolFor(parameters), async (tool) => await tool.invoke(values)),
	) as Array<Record<string, unknown>>;

describe('a model fills in', () => {
	const resource = 'contact';
	const person = { name: 'Ana Torres', email: 'ana@ejemplo.com', tags: 'vip, nuevo' };
	const main = {
		phoneNumber: described('Phone_Number', 'WhatsApp number'),
		name: described('Name', 'Full name'),
		email: described('Email', 'Email address'),
		tags: described('Tags', 'Tags, separated by commas'),
	};
	const values = {
		Phone_Number: '+14155552671',
		Name: person.name,
		Email: person.email,
		Tags: person.tags,
	};
	const row = [
		{
			name: { __rl: true, mode: 'name', value: described('row0_Field_Name', 'Name of the field') },
			value: described('row0_Field_Value', 'Value of the field'),
		},
		{ name: 'source_chat', value: described('row1_Field_Value', 'Number of the chat', 'number') },
	];
	const rowValues = { row0_Field_Name: 'role', row0_Field_Value: 'CEO', row1_Field_Value: 7 };

	test('what it is told to by the descriptions of the user', async () => {
		const parameters = { resource, operation: 'upsert', ...main };
		const { schema } = await withTool(toolFor(parameters), async (tool) => tool);
		const descriptions = Object.entries(schema.shape).map(([key, { description }]) => [
			key,
			description,
		]);
		expect(Object.fromEntries(descriptions)).toEqual({
			Phone_Number: 'WhatsApp number',
			Name: 'Full name',
			Email: 'Email address',
			Tags: 'Tags, separated by commas',
		});
	});

	test.each(['create', 'upsert'])('custom fields, row by row (contact/%s)', async (operation) => {
		const additionalFields = {
			customFields: { row },
			funnelStageId: { __rl: true, mode: 'name', value: described('Funnel_Stage', 'Stage') },
		};
		const stage = sandbox.store.stages[1]!;
		const [contact] = await use(
			{ resource, operation, ...main, additionalFields },
			{ ...values, ...rowValues, Funnel_Stage: stage.name },
		);
		expect(contact).toMatchObject({
			name: person.name,
			email: person.email,
			tags: ['vip', 'nuevo'],
			funnel_stage: stage.name,
			custom_fields: { role: 'CEO', source_chat: 7 },
		});
	});

	test.each([
		['rows', { row }, rowValues],
		[
			'an object',
			{ json: [{ json: described('json0_Custom_Fields_as_JSON', 'Fields', 'json') }] },
			{ json0_Custom_Fields_as_JSON: { role: 'CEO', source_chat: 7 } },
		],
	])('custom fields of a contact to update, as %s', async (_, customFields, given) => {
		const contactId = { __rl: true, mode: 'phone', value: described('Contact', 'Phone number') };
		const [contact] = await use(
			{ resource, operation: 'update', contactId, updateFields: { customFields } },
			{ Contact: SEEDED.juan.phone, ...given },
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
});
