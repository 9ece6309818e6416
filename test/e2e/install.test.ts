import { rm } from 'node:fs/promises';
import path from 'node:path';
import { name, version } from '../../package.json';
import { Editor } from '../../tools/demo/editor';
import { endProcess, freePort, spawnN8n, waitForN8n } from '../../tools/demo/n8n';
import { packPackage } from '../../tools/demo/provision';
import { cache } from '../../tools/setup.cjs';
import { NodesPanel } from './browser/nodesPanel';
import { Visitor } from './browser/visitor';
import { asking, startRegistry } from './registry';

test("n8n's own panel installs the package, and its nodes can be used at once", async () => {
	const userFolder = path.join(cache, 'e2e', 'install');
	await rm(userFolder, { recursive: true, force: true });
	const registry = await startRegistry(await packPackage());
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const n8n = await spawnN8n({ userFolder, port, env: await asking(registry.url, userFolder) });
	let visitor: Visitor | undefined;
	try {
		await waitForN8n(n8n, url);
		const editor = new Editor(url);
		await editor.logIn();
		visitor = await Visitor.logIn(url);
		const { page } = visitor;
		await page.goto('/settings/community-nodes');
		await page.getByText('Install a community node', { exact: true }).click();
		await page.getByTestId('package-name-input').fill(name);
		await page.getByTestId('user-agreement-checkbox').click();
		await page.getByTestId('install-community-package-button').click();
		await page.getByText('Package installed').waitFor();
		await page.getByText(`v${version}`).waitFor();
		await visitor.photograph('installed-by-the-panel');
		expect(await editor.call('GET', '/community-packages')).toMatchObject([
			{
				packageName: name,
				installedVersion: version,
				installedNodes: [{ name: 'Whaapy' }, { name: 'Whaapy Trigger' }],
			},
		]);
		await (await NodesPanel.openInNewWorkflow(page)).find('whaapy', 'Whaapy');
	} finally {
		await visitor?.close();
		await endProcess(n8n.child);
		registry.server.close();
	}
});
