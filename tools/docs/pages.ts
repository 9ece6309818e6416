import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup.cjs';
import { operationsPage } from './operationsPage';
import { withTables } from './readmeTables';

/** The pages that "npm run docs" writes, in whole or in part, with the text that each should have. */
export function pages(): Array<{ file: string; text: string }> {
	const readmes = ['README.md', 'docs/es/README.md'].map((file) => ({
		file,
		text: withTables(readPage(file)),
	}));
	return [{ file: 'docs/operations.md', text: operationsPage() }, ...readmes];
}

/** The text of a page as it stands. */
export const readPage = (file: string): string => readFileSync(path.join(root, file), 'utf8');
