import path from 'node:path';
import packageJson from '../../package.json';
import { root, run } from '../setup.cjs';
import { median, startServer } from './measure';
import type { ServerOptions } from './server';

/** The size of what npm would publish, in words. */
export async function measurePackage(): Promise<string> {
	const output = await run('npm', ['pack', '--dry-run', '--json', '--loglevel', 'silent']);
	const [packed] = JSON.parse(output) as Array<{ size: number; unpackedSize: number }>;
	const kilobytes = (bytes = 0) => `${(bytes / 1000).toFixed(1)} kB`;
	return `Packed: ${kilobytes(packed?.size)}, unpacked: ${kilobytes(packed?.unpackedSize)}`;
}

/** What requiring each built file adds to requiring n8n-workflow, each time in a fresh process. */
export async function measureRequire(runs: number): Promise<string> {
	const lines = [];
	for (const file of [...packageJson.n8n.credentials, ...packageJson.n8n.nodes]) {
		const script = `require('n8n-workflow');
			const begun = performance.now();
			require(${JSON.stringify(path.join(root, file))});
			console.log(performance.now() - begun)`;
		const times = [];
		for (let i = 0; i < runs; i++) times.push(Number(await run(process.execPath, ['-e', script])));
		lines.push(
			`Require ${path.basename(file)}: ${median(times).toFixed(1)} ms more than n8n-workflow alone`,
		);
	}
	return lines.join('\n');
}

/** The peak of the heap, in bytes above its start, while one contender lists all messages. */
export async function measureHeap(contender: 'ours' | 'bare', options: ServerOptions) {
	const server = await startServer(options);
	const output = await run(process.execPath, [
		'--import',
		'tsx',
		'--expose-gc',
		path.join(root, 'tools/bench/heap.ts'),
		contender,
		JSON.stringify(server.address),
	]);
	server.end();
	return Number(output.trim().split('\n').at(-1));
}
