import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EVENTS } from '../../../nodes/Whaapy/delivery/events';
import { flatten } from '../../../nodes/Whaapy/delivery/readDelivery';
import { loadContract } from '../../../tools/contract';

const contract = loadContract();
const page = readFileSync(path.resolve(__dirname, '../../../docs/events.md'), 'utf8');
const sections = page.split(/^## /m).slice(1);

interface Sample {
	event: string;
	timestamp: string;
	businessId: string;
	data?: Record<string, unknown>;
	[field: string]: unknown;
}

const samples = sections.map((section): [string, Sample] => {
	const [sample] = JSON.parse(/```json\n(.*?)```/s.exec(section)?.[1] ?? '') as [Sample];
	return [section.split('\n')[0] ?? '', sample];
});

test('there is a sample of each event that the trigger offers', () => {
	const offered = EVENTS.map(({ value }) => String(value)).filter((value) => value !== '*');
	expect(samples.map(([name]) => name).sort()).toEqual(offered.sort());
});

test.each(samples)('the sample of %s is what the trigger puts out for it', (name, sample) => {
	const { event, timestamp, businessId, data, ...withEssentials } = sample;
	expect(event).toBe(name);
	const added = event === 'message.received' ? ['text', 'phone_number'] : [];
	const fields = Object.entries(withEssentials).filter(([field]) => !added.includes(field));
	const atRoot = Object.fromEntries(fields);
	const body = { event, timestamp, businessId, data: data ?? atRoot };
	expect(flatten(body, event)).toEqual(sample);
	const headers = {
		'content-type': 'application/json',
		'x-webhook-event': event,
		'x-webhook-delivery-id': 'whd_1',
		'x-webhook-signature': '0'.repeat(64),
	};
	expect(contract.checkDelivery(event, headers, body)).toEqual([]);
});
