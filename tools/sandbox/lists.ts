import { invalid } from './respond';

export type Query = Record<string, string | string[] | undefined>;

/** A query parameter as text; of a repeated one the first. */
export function queryText(query: Query, name: string): string | undefined {
	const value = query[name];
	return Array.isArray(value) ? value[0] : value;
}

/** `limit` of a listing: 1 to 100 (page "conversations-messages"). */
export function queryLimit(query: Query, byDefault: number): number {
	const text = queryText(query, 'limit');
	if (text === undefined) return byDefault;
	const limit = Number(text);
	if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
		throw invalid('Parámetros inválidos', { limit: ['Debe ser un entero entre 1 y 100'] });
	}
	return limit;
}

/** The value of a query parameter that takes one of a few. */
export function queryChoice<Choice extends string>(
	query: Query,
	name: string,
	choices: readonly Choice[],
): Choice | undefined {
	const text = queryText(query, name);
	const choice = choices.find((known) => known === text);
	if (text !== undefined && choice === undefined) {
		throw invalid('Parámetros inválidos', { [name]: [`Valores: ${choices.join(', ')}`] });
	}
	return choice;
}

/** One page by `limit` and `offset`, as broadcasts are listed, and the `meta` beside it. */
export function offsetPage<T>(items: T[], query: Query) {
	const limit = queryLimit(query, 50);
	const offset = Number(queryText(query, 'offset') ?? 0);
	if (!Number.isInteger(offset) || offset < 0) {
		throw invalid('Parámetros inválidos', { offset: ['Debe ser un entero desde 0'] });
	}
	const end = offset + limit;
	return { items: items.slice(offset, end), meta: { hasMore: end < items.length } };
}

/** One page of a listing by the query's `limit` and `cursor`. */
export function pageOf<T extends { id: string }>(items: T[], query: Query, defaultLimit: number) {
	return cursorPage(items, queryLimit(query, defaultLimit), queryText(query, 'cursor'));
}

/** One page of a listing and its `pagination`; the cursor names the last item, disguised. */
export function cursorPage<T extends { id: string }>(
	items: T[],
	limit: number,
	cursor: string | undefined,
) {
	let start = 0;
	if (cursor) {
		const lastId = Buffer.from(cursor, 'base64url').toString();
		start = items.findIndex((item) => item.id === lastId) + 1;
		if (start === 0) throw invalid('Parámetros inválidos', { cursor: ['Cursor inválido'] });
	}
	const page = items.slice(start, start + limit);
	const last = page.at(-1);
	const hasMore = start + limit < items.length;
	return {
		items: page,
		pagination: {
			total: items.length,
			limit,
			has_more: hasMore,
			next_cursor: hasMore && last ? Buffer.from(last.id).toString('base64url') : null,
		},
	};
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether one text contains the other, without regard to case and accents. */
export const containsFolded = (text: string | null, wanted: string) =>
	fold(text ?? '').includes(fold(wanted));

/** Search by name, without regard to case and accents, or by the digits of the phone. */
export function matches(search: string | undefined, name: string | null, phone: string): boolean {
	const wanted = fold(search ?? '').trim();
	if (!wanted || fold(name ?? '').includes(wanted)) return true;
	const digits = wanted.replace(/\D/g, '');
	return digits !== '' && !/\p{L}/u.test(wanted) && phone.includes(digits);
}
