import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { root } from '../setup.cjs';

// The gate that n8n runs before it lists a package: on the source, and on what npm would publish.

const folder = mkdtempSync(path.join(tmpdir(), 'whaapy-scan-'));
try {
	execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
	const [tarball] = readdirSync(folder);
	execFileSync('tar', ['-xzf', path.join(folder, tarball), '-C', folder]);
	const legs = [
		['source', root, SOURCE_FILE_PATTERNS],
		['tarball', path.join(folder, 'package'), ['**/*.js', 'package.json']],
	];
	for (const [name, directory, patterns] of legs) {
		const result = await analyzePackage(directory, patterns);
		console.log(`${result.passed ? '✓' : '✗'} ${name}: ${result.message ?? 'no violation'}`);
		if (!result.passed) {
			console.error(result.details);
			process.exitCode = 1;
		}
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
