import { table } from '../demo/table';
import type { Report } from '.';
import { masked } from './mask';
import type { Result, Row } from './outcome';
import { tellUs } from './tellUs';

const RESULTS: Result[] = ['agrees', 'differs', 'not allowed', 'not reachable', 'not asked'];

/** 0 if nothing differs, 1 if something does, 2 if the check itself could not be done as a whole. */
export function exitCode({ reads, writes, leftBehind }: Report): number {
	const rows = [...reads, ...writes];
	if (rows.some(({ result, wrong }) => result === 'differs' || wrong === 'scopes')) return 1;
	const isCut = rows.some(({ result, wrong }) => result === 'not reachable' || wrong === 'key');
	return isCut || leftBehind || !rows.some(({ result }) => result === 'agrees') ? 2 : 0;
}

const counts = (rows: Row[]) =>
	RESULTS.map((result) => ({ result, count: rows.filter((row) => row.result === result).length }));

/** For machines; the same content as the table. */
export function asJson(report: Report, key: string): string {
	const { reads, writes, variants, notes, leftBehind } = report;
	const summary = Object.fromEntries(
		counts([...reads, ...writes]).map(({ result, count }) => [result, count]),
	);
	return masked(
		JSON.stringify({ summary, reads, writes, variants, notes, leftBehind }, null, '\t'),
		key,
	);
}

/** For people: the table, what the answers tell beyond it, and what of it to tell the maintainers. */
export function asText(report: Report, key: string): string {
	const rows = [...report.reads, ...report.writes];
	const told = counts(rows).filter(({ count }) => count > 0);
	const sections = [
		['', tableOf(rows)],
		['More fields than in the contract', list(rows, ({ more }) => more.join(', '))],
		[
			'Shown by the source, and in no record here (allowed)',
			list(rows, ({ lacks }) => lacks.join(', ')),
		],
		['Answers that no source shows', list(rows, ({ shape }) => shape ?? '')],
		[
			'Where the sources disagree or do not say, this API shows',
			report.variants.map(({ question, shows }) => `  ${question}\n    → ${shows}`).join('\n'),
		],
		['', report.notes.join('\n')],
		['', told.map(({ result, count }) => `${count} ${result}`).join(' · ')],
		['', tellUs(report)],
	];
	const texts = sections
		.filter(([, body]) => body !== '')
		.map(([title, body]) => (title ? `${title}\n\n${body}` : body));
	return masked(texts.join('\n\n'), key);
}

function tableOf(rows: Row[]): string {
	const cells = rows.flatMap(({ endpoint, grade, result, details }) => [
		[endpoint, grade, result, details[0] ?? ''],
		...details.slice(1).map((detail) => ['', '', '', detail]),
	]);
	return table(['Endpoint', 'Grade', 'Result', 'Where, or why'], cells);
}

const list = (rows: Row[], pick: (row: Row) => string) =>
	rows
		.map((row) => ({ endpoint: row.endpoint, text: pick(row) }))
		.filter(({ text }) => text !== '')
		.map(({ endpoint, text }) => `  ${endpoint}\n    ${text}`)
		.join('\n');
