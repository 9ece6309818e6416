import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { OPERATIONS_FILE, operationsPage } from './operationsPage';

writeFileSync(OPERATIONS_FILE, operationsPage());
console.log(`Wrote ${path.relative(process.cwd(), OPERATIONS_FILE)}`);
