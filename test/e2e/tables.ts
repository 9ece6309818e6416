import type { Editor } from '../../tools/demo/editor';

type Row = Record<string, string | number | boolean | null>;

/**
 * Makes a data table, as a person does in the editor.
 *
 * @param columns the types by their names
 * @returns what reads its rows, oldest first
 */
export async function makeTable(
	editor: Editor,
	{
		name,
		columns,
		rows,
	}: { name: string; columns: Record<string, 'string' | 'number' | 'boolean'>; rows: Row[] },
): Promise<() => Promise<Row[]>> {
	const { id: project } = await editor.call<{ id: string }>('GET', '/projects/personal');
	const tables = `/projects/${project}/data-tables`;
	const { id } = await editor.call<{ id: string }>('POST', tables, {
		name,
		columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
	});
	if (rows.length > 0)
		await editor.call('POST', `${tables}/${id}/insert`, { data: rows, returnType: 'count' });
	return async () =>
		(await editor.call<{ data: Row[] }>('GET', `${tables}/${id}/rows?take=100`)).data;
}

/** Columns of texts. */
export const texts = (...names: string[]): Record<string, 'string'> =>
	Object.fromEntries(names.map((name) => [name, 'string']));
