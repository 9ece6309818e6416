import path from 'node:path';
import { formatProblems, getTotals, lint, loadConfig } from '@redocly/openapi-core';
import { TYPES, typesAreCurrent } from '../contract/types.mjs';
import { root } from '../setup.cjs';

// The contract is valid OpenAPI, and the types that the nodes use are those of the contract. What
// this project asks of it besides is in test/unit/contract. Redocly's core and not its command line:
// that one brings a server and telemetry.

const problems = await lint({
	ref: path.join(root, 'docs/whaapy-api.yaml'),
	config: await loadConfig({ configPath: path.join(root, 'tools/lint/redocly.yaml') }),
});
const totals = getTotals(problems);
if (problems.length > 0) {
	formatProblems(problems, { format: 'codeframe', totals, cwd: root, maxProblems: 20 });
	// A warning fails too: a rule holds, or it is off with its reason in redocly.yaml.
	process.exitCode = 1;
}
console.log(
	`${problems.length > 0 ? '✗' : '✓'} lint: ${totals.errors} errors, ${totals.warnings} warnings`,
);

if (await typesAreCurrent()) {
	console.log('✓ types: as the contract has them');
} else {
	console.error(
		`✗ types: ${path.relative(root, TYPES)} is not up to date. Run "npm run contract".`,
	);
	process.exitCode = 1;
}
