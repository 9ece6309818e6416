import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import manifest from '../../package.json';
import { n8nPath } from '../../tools/demo/provision';

const { name, version } = manifest;

/** Serves a tarball of this package as a registry of npm does; gives the address. */
export async function startRegistry(tarball: string): Promise<{ server: Server; url: string }> {
	const content = await readFile(tarball);
	const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
	let url = '';
	const server = createServer((request, response) => {
		const dist = { tarball: `${url}/package.tgz`, integrity };
		const versions = { [version]: { ...manifest, dist } };
		const answers: Record<string, string | Buffer> = {
			'/package.tgz': content,
			[`/${name}`]: JSON.stringify({ name, 'dist-tags': { latest: version }, versions }),
		};
		const answer = answers[request.url ?? ''];
		response.writeHead(answer === undefined ? 404 : 200).end(answer);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return { server, url };
}

/**
 * The environment of an n8n that installs packages from a registry. It asks another than the public one only
 * with a licence, and names that in each command to npm; so its npm adds the address, and the last one counts.
 */
export async function asking(url: string, folder: string): Promise<NodeJS.ProcessEnv> {
	const bin = path.join(folder, 'bin');
	const npm = execFileSync('which', ['npm'], { encoding: 'utf8' }).trim();
	await mkdir(bin, { recursive: true });
	const script = `#!/bin/sh\nexec '${npm}' "$@" --registry=${url}\n`;
	await writeFile(path.join(bin, 'npm'), script, { mode: 0o755 });
	return {
		PATH: `${bin}${path.delimiter}${n8nPath()}`,
		npm_config_cache: path.join(folder, 'npm'),
	};
}
