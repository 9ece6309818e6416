import { readFileSync } from 'node:fs';
import { OPERATIONS_FILE, operationsPage } from '../../../tools/docs/operationsPage';

test('docs/operations.md is as "npm run docs" makes it', () => {
	expect(readFileSync(OPERATIONS_FILE, 'utf8')).toBe(operationsPage());
});
