import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import { withTool } from '../agent';
import { useSandbox } from '../useSandbox';

const { sandbox, sent } = useSandbox();

const fromModel = (name: string) => `={{ $fromAI('${name}') }}`;
/** What an agent is given for the values that its model chose. */
const use = async (parameters: INodeParameters, values: Record<string, string> = {}) =>
	JSON.parse(
		await withTool({ account: sandbox, parameters }, async (tool) => await tool.invoke(values)),
	) as Array<Record<string, unknown>>;

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
