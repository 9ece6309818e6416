import { spawn } from 'node:child_process';
import path from 'node:path';
import { installTools, root } from '../setup.cjs';

await installTools();

const child = spawn(
	process.execPath,
	['--import', 'tsx', path.join(root, 'tools/demo/main.ts'), ...process.argv.slice(2)],
	{ cwd: root, stdio: 'inherit' },
);
// The child gets Ctrl-C from the terminal itself; what comes by "kill" is passed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('close', (code, signal) => {
	process.exitCode = code ?? (signal ? 1 : 0);
});
