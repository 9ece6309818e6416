import fc from 'fast-check';
import { flatten } from '../../../nodes/Whaapy/delivery/readDelivery';

const around = { timestamp: '2026-01-28T12:00:00Z', businessId: 'business' };

test('the data is at the root, beside what surrounds it', () => {
	const body = { event: 'contact.created', data: { contact_id: '1', name: null }, ...around };
	expect(flatten(body, 'contact.created')).toEqual({
		contact_id: '1',
		name: null,
		event: 'contact.created',
		...around,
	});
});

test('what is missing stays away', () => {
	expect(flatten({ event: 'contact.created', data: {} }, 'contact.created')).toEqual({
		event: 'contact.created',
	});
	expect(flatten({}, 'contact.created')).toEqual({ event: 'contact.created' });
});

test('data that is no object keeps its name', () => {
	const body = { data: ['a', 'b'], ...around };
	expect(flatten(body, 'x')).toEqual({ event: 'x', data: ['a', 'b'], ...around });
});

test('a field that is called like one around it is not lost', () => {
	const data = { timestamp: 'of the message', event: 'party', data: { event: 'deep' } };
	expect(flatten({ data, ...around }, 'message.received')).toEqual({
		event: 'message.received',
		...around,
		data,
	});
});

test('nothing of the data is ever lost, and the event is always at the root', () => {
	const name = fc.oneof(
		fc.constantFrom('event', 'timestamp', 'businessId', 'data', 'name'),
		fc.string(),
	);
	const data = fc.dictionary(name, fc.jsonValue(), { noNullPrototype: true });
	fc.assert(
		fc.property(data, (fields) => {
			const item = flatten({ data: fields as Record<string, string>, ...around }, 'x');
			expect(item).toMatchObject({ event: 'x', ...around });
			const collides = ['event', 'timestamp', 'businessId'].some((one) =>
				Object.hasOwn(fields, one),
			);
			if (collides) expect(item.data).toEqual(fields);
			else expect(item).toEqual({ ...fields, event: 'x', ...around });
		}),
	);
});
