import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { isNothing, isRefusal, tellsRefusal } from './meaning';

/**
 * Where a response holds the thing that was asked for (docs/whaapy-api.md, "Casing and envelopes").
 */
export interface Envelope<T> {
	/** The thing, or `undefined` if the body does not hold it. */
	read(body: unknown): T | undefined;
	/** Tells if a body that does not hold the thing says that there is none, if it can say so. */
	isEmpty?(body: unknown): boolean;
	/**
	 * Set if what was asked for tells refusals itself, e.g. one for each of several contacts: then an
	 * answer is a refusal only if nothing can be read of it.
	 */
	tellsRefusals?: true;
}

/**
 * One object under one of several names; the first name that holds one counts.
 *
 * @param T its type in the contract. The API may send more, fewer and other fields, and they are
 *   passed on.
 */
export function objectIn<T extends object = IDataObject>(...names: string[]): Envelope<T> {
	return {
		read: (body) => valuesUnder(names, body).find(isObject) as T | undefined,
		isEmpty: (body) => sayNothing(valuesUnder(names, body)),
	};
}

/** A list of objects under one of several names; an empty one counts only if no other has items. */
export function listIn<T extends object = IDataObject>(...names: string[]): Envelope<T[]> {
	return {
		read(body) {
			const values = valuesUnder(names, body);
			if (sayNothing(values)) return tellsRefusal(body) ? undefined : [];
			const lists = values.filter(Array.isArray);
			const list = lists.find(({ length }) => length > 0) ?? lists[0];
			return list?.filter(isObject) as T[] | undefined;
		},
	};
}

/**
 * Any answer of an endpoint whose answers are not documented: the object under `data` if there is
 * nothing beside it, else the body; a list is put under `data`.
 */
export const anyAnswer: Envelope<IDataObject> = {
	read(body) {
		if (isNothing(body)) return {};
		if (isRefusal(body)) return undefined;
		if (Array.isArray(body)) return { data: body };
		if (!isObject(body)) return undefined;
		return isObject(body.data) && Object.keys(body).length === 1 ? body.data : body;
	},
};

/** One object under one of several names or, where the answer is not documented, all of it. */
export function objectOrAnswer(...names: string[]): Envelope<IDataObject> {
	const object = objectIn(...names);
	return { read: (body) => object.read(body) ?? anyAnswer.read(body) };
}

/** The answer to a change that outputs nothing of it: anything that tells of no refusal. */
export const acknowledgement: Envelope<true> = {
	read: (body) => (tellsRefusal(body) ? undefined : true),
	isEmpty: isNothing,
};

function valuesUnder(names: readonly string[], body: unknown): unknown[] {
	return isObject(body) ? names.flatMap((name) => (name in body ? [body[name]] : [])) : [];
}

function sayNothing(values: readonly unknown[]): boolean {
	const isNone = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
	return values.length > 0 && values.every(isNone);
}
