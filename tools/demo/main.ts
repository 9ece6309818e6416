import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox } from '../sandbox';
import { cache, root, step } from '../setup.cjs';
import type { WorkflowFile } from './editor';
import { Editor, owner } from './editor';
import { endProcess, isTaken, spawnN8n, waitForN8n } from './n8n';
import { installCommunityPackage, installN8n, packPackage } from './provision';
import { RELOADS, rebuildOnChange } from './reload';
import { printRun } from './table';

const HELP = `npm start -- [--once] [--port 5678]
npm run dev -- [--port 5678]

  --once   run the example workflow once and end, instead of leaving the editor open
  --watch  build and reload the nodes when a source file changes; "npm run dev" does so
  --port   the port of n8n's editor (5678)

With a key in WHAAPY_API_KEY the live API is used instead of the sandbox, and WHAAPY_PHONE names
the number whose conversation is looked for. WHAAPY_BASE_URL changes the API's address.`;

const MAIN_EXAMPLE = 'find-conversation.json';
const endings: Array<() => Promise<unknown>> = [];

async function end(): Promise<void> {
	for (const ending of endings.splice(0).reverse()) await ending();
}

interface Account {
	apiKey: string;
	baseUrl: string;
	/** Where to chat as a customer; the live API has none. */
	page?: string;
}

/** The live API if the user gave a key, else a sandbox of our own. */
async function chooseAccount(): Promise<Account> {
	const apiKey = process.env.WHAAPY_API_KEY?.trim();
	if (apiKey) {
		const baseUrl = process.env.WHAAPY_BASE_URL?.trim() || 'https://api.whaapy.com';
		console.log(`✓ Using the live API at ${baseUrl} with the key in WHAAPY_API_KEY`);
		return { apiKey, baseUrl };
	}
	const sandbox = await startSandbox({ realTime: true });
	endings.push(async () => await sandbox.close());
	console.log(`✓ Sandbox (a local Whaapy) at ${sandbox.url}`);
	return { apiKey: sandbox.key, baseUrl: sandbox.url, page: sandbox.url };
}

async function readExamples(): Promise<Map<string, WorkflowFile>> {
	const folder = path.join(root, 'examples');
	const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
	const read = async (file: string): Promise<[string, WorkflowFile]> => [
		file,
		JSON.parse(await readFile(path.join(folder, file), 'utf8')) as WorkflowFile,
	];
	const examples = new Map(await Promise.all(files.map(read)));
	const phone = process.env.WHAAPY_PHONE?.trim();
	const find = examples.get(MAIN_EXAMPLE)?.nodes.find(({ name }) => name === 'Find Conversation');
	if (phone && find) find.parameters.phoneNumber = phone;
	return examples;
}

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			once: { type: 'boolean', default: false },
			watch: { type: 'boolean', default: false },
			port: { type: 'string', default: '5678' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) {
		console.log(HELP);
		return 0;
	}
	const port = Number(values.port);
	if (await isTaken(port)) {
		console.error(
			`Port ${port} is taken by another program. Choose another: npm start -- --port ${port + 1}`,
		);
		return 1;
	}

	await installN8n();
	const tarball = await step('Building and packing the nodes', packPackage);
	const userFolder = path.join(cache, 'demo');
	const installed = await step('Installing the package into n8n', async () => {
		return await installCommunityPackage(tarball, userFolder);
	});
	const { page, ...account } = await chooseAccount();
	const url = `http://127.0.0.1:${port}`;
	const editor = new Editor(url);
	await step('Starting n8n', async () => {
		const n8n = await spawnN8n({ userFolder, port, ...(values.watch && { env: RELOADS }) });
		endings.push(async () => await endProcess(n8n.child));
		await waitForN8n(n8n, url);
		await editor.logIn();
	});

	const credential = { id: '', name: 'Whaapy account' };
	credential.id = await editor.saveCredential(credential.name, 'whaapyApi', account);
	const ids = new Map<string, string>();
	const examples = await readExamples();
	for (const [file, workflow] of examples) {
		ids.set(file, await editor.importWorkflow(workflow, credential));
	}
	console.log(`✓ Imported the credential and ${ids.size} example workflows`);

	const example = examples.get(MAIN_EXAMPLE);
	const id = ids.get(MAIN_EXAMPLE);
	const trigger = example?.nodes[0]?.name;
	if (!example || !id || !trigger) throw new Error(`examples/${MAIN_EXAMPLE} is missing`);
	console.log(`\nRunning "${example.name}"`);
	const finished = await editor.runWorkflow(id, trigger);
	const ok = printRun(finished, 'Get Conversation');
	if (values.once) {
		if (ok) console.log('✓ Done. "npm start" without --once leaves the editor open.');
		return ok ? 0 : 1;
	}

	console.log(`\nThe editor is open at ${url}/workflow/${id}`);
	console.log(`Log in with ${owner.email} and ${owner.password}`);
	console.log(`All examples are at ${url}/home/workflows`);
	if (page) {
		console.log(`\nThe page of the sandbox is open at ${page}`);
		console.log(
			'To try the trigger: publish "Whaapy: answer a message", write there as a customer,',
		);
		console.log('and see what the workflow answers.\n');
	} else {
		console.log(
			'To try the trigger: publish "Whaapy: new contact", then create a contact in Whaapy,',
		);
		console.log('and look at the executions of the workflow.');
	}
	if (values.watch) {
		const watcher = rebuildOnChange(installed);
		endings.push(async () => await watcher.close());
		console.log('When a file in nodes/ or credentials/ changes, the editor reloads the nodes.');
	}
	console.log('Ctrl-C ends everything.');
	await new Promise(() => {});
	return 0;
}

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => {
		if (ending) return;
		ending = true;
		console.log('\nEnding n8n and the sandbox …');
		void end().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
	});
}

main()
	.catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		return 1;
	})
	.then(async (code) => {
		if (ending) return;
		await end();
		process.exit(code);
	});
