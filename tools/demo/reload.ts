import { cp } from 'node:fs/promises';
import path from 'node:path';
import gulp from 'gulp';
import { root, run } from '../setup.cjs';

/** Makes n8n reload the nodes of a package, and tell the open editors, when its files change. */
export const RELOADS = { N8N_DEV_RELOAD: 'true' };

/**
 * Builds the nodes when a source file changes, into a package that an n8n with `RELOADS` runs. What
 * does not build is told, and n8n keeps what it has.
 *
 * @param installed the folder of the package, as `installCommunityPackage` gives it
 */
export function rebuildOnChange(installed: string) {
	return gulp.watch(['nodes/**', 'credentials/**'], { cwd: root }, async () => {
		try {
			await run(path.join(root, 'node_modules/.bin/gulp'), ['bundle', '--silent']);
			await cp(path.join(root, 'dist'), path.join(installed, 'dist'), { recursive: true });
			console.log(`✓ Built at ${new Date().toLocaleTimeString()}; n8n reloads the nodes`);
		} catch (error) {
			console.error(error instanceof Error ? error.message : error);
		}
	});
}
