import { invalid } from './respond';

export type Query = Record<string, string | string[] | undefined>;

/** A query parameter as text; of a repeated one the first. */
export function queryText(query: Query, name: string): string | undefined {
	const value = query[name];
	return Array.isArray(value) ? value[0] : value;
}

/** `limit` of a listing: 1 to 100 (page "conversations-messages"; FACTS for the others). */
export function queryLimit(query: Query, byDefault: number): number {
	const text = queryText(query, 'limit');
	if (text === undefined) return byDefault;
	const limit = Number(text);
	if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
		throw invalid('Parámetros inválidos', { limit: ['Debe ser un entero entre 1 y 100'] });
	}
	return limit;
}

/** One page of a listing and FACTS' `pagination`; the cursor names the last item, disguised. */
export function pageOf<T extends { id: string }>(items: T[], query: Query, defaultLimit: number) {
	const limit = queryLimit(query, defaultLimit);
	const cursor = queryText(query, 'cursor');
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
			has_more: hasMore,
			next_cursor: hasMore && last ? Buffer.from(last.id).toString('base64url') : null,
		},
	};
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Search by name, without regard to case and accents, or by the digits of the phone. */
export function matches(search: string | undefined, name: string | null, phone: string): boolean {
	const wanted = fold(search ?? '').trim();
	if (!wanted || fold(name ?? '').includes(wanted)) return true;
	const digits = wanted.replace(/\D/g, '');
	return digits !== '' && !/\p{L}/u.test(wanted) && phone.includes(digits);
}
