import { loadOptions } from '../engine/harness';
import { useTrigger } from './useTrigger';

const { sandbox, activeN8n, webhooks } = useTrigger();

const moreEvents = async () => await loadOptions(sandbox, 'getMoreEvents', 'whaapyTrigger');

test('offers no more events if the account has those that everybody has', async () => {
	expect(await moreEvents()).toEqual([]);
});

test.each([
	[{ data: ['contact.created', 'agent.hired'] }],
	[{ events: [{ name: 'agent.hired', description: '' }, { name: 'contact.created' }] }],
	[['agent.hired', 'agent.hired']],
])('offers the events that only this account has: %j', async (body) => {
	sandbox.faults.add({ kind: 'json', body });
	expect(await moreEvents()).toEqual([{ name: 'agent.hired', value: 'agent.hired' }]);
});

test('asks for the events of both lists', async () => {
	await activeN8n({
		parameters: { events: ['contact.created'], options: { moreEvents: ['contact.deleted'] } },
	});
	expect(webhooks()[0]?.events).toEqual(['contact.created', 'contact.deleted']);
});

test('offers the stages of the funnel in their order', async () => {
	const stages = await loadOptions(sandbox, 'getTriggerStages', 'whaapyTrigger');
	expect(stages.length).toBeGreaterThan(1);
	expect(stages).toEqual(
		[...sandbox.store.stages.values()]
			.sort((a, b) => a.position - b.position)
			.map(({ id, name }) => ({ name, value: id })),
	);
});
