import { truncate } from '../../nodes/Whaapy/shared/text';
import type { Report } from '.';
import type { Row } from './outcome';

/** Of findings; with the lines around them, ten at most. */
const MAX_FINDINGS = 6;
const MAX_LENGTH = 160;

/**
 * What whoever ran the check should tell the maintainers: the most important first, in ten lines at most.
 * The whole is in the report above them.
 */
export function tellUs({ reads, writes, variants }: Report): string {
	const rows = [...reads, ...writes];
	const found = [
		...rows.filter(({ result }) => result === 'differs').map(line('differs')),
		...rows.filter(({ wrong }) => wrong === 'scopes').map(line('')),
		...together(rows, 'stopped', ({ wrong, result, details }) =>
			wrong === 'key' || result === 'not reachable' ? details[0] : undefined,
		),
		...together(rows, 'answered for the first time', ({ shape }) => shape && ''),
		...together(rows, 'had more fields', ({ more }) => (more.length > 0 ? '' : undefined)),
		...together(rows, 'not asked', ({ result }) => (result === 'not asked' ? '' : undefined)),
	];
	const hidden = found.length - MAX_FINDINGS;
	const shown = hidden > 0 ? found.slice(0, MAX_FINDINGS - 1) : found;
	const answered = variants.filter(({ shows }) => !shows.startsWith('cannot be told'));
	const byHand = variants.filter(({ shows }) =>
		/^cannot be told (by requests|without)/.test(shows),
	);
	const lines = [
		...shown,
		...(hidden > 0 ? [`${hidden + 1} more, above`] : []),
		...(answered.length > 0 ? [`${answered.length} answers where the sources disagree`] : []),
		...byHand.map(({ question, shows }) => `By hand, if you can: ${question} (${shows})`),
	];
	return [
		'Tell us in an issue, with all of the above:',
		...lines.map((text) => `- ${truncate(text, MAX_LENGTH)}`),
	].join('\n');
}

const line =
	(verb: string) =>
	({ endpoint, details: [first = '', ...others] }: Row) => {
		const more = others.length > 0 ? ` (and ${others.length} more)` : '';
		return [endpoint, verb, first].filter(Boolean).join(' ') + more;
	};

/** One line for all rows that have something; none if there is no such row. */
function together(rows: Row[], what: string, reasonOf: (row: Row) => string | undefined): string[] {
	const told = rows.filter((row) => reasonOf(row) !== undefined);
	const [first] = told;
	if (first === undefined) return [];
	const reason = reasonOf(first);
	const endpoints = told.map(({ endpoint }) => endpoint).join(', ');
	return [`${told.length} ${what}${reason ? ` (${reason})` : ''}: ${endpoints}`];
}
