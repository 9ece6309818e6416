import type { IDataObject } from 'n8n-workflow';
import type { Finished } from './editor';

function cell(value: unknown): string {
	if (value === null || value === undefined) return '—';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Rows as a table with a ruled head, for a terminal. */
export function table(head: string[], rows: string[][]): string {
	const widths = head.map((title, i) =>
		Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)),
	);
	const line = (cells: string[]) => cells.map((text, i) => text.padEnd(widths[i] ?? 0)).join(' │ ');
	const rule = widths.map((width) => '─'.repeat(width)).join('─┼─');
	return [line(head), rule, ...rows.map(line)].map((text) => `  ${text.trimEnd()}`).join('\n');
}

/**
 * Prints what a node put out in a finished execution.
 *
 * @returns whether the execution succeeded and the node put something out
 */
export function printRun({ status, data }: Finished, node: string): boolean {
	const { runData, error } = data.resultData;
	if (status !== 'success' || error) {
		console.error(`The run ended with status "${status}": ${error?.message ?? 'no message'}`);
		const description = error && 'description' in error ? error.description : undefined;
		if (description) console.error(String(description));
		return false;
	}
	const items = runData[node]?.at(-1)?.data?.main?.[0] ?? [];
	console.log(`Output of "${node}", ${items.length} ${items.length === 1 ? 'item' : 'items'}:\n`);
	for (const { json } of items) {
		const rows = Object.entries(json as IDataObject).map(([field, value]) => [field, cell(value)]);
		console.log(`${table(['Field', 'Value'], rows)}\n`);
	}
	return items.length > 0;
}
