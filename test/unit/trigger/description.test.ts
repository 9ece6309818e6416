import { WhaapyTrigger } from '../../../nodes/Whaapy/WhaapyTrigger.node';
import { EVENTS, EVERY_EVENT } from '../../../nodes/Whaapy/delivery/events';

test('the events begin with those of messages, which most workflows start with', () => {
	const families = EVENTS.map(({ value }) => String(value).split('.')[0]);
	expect([...new Set(families)]).toEqual([
		'message',
		'conversation',
		'contact',
		'funnel_stage',
		'broadcast',
		EVERY_EVENT,
	]);
	// Each family in one piece.
	expect(families).toEqual([...families].sort((a, b) => families.indexOf(a) - families.indexOf(b)));
});

test.each(EVENTS.filter(({ value }) => value !== EVERY_EVENT))(
	'$name says when it does not happen, and names other events by their labels',
	({ description = '' }) => {
		expect(description).toMatch(/(^|\. )Not /);
		const named = [...description.matchAll(/'([^']+)'/g)].map(([, label]) => label);
		const labels = EVENTS.map(({ name }) => name);
		expect(named.filter((label) => !labels.includes(label ?? ''))).toEqual([]);
	},
);

test('the description speaks of both nodes, because n8n shows it for the whole app', () => {
	const { description } = new WhaapyTrigger().description;
	for (const word of ['messages', 'contacts', 'templates', 'start workflows', 'events']) {
		expect(description).toContain(word);
	}
});
