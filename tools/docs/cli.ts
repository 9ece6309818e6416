import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup.cjs';
import { pages } from './pages';

for (const { file, text } of pages()) {
	writeFileSync(path.join(root, file), text);
	console.log(`Wrote ${file}`);
}
