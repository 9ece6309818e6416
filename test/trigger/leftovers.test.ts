import { only } from '../engine/useSandbox';
import type { TinyN8n } from './tinyN8n';
import { names, reasonOf, useTrigger } from './useTrigger';

const { sandbox, startN8n, activeN8n, createContact, urls, calls } = useTrigger();

const forbid = () => sandbox.settings.scopes.delete('webhooks:write');
const allow = () => sandbox.settings.scopes.add('webhooks:write');

test.each<[string, (n8n: TinyN8n) => unknown, string]>([
	['the key is wrong', (n8n) => (n8n.account.key = 'wha_wrong'), 'did not accept the API key'],
	['the key lacks a permission', forbid, "lacks the permission 'webhooks:write'"],
	[
		'Whaapy cannot be reached',
		(n8n) => (n8n.account.url = 'http://127.0.0.1:9'),
		'No connection to Whaapy',
	],
	[
		'the Base URL is no address',
		(n8n) => (n8n.account.url = 'api whaapy'),
		"'Base URL' of the Whaapy credential",
	],
])('a test run that cannot start ends all the same if %s', async (_, spoil, reason) => {
	const n8n = await startN8n({ account: { url: sandbox.url, key: sandbox.key } });
	spoil(n8n);
	const { message } = await reasonOf(n8n.listen());
	expect(message).toContain(reason);
	expect(n8n.isListening).toBe(false);
});

test('a test run that cannot list the webhooks does not list them again to remove its own', async () => {
	const n8n = await startN8n();
	sandbox.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': '0' }, times: 3 });
	await reasonOf(n8n.listen());
	expect(sandbox.requests).toHaveLength(3);
	expect(n8n.warnings).toEqual([expect.stringContaining(n8n.testUrl)]);

	await n8n.listen();
	await n8n.stopListening();
	expect(calls('DELETE')).toHaveLength(1);
});

describe.each([true, false])('after a test run (shared static data: %s)', (sharedStaticData) => {
	async function n8nWithLeftover(): Promise<TinyN8n> {
		const n8n = await startN8n({ sharedStaticData });
		await n8n.listen();
		forbid();
		await n8n.stopListening();
		expect(urls()).toEqual([n8n.testUrl]);
		expect(n8n.warnings).toEqual([expect.stringContaining(n8n.testUrl)]);
		expect(n8n.warnings[0]).toContain("lacks the permission 'webhooks:write'");
		allow();
		return n8n;
	}

	test('the next test run removes it', async () => {
		const n8n = await n8nWithLeftover();
		await n8n.listen();
		await n8n.stopListening();
		expect(urls()).toEqual([]);
	});

	test('the next activation removes it', async () => {
		const n8n = await n8nWithLeftover();
		await n8n.activate();
		expect(urls()).toEqual([n8n.productionUrl]);
	});

	test('the next deactivation removes it', async () => {
		const n8n = await n8nWithLeftover();
		await n8n.deactivate();
		expect(urls()).toEqual([]);
		expect(n8n.warnings).toHaveLength(1);
	});

	test('the next activation keeps it if the editor listens there again', async () => {
		const n8n = await n8nWithLeftover();
		forbid();
		await n8n.deactivate();
		allow();
		await n8n.listen();
		await n8n.activate();
		expect(urls()).toEqual([n8n.testUrl, n8n.productionUrl]);
		await createContact('Ana');
		expect(names(n8n, 'manual')).toEqual(['Ana']);
	});
});

describe.each([true, false])(
	'after n8n restarted while the editor listened (shared static data: %s)',
	(sharedStaticData) => {
		async function n8nThatLostTheTest(): Promise<TinyN8n> {
			const n8n = await startN8n({ sharedStaticData });
			await n8n.activate();
			await n8n.listen();
			n8n.restart();
			expect(urls()).toEqual([n8n.productionUrl, n8n.testUrl]);
			return n8n;
		}

		test('the next activation removes the webhook of the test run', async () => {
			const n8n = await n8nThatLostTheTest();
			sandbox.requests.length = 0;
			await n8n.activate();
			expect(urls()).toEqual([n8n.productionUrl]);
			await n8n.activate();
			expect(calls('DELETE')).toHaveLength(1);
		});

		test('the next deactivation removes it too', async () => {
			const n8n = await n8nThatLostTheTest();
			await n8n.deactivate();
			expect(urls()).toEqual([]);
		});

		test('the next test run takes it over, and removes it', async () => {
			const n8n = await n8nThatLostTheTest();
			await n8n.listen();
			expect(urls()).toEqual([n8n.productionUrl, n8n.testUrl]);
			await n8n.stopListening();
			expect(urls()).toEqual([n8n.productionUrl]);
		});
	},
);

test("an activation leaves the webhook of another n8n's test run alone", async () => {
	const n8n = await startN8n();
	n8n.webhookUrl += '/staging';
	await n8n.listen();
	const other = n8n.testUrl;
	n8n.restart();
	n8n.webhookUrl = n8n.webhookUrl.replace('/staging', '');
	await n8n.activate();
	expect(urls()).toEqual([other, n8n.productionUrl]);
});

async function n8nThatMoved(): Promise<[TinyN8n, string]> {
	const n8n = await activeN8n();
	const before = n8n.productionUrl;
	forbid();
	await n8n.deactivate();
	allow();
	expect(urls()).toEqual([before]);
	n8n.restart();
	n8n.webhookUrl = n8n.webhookUrl.replace('127.0.0.1', 'localhost');
	return [n8n, before];
}

test('a leftover is removed after n8n restarts with another WEBHOOK_URL', async () => {
	const [n8n] = await n8nThatMoved();
	await n8n.activate();
	expect(urls()).toEqual([n8n.productionUrl]);
	await n8n.deactivate();
	expect(urls()).toEqual([]);
	expect(n8n.saved).not.toContain('/webhook/');
});

test('a leftover that still cannot be removed does not keep the workflow from being activated', async () => {
	const [n8n, before] = await n8nThatMoved();
	sandbox.faults.add({ kind: 'status', status: 403, match: only('DELETE'), times: 1 });
	await n8n.activate();
	expect(urls()).toEqual([before, n8n.productionUrl]);
	expect(n8n.warnings.at(-1)).toContain(before);
	n8n.restart();
	await n8n.activate();
	expect(urls()).toEqual([n8n.productionUrl]);
});

test('a leftover in the static data of another n8n is left alone', async () => {
	const [n8n, before] = await n8nThatMoved();
	n8n.instanceId = 'another n8n';
	await n8n.activate();
	expect(urls()).toEqual([before, n8n.productionUrl]);
	await n8n.deactivate();
	expect(urls()).toEqual([before]);
});

describe('after WEBHOOK_URL changed', () => {
	async function movedN8n(): Promise<[TinyN8n, string]> {
		const n8n = await activeN8n();
		const before = n8n.productionUrl;
		n8n.restart();
		n8n.webhookUrl = n8n.webhookUrl.replace('127.0.0.1', 'localhost');
		return [n8n, before];
	}

	test('the next activation removes the webhook for the old URL, once the new one is there', async () => {
		const [n8n] = await movedN8n();
		sandbox.requests.length = 0;
		await n8n.activate();
		expect(urls()).toEqual([n8n.productionUrl]);
		const writes = sandbox.requests.map(({ method }) => method).filter((made) => made !== 'GET');
		expect(writes).toEqual(['POST', 'DELETE']);
	});

	test('the next deactivation removes the webhook for the old URL', async () => {
		const [n8n] = await movedN8n();
		await n8n.deactivate();
		expect(urls()).toEqual([]);
	});

	test('a test run leaves the webhook of the active workflow alone', async () => {
		const [n8n, before] = await movedN8n();
		await n8n.listen();
		await n8n.stopListening();
		expect(urls()).toEqual([before]);
	});

	test('a copy of the workflow in another n8n leaves the webhook alone', async () => {
		const [n8n, before] = await movedN8n();
		n8n.instanceId = 'another n8n';
		await n8n.activate();
		await n8n.deactivate();
		expect(urls()).toEqual([before]);
	});
});
