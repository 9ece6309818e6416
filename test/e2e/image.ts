import { setTimeout as sleep } from 'node:timers/promises';
import { Editor } from '../../tools/demo/editor';
import { SEEDED, startSandbox } from '../../tools/sandbox';
import { readExample } from './instance';

/**
 * Tries the package in an n8n that runs already and has it installed, e.g. in n8n's Docker image, beside a
 * sandbox on this machine: runs one example, and publishes one that answers a message.
 *
 *   npx tsx test/e2e/image.ts http://127.0.0.1:5678
 *
 * @throws if n8n does not start, does not know the nodes, or does something else than they say
 */
async function tryIn(url: string): Promise<void> {
	await untilItAnswers(url);
	const sandbox = await startSandbox({ realTime: true });
	try {
		const editor = new Editor(url);
		await editor.logIn();
		const { versionCli } = await editor.call<{ versionCli: string }>('GET', '/settings');
		const credential = { id: '', name: 'Whaapy account' };
		credential.id = await editor.saveCredential(credential.name, 'whaapyApi', {
			apiKey: sandbox.key,
			baseUrl: sandbox.url,
		});
		const importExample = async (file: string) =>
			await editor.importWorkflow(await readExample(file), credential);

		const found = await importExample('find-conversation.json');
		const { status, data } = await editor.runWorkflow(found, 'When clicking ‘Execute workflow’');
		if (status !== 'success') throw new Error(data.resultData.error?.message ?? status);

		const answering = await importExample('answer-message.json');
		await editor.activate(answering);
		sandbox.receive(SEEDED.juan.phone, { content: 'Hola' });
		await sandbox.deliveriesSettled();
		const [run] = await editor.executions(answering, 1);
		if (run?.status !== 'success')
			throw new Error(run?.data.resultData.error?.message ?? 'Nothing ran');
		const sent = sandbox.requests.filter(({ path }) => path === '/messages/v1');
		if (sent.length !== 1) throw new Error(`${sent.length} messages were sent instead of 1`);
		await editor.deactivate(answering);
		if (sandbox.store.webhooks.size > 0) throw new Error('The trigger left its webhook behind');
		console.log(`n8n ${versionCli}: found a conversation, and answered a message`);
	} finally {
		await sandbox.close();
	}
}

/** Waits up to three minutes for n8n. */
async function untilItAnswers(url: string): Promise<void> {
	for (const deadline = Date.now() + 180_000; Date.now() < deadline; await sleep(500)) {
		const ready = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		const settings = ready?.ok && (await fetch(`${url}/rest/settings`));
		if (settings && settings.ok) return;
	}
	throw new Error(`There is no n8n at ${url}`);
}

const [, , url] = process.argv;
if (url === undefined) throw new Error('Say where n8n is, e.g. http://127.0.0.1:5678');
tryIn(url).catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
