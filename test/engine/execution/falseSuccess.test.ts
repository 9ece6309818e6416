import type { IDataObject } from 'n8n-workflow';
import { foreignAnswers, refusals, strike } from '../answers';
import { fill } from '../fill';
import { byId, useSandbox } from '../useSandbox';

const { sandbox, run } = useSandbox();

const ids = [0, 1].map((number) => ({ id: `many-${number}`, phone: `+1415555200${number}` }));
const contact = { resource: 'contact', contactId: byId('={{ $json.id }}') };
const bulk: Array<[string, IDataObject]> = [
	['Add Tags', { ...contact, operation: 'addTags', tags: 'vip' }],
	['Remove Tags', { ...contact, operation: 'removeTags', tags: 'vip' }],
	['Move to Stage', { ...contact, operation: 'moveToStage', funnelStageId: '={{ $json.stage }}' }],
	['Delete', { ...contact, operation: 'delete' }],
	[
		'Add Recipients',
		{
			resource: 'broadcast',
			operation: 'addRecipients',
			broadcastId: byId('draft'),
			phoneNumber: '={{ $json.phone }}',
		},
	],
];

test.each(bulk)('%s of two items does neither of them', async (_, parameters) => {
	const known = fill(sandbox, 3);
	const items = ids.map((item) => ({ ...known, ...item }));
	for (const rule of [...foreignAnswers, ...refusals]) {
		strike(sandbox, false, rule);
		const { items: output } = await run(parameters as never, {
			items,
			onError: 'continueRegularOutput',
		});
		const shape = JSON.stringify(rule.body);
		const told = output.map(({ json: { error } }) => typeof error);
		expect([shape, told]).toEqual([shape, ['string', 'string']]);
	}
});
