import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Editor } from '../../tools/demo/editor';
import { freePort, isTaken } from '../../tools/demo/n8n';
import type { Sandbox } from '../../tools/sandbox';
import { startSandbox } from '../../tools/sandbox';
import { root } from '../../tools/setup.cjs';

interface Started {
	child: ChildProcess;
	output: () => string;
	code: Promise<number | null>;
}

/** `npm start`, in a process group of its own, as a terminal has it. */
function npmStart(args: string[], env: NodeJS.ProcessEnv = {}): Started {
	const child = spawn('npm', ['start', '--silent', '--', ...args], {
		cwd: root,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, WHAAPY_API_KEY: '', ...env },
	});
	let output = '';
	child.stdout?.on('data', (chunk) => (output += chunk));
	child.stderr?.on('data', (chunk) => (output += chunk));
	const code = new Promise<number | null>((resolve) => child.once('close', resolve));
	return { child, output: () => output, code };
}

async function untilItSays(started: Started, text: string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		started.child.stdout?.on('data', () => started.output().includes(text) && resolve());
		void started.code.then(() => reject(new Error(`It ended first:\n${started.output()}`)));
	});
}

test('npm start -- --once shows a conversation that came out of a real n8n', async () => {
	const started = npmStart(['--once', '--port', String(await freePort())]);
	expect(await started.code).toBe(0);
	const output = started.output();
	expect(output).toContain('Output of "Get Conversation", 1 item:');
	expect(output).toMatch(/phoneNumber\s+│ \+5215512345678/);
	expect(output).toMatch(/contactName\s+│ Juan Pérez/);
});

test('Ctrl-C ends everything that npm start began', async () => {
	const port = await freePort();
	const started = npmStart(['--port', String(port)]);
	await untilItSays(started, 'Ctrl-C ends everything.');
	const sandboxPort = Number(
		/local Whaapy\) at http:\/\/127\.0\.0\.1:(\d+)/.exec(started.output())?.[1],
	);
	expect([await isTaken(port), await isTaken(sandboxPort)]).toEqual([true, true]);

	const page = await fetch(
		/page of the sandbox is open at (\S+)/.exec(started.output())?.[1] ?? '',
	);
	expect(await page.text()).toContain('Write as the customer');

	process.kill(-(started.child.pid as number), 'SIGINT');
	await started.code;
	expect([await isTaken(port), await isTaken(sandboxPort)]).toEqual([false, false]);
});

test('starts again where an example was published, and another one was thrown away', async () => {
	const port = await freePort();
	const first = npmStart(['--port', String(port)]);
	await untilItSays(first, 'Ctrl-C ends everything.');
	const editor = new Editor(`http://127.0.0.1:${port}`);
	await editor.logIn();
	const workflows = await editor.call<Array<{ id: string; name: string }>>('GET', '/workflows');
	const idOf = (title: string) => workflows.find(({ name }) => name === title)?.id ?? '';
	await editor.activate(idOf('Whaapy: answer a message'));
	await editor.call('POST', `/workflows/${idOf('Whaapy: new contact')}/archive`);
	process.kill(-(first.child.pid as number), 'SIGINT');
	await first.code;

	const again = npmStart(['--once', '--port', String(await freePort())]);
	await again.code;
	expect(again.output()).toContain('Output of "Get Conversation", 1 item:');
});

test('a taken port is said before anything is started', async () => {
	const server = createServer();
	const port = await freePort();
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const started = npmStart(['--once', '--port', String(port)]);
	const code = await started.code;
	await new Promise((resolve) => server.close(resolve));
	expect(code).toBe(1);
	expect(started.output()).toContain(`Port ${port} is taken`);
	expect(started.output()).not.toContain('Starting n8n');
});

describe('with a key in WHAAPY_API_KEY', () => {
	let live: Sandbox;
	beforeAll(async () => {
		live = await startSandbox({ key: 'wha_a_key_of_its_own' });
	});
	afterAll(async () => await live.close());

	test('the API of that key is used', async () => {
		const started = npmStart(['--once', '--port', String(await freePort())], {
			WHAAPY_API_KEY: live.key,
			WHAAPY_BASE_URL: live.url,
		});
		expect(await started.code).toBe(0);
		expect(live.requests.map(({ status }) => status)).toEqual([200, 200]);
		expect(started.output()).not.toContain(live.key);
	});

	test('a key that is refused is said, and the exit code is not 0', async () => {
		const started = npmStart(['--once', '--port', String(await freePort())], {
			WHAAPY_API_KEY: 'wha_not_the_key',
			WHAAPY_BASE_URL: live.url,
		});
		expect(await started.code).toBe(1);
		expect(started.output()).toContain('Whaapy did not accept the API key');
		expect(started.output()).not.toContain('wha_not_the_key');
	});
});
