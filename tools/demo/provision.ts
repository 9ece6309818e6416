import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { name, version } from '../../package.json';
import { cache, once, root, run, step } from '../setup.cjs';

/** The package of its own that holds a full n8n, and the Node.js that it needs. */
export const n8nHome = path.join(root, 'test/e2e');
const bin = (name: string) => path.join(n8nHome, 'node_modules/.bin', name);

/** Environment in which `node` is the one that n8n needs. */
export function n8nPath(): string {
	return `${path.join(n8nHome, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`;
}

/** Installs a full n8n under test/e2e; nothing if it is there already. */
export async function installN8n(): Promise<void> {
	const files = ['package.json', 'package-lock.json'].map((file) => path.join(n8nHome, file));
	await once('n8n', files, bin('n8n'), async () => {
		await step('Installing n8n (2 GB; several minutes the first time)', async () => {
			await run('npm', ['ci'], { cwd: n8nHome });
		});
		await step('Building what n8n needs of native code (about a minute)', async () => {
			// Only these: other native parts belong to nodes that are not used here.
			await run('npm', ['rebuild', '--ignore-scripts=false', 'node'], { cwd: n8nHome });
			await run('npm', ['rebuild', '--ignore-scripts=false', 'sqlite3', 'isolated-vm'], {
				cwd: n8nHome,
				env: { ...process.env, PATH: n8nPath() },
			});
		});
	});
}

/** Builds the package and packs it as it would be published; not again until one of its files changes. */
export async function packPackage(): Promise<string> {
	const folder = path.join(cache, 'pack');
	const tarball = path.join(folder, `${name}-${version}.tgz`);
	await once('pack', await packedFiles(), tarball, async () => {
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		await run('npm', ['run', 'build', '--silent']);
		await run('npm', ['pack', '--silent', '--pack-destination', folder]);
	});
	return tarball;
}

/** Everything that the package is made of, and how. */
async function packedFiles(): Promise<string[]> {
	const inFolders = ['credentials', 'nodes'].map(async (folder) => {
		const entries = await readdir(path.join(root, folder), {
			recursive: true,
			withFileTypes: true,
		});
		return entries
			.filter((entry) => entry.isFile())
			.map((entry) => path.join(entry.parentPath, entry.name))
			.sort();
	});
	const beside = ['CHANGELOG.md', 'LICENSE', 'README.md', 'gulpfile.js', 'index.js'];
	const packages = ['package.json', 'package-lock.json', 'tsconfig.json'];
	return [
		...[...beside, ...packages].map((file) => path.join(root, file)),
		...(await Promise.all(inFolders)).flat(),
	];
}

/**
 * Installs the tarball into a user folder of n8n, as n8n's own installer does.
 *
 * @returns the folder of the installed package
 */
export async function installCommunityPackage(
	tarball: string,
	userFolder: string,
): Promise<string> {
	const folder = path.join(userFolder, '.n8n/nodes');
	await mkdir(folder, { recursive: true });
	// Without a package of its own here, npm would install into the repository around it.
	const manifest = { name: 'installed-nodes', private: true, dependencies: {} };
	await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
	await run(
		'npm',
		['install', tarball, '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'],
		{ cwd: folder },
	);
	return path.join(folder, 'node_modules', name);
}
