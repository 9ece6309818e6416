import { startSandbox } from '../../../tools/sandbox';
import { useSandbox } from './client';

const { sandbox, call } = useSandbox();

describe('faults', () => {
	const contacts = () => sandbox().store.contacts.size;
	const create = () => call('POST', '/contacts/v1', { phone_number: '+5215500000005' });

	test('reset breaks the connection before anything happened, after and truncate once it did', async () => {
		const before = contacts();
		sandbox().faults.add({ kind: 'reset', times: 1 });
		await expect(create()).rejects.toThrow();
		expect(contacts()).toBe(before);
		sandbox().faults.add({ kind: 'after', times: 1 });
		await expect(create()).rejects.toThrow();
		expect(contacts()).toBe(before + 1);
		sandbox().faults.add({ kind: 'truncate', times: 1 });
		await expect(create()).rejects.toThrow();
		expect((await create()).status).toBe(409);
	});

	test('the rate limit says when to come back', async () => {
		sandbox().settings.rateLimit = 2;
		const answers = await Promise.all([1, 2, 3].map(() => call('GET', '/contacts/v1')));
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused).toHaveLength(1);
		expect(refused[0]!.headers.get('retry-after')).toBe('1');
		expect(sandbox().mostInFlight).toBeGreaterThan(0);
	});

	test('a hanging answer does not hold up the end', async () => {
		const other = await startSandbox({ fault: 'hang' });
		const headers = { authorization: `Bearer ${other.key}` };
		const hanging = fetch(`${other.url}/contacts/v1`, { headers });
		const outcome = expect(hanging).rejects.toThrow();
		while (other.requests.length === 0) await new Promise(setImmediate);
		await other.close();
		await outcome;
	});
});
