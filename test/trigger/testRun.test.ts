import { signed } from './deliveries';
import { names, useTrigger } from './useTrigger';

const {
	sandbox,
	startN8n,
	activeN8n,
	createContact,
	webhooks,
	calls,
	onlyDelivery,
	deliver,
	secretAtWhaapy,
} = useTrigger();

describe.each([true, false])(
	'a test run while active (shared static data: %s)',
	(sharedStaticData) => {
		test('gets its event and ends, and the active workflow gets every event', async () => {
			const n8n = await activeN8n({ sharedStaticData });
			await createContact('before');
			await n8n.listen();
			expect(webhooks().map(({ url }) => url)).toEqual([n8n.productionUrl, n8n.testUrl]);
			await createContact('during');
			await createContact('after');
			expect(names(n8n, 'manual')).toEqual(['during']);
			expect(names(n8n)).toEqual(['before', 'during', 'after']);
			expect(sandbox.store.deliveries.map(({ statuses }) => statuses)).toEqual([
				[200],
				[200],
				[200],
				[200],
			]);
			await n8n.deactivate();
			expect(webhooks()).toEqual([]);
		});

		test.each([
			['activate', 'listen', 'stopListening', 'deactivate'],
			['activate', 'listen', 'deactivate', 'stopListening'],
			['listen', 'activate', 'stopListening', 'deactivate'],
			['listen', 'activate', 'deactivate', 'stopListening'],
			['activate', 'listen', 'stopListening', 'listen', 'stopListening', 'deactivate'],
		] as const)(
			'%s, %s, %s, %s: leaves no webhook, and loses no event while active',
			async (...steps) => {
				const n8n = await startN8n({ sharedStaticData });
				const expected: string[] = [];
				let isActive = false;
				for (const [index, step] of steps.entries()) {
					await n8n[step]();
					if (step === 'activate' || step === 'deactivate') isActive = step === 'activate';
					if (!isActive || step === 'listen') continue;
					expected.push(`contact ${index}`);
					await createContact(`contact ${index}`);
				}
				expect(webhooks()).toEqual([]);
				expect(names(n8n)).toEqual(expected);
				expect(n8n.warnings).toEqual([]);
			},
		);

		test('keeps the secret of the active workflow', async () => {
			const n8n = await activeN8n({ sharedStaticData });
			await n8n.listen();
			await n8n.stopListening();
			sandbox.requests.length = 0;
			await createContact('Ana');
			expect(names(n8n)).toEqual(['Ana']);
			expect(calls('GET')).toHaveLength(0);
		});

		test('starts again for a redelivered event', async () => {
			const n8n = await startN8n({ sharedStaticData });
			await n8n.listen();
			await createContact('Ana');
			await n8n.listen();
			expect(await deliver(signed(onlyDelivery(), secretAtWhaapy()))).toBe(200);
			expect(names(n8n, 'manual')).toEqual(['Ana', 'Ana']);
		});
	},
);
