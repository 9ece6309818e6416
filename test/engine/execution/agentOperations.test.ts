import type { INodeParameters } from 'n8n-workflow';
import { describeProperties } from '../../../nodes/Whaapy/resources';
import { SEEDED } from '../../sandbox';
import type { ToolOptions } from '../agent';
import { withTool } from '../agent';
import { useSandbox } from '../useSandbox';

const { sandbox, sent } = useSandbox();

const operations = describeProperties()
	.filter(({ name }) => name === 'operation')
	.flatMap(({ displayOptions, options = [] }) =>
		options.map((option) => ({
			resource: String(displayOptions?.show?.resource),
			operation: 'value' in option ? String(option.value) : '',
			action: 'action' in option ? String(option.action) : '',
		})),
	);

const fromModel = (name: string) => `={{ $fromAI('${name}') }}`;
const toolFor = (parameters: INodeParameters): ToolOptions => ({ account: sandbox, parameters });
/** What an agent is given for the values that its model chose. */
const use = async (parameters: INodeParameters, values: Record<string, string> = {}) =>
	JSON.parse(
		await withTool(toolFor(parameters), async (tool) => await tool.invoke(values)),
	) as Array<Record<string, unknown>>;

test.each(operations)(
	'a model reads what $resource/$operation does',
	async ({ resource, operation, action }) => {
		const { description } = await withTool(toolFor({ resource, operation }), async (tool) => tool);
		// n8n makes it of our action; older versions, of the names of resource and operation.
		expect([
			`${action} in Whaapy`,
			`Resource: ${resource}\nOperation: ${operation}`,
		]).toContainEqual(expect.stringContaining(description.replace(/^.*(?=Resource: )/s, '')));
	},
);

test('a model closes the conversation of a phone number that it was told', async () => {
	const conversationId = { __rl: true, mode: 'phone', value: fromModel('phone') };
	const [answer] = await use(
		{ resource: 'conversation', operation: 'close', conversationId },
		{ phone: '55 1234 5678' },
	);
	expect(answer).toMatchObject({ id: SEEDED.juan.conversationId, status: 'closed' });
});

test('a model makes a broadcast, adds a person and sends it', async () => {
	const resource = 'broadcast';
	const [template] = [...sandbox.store.templates.values()];
	const [draft] = await use(
		{
			resource,
			operation: 'create',
			name: fromModel('name'),
			templateId: { __rl: true, mode: 'id', value: fromModel('template') },
		},
		{ name: 'Promo', template: template!.id },
	);
	const broadcastId = { __rl: true, mode: 'id', value: fromModel('broadcast') };
	const broadcast = String(draft?.id);
	await use(
		{ resource, operation: 'addRecipients', broadcastId, phoneNumber: fromModel('phone') },
		{ broadcast, phone: SEEDED.maria.phone },
	);
	const [sending] = await use({ resource, operation: 'send', broadcastId }, { broadcast });
	expect(sending).toMatchObject({ id: broadcast, status: 'sending', totalRecipients: 1 });
	expect(sent().at(-1)).toBe(`POST /broadcasts/${broadcast}/send`);
});
