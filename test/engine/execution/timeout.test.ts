import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bomb, zeros } from '../message/pieces';
import { byName, byPhone, useSandbox } from '../useSandbox';

/** A write, because it is not repeated: these tests need not wait for the repetitions. */
const { sandbox, run } = useSandbox({
	resource: 'message',
	operation: 'sendTemplate',
	recipient: byPhone('+14155552671'),
	template: byName('hello_world'),
});

test('says how long it waited after a timeout', async () => {
	sandbox.faults.add({ kind: 'hang' });
	const { error, run: stored } = await run({ options: { timeout: 40 } });
	expect(error?.message).toBe('Whaapy did not answer within 0.04 seconds [item 0]');
	expect(error?.description).toContain("'Timeout'");
	expect(JSON.stringify(stored)).not.toContain(sandbox.key);
});

test('aborts a request whose answer comes in drops, and closes its connection', async () => {
	let closed: () => void = () => {};
	const connectionClosed = new Promise<void>((resolve) => (closed = resolve));
	const server = createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'application/json' });
		const drip = setInterval(() => response.write(' '), 10);
		response.on('close', () => {
			clearInterval(drip);
			closed();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const account = { url: `http://127.0.0.1:${port}`, key: sandbox.key };
	const { error } = await run({ options: { timeout: 1_000 } }, { account });
	expect(error?.message).toBe('Whaapy did not answer within 1 second [item 0]');
	// Not by the server: nothing else ends this wait than the abort.
	await connectionClosed;
	await new Promise((resolve) => server.close(resolve));
});

test.each([
	['packed', { pieces: bomb(100), headers: { 'content-encoding': 'gzip' } }],
	['plain', { pieces: () => zeros(10_000) }],
])('ends an answer without end, %s', async (_, fault) => {
	sandbox.faults.add({ kind: 'pieces', ...fault });
	const { error } = await run();
	expect(error?.message).toBe(`The answer of Whaapy at ${sandbox.url} is too large [item 0]`);
	expect(error?.description).toBe(
		"It may have been saved or sent all the same. Check in Whaapy before you run this item again. It has more than 20 MB, which no answer of Whaapy has. Check the 'Base URL' in the Whaapy credential, and the network of this n8n.",
	);
	expect(sandbox.requests).toHaveLength(1);
});
