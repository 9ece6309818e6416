import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SAMPLES } from '../../../tools/sandbox/page/samples';

const folder = path.resolve(__dirname, '../../../tools/sandbox/page/public');
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const words = read('words.js');

/** Names, which are the same in Spanish. */
const NAMES = ['Whaapy sandbox', 'Simular mensaje', 'Webhooks'];

/** What the page says in English: in itself, and through `say`. */
function saidInEnglish(): string[] {
	const html = read('index.html').replace(/<head>.*<\/head>/s, '');
	const texts = [
		...html.matchAll(/>([^<]+)</g),
		...html.matchAll(/(?:title|aria-label)="([^"]+)"/g),
	];
	const scripts = readdirSync(folder).filter((file) => file.endsWith('.js') && file !== 'words.js');
	const said = scripts.flatMap((file) => [
		...read(file).matchAll(/(?:say|known)\(\s*(?:\w+ \? )?'([^']+)'(?: : '([^']+)')?/g),
	]);
	return [
		...texts.map(([, text = '']) => text.replace(/\s+/g, ' ').trim()),
		...said.flatMap(([, one = '', other = '']) => [one, other]),
		...Object.values(SAMPLES).map(({ does }) => does),
	].filter((text) => text !== '' && !NAMES.includes(text));
}

test('what the page of the sandbox says, it says in Spanish too', () => {
	const english = saidInEnglish();
	expect(english.length).toBeGreaterThan(60);
	const missing = english.filter(
		(text) => !words.includes(`\t'${text}':`) && !words.includes(`\t${text}:`),
	);
	expect([...new Set(missing)]).toEqual([]);
});
