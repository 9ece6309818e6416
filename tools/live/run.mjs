import { spawn } from 'node:child_process';
import path from 'node:path';
import { installTools, root } from '../setup.cjs';

// What is installed is told beside the report, which may be meant for a machine.
process.stdout.write = process.stderr.write.bind(process.stderr);
await installTools();

const child = spawn(
	process.execPath,
	['--import', 'tsx', path.join(root, 'tools/live/cli.ts'), ...process.argv.slice(2)],
	{ cwd: root, stdio: 'inherit' },
);
// The child gets Ctrl-C from the terminal itself, and first removes what it created; what comes by
// "kill" is passed on.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.once('close', (code, signal) => {
	process.exitCode = code ?? (signal ? 1 : 0);
});
