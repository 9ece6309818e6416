import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { INode } from 'n8n-workflow';
import type { WorkflowFile } from '../../tools/demo/editor';
import { Editor } from '../../tools/demo/editor';
import { endProcess, freePort, spawnN8n, waitForN8n } from '../../tools/demo/n8n';
import { installCommunityPackage, installN8n, packPackage } from '../../tools/demo/provision';
import type { Sandbox, SandboxOptions } from '../../tools/sandbox';
import { startSandbox } from '../../tools/sandbox';
import { cache, root } from '../../tools/setup.cjs';

/** A full n8n with the packed package installed, its editor, and the sandbox behind it. */
export interface Instance {
	url: string;
	editor: Editor;
	sandbox: Sandbox;
	credential: { id: string; name: string };
	userFolder: string;
	/** Of n8n's process, as long as it is not started again. */
	pid: number;
	/**
	 * Imports a workflow of the examples folder as it is; gives its ID and its trigger's name.
	 *
	 * @param others the credentials of nodes that are not Whaapy's, by node type
	 */
	importExample(
		file: string,
		others?: Record<string, INode['credentials']>,
	): Promise<{ id: string; trigger: string }>;
	/** Ends n8n, and starts it again at the same address, with changes to its environment that stay. */
	restart(change?: NodeJS.ProcessEnv): Promise<void>;
	close(): Promise<void>;
}

/** Reads a workflow of the examples folder. */
export async function readExample(file: string): Promise<WorkflowFile> {
	return JSON.parse(await readFile(path.join(root, 'examples', file), 'utf8')) as WorkflowFile;
}

/**
 * Starts a new n8n with nothing in it but the package and a credential for a new sandbox.
 *
 * @param name of its user folder, so that suites do not share one
 * @param options of the sandbox behind it
 */
export async function startInstance(
	name: string,
	env: NodeJS.ProcessEnv = {},
	options: SandboxOptions = {},
): Promise<Instance> {
	await installN8n();
	const userFolder = path.join(cache, 'e2e', name);
	await rm(userFolder, { recursive: true, force: true });
	await installCommunityPackage(await packPackage(), userFolder);

	const sandbox = await startSandbox(options);
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const own = { ...env };
	let n8n = await spawnN8n({ userFolder, port, env: own });
	const editor = new Editor(url);
	try {
		await waitForN8n(n8n, url);
		await editor.logIn();
	} catch (error) {
		await endProcess(n8n.child);
		await sandbox.close();
		throw error;
	}
	const credential = { id: '', name: 'Whaapy account' };
	credential.id = await editor.saveCredential(credential.name, 'whaapyApi', {
		apiKey: sandbox.key,
		baseUrl: sandbox.url,
	});
	return {
		url,
		editor,
		sandbox,
		credential,
		userFolder,
		pid: n8n.child.pid ?? Number.NaN,
		async importExample(file, others) {
			const workflow = await readExample(file);
			const id = await editor.importWorkflow(workflow, credential, others);
			const trigger = workflow.nodes.find(({ type }) => /trigger/i.test(type))?.name ?? '';
			return { id, trigger };
		},
		async restart(change) {
			await endProcess(n8n.child);
			Object.assign(own, change);
			n8n = await spawnN8n({ userFolder, port, env: own });
			await waitForN8n(n8n, url);
		},
		async close() {
			await endProcess(n8n.child);
			await sandbox.close();
		},
	};
}
