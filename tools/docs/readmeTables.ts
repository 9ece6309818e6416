import { EVENTS, EVERY_EVENT } from '../../nodes/Whaapy/delivery/events';
import { resources } from '../../nodes/Whaapy/resources';

/** How the tables begin in each language, and what stands beside the entry for every event. */
const WORDS = [
	{ resource: 'Resource', about: 'About', all: 'All' },
	{ resource: 'Recurso', about: 'Sobre', all: 'Todos' },
];

/**
 * A README whose tables name the operations and the events that the nodes have, in the order of n8n's
 * menus. The heads of the tables stay as they are.
 *
 * @throws Error if it has no such tables
 */
export function withTables(readme: string): string {
	const words = WORDS.find(({ resource }) => readme.includes(`\n| ${resource} `));
	if (!words) throw new Error('There is no table of operations');
	const operations = resources.map((resource) => [resource.name, names(resource.operations)]);
	const events = resources
		.map(({ name, value }) => [name, names(EVENTS.filter((event) => about(event) === value))])
		.filter(([, cell]) => cell !== '');
	const every = names(EVENTS.filter(({ value }) => value === EVERY_EVENT));
	const withOperations = replaceRows(readme, words.resource, operations);
	return replaceRows(withOperations, words.about, [...events, [words.all, every]]);
}

const names = (entries: ReadonlyArray<{ name: string }>) =>
	entries.map(({ name }) => name).join(', ');

/** The resource that an event tells of, e.g. `funnelStage` for "funnel_stage.created". */
function about({ value }: (typeof EVENTS)[number]): string | undefined {
	const [prefix = ''] = String(value).split('.');
	return prefix.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The text with other rows in the table whose head begins with a title, laid out as Prettier does it. */
function replaceRows(text: string, title: string, rows: string[][]): string {
	const table = new RegExp(`^\\| ${title} .*\\n\\| -.*\\n(?:\\|.*\\n)*`, 'm');
	return text.replace(table, (before) => {
		const head = before.split('\n', 1).join('').split('|').slice(1, -1);
		const cells = [head.map((cell) => cell.trim()), [], ...rows];
		const widths = head.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
		const lines = cells.map((row) =>
			widths.map((width, at) => (row[at] ?? '-'.repeat(width)).padEnd(width)).join(' | '),
		);
		return lines.map((line) => `| ${line} |\n`).join('');
	});
}
