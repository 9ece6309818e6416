import type { IDataObject } from 'n8n-workflow';
import { tellsRefusal } from '../../api/meaning';
import { isObject } from '../../shared/guards';
import { idIn } from '../../shared/id';

/** Names under which an answer can tell what was done: a number, or a list of it. */
const DONE =
	/^(processed|updated|deleted|removed|added|moved|changed|modified|affected|matched|succeeded|success|successful|completed|done|count)(count|ids)?$/;

/** Names under which an answer can tell what was not done. */
const REFUSED =
	/^(failed|failures?|errors?|refused|rejected|skipped|invalid|missing|notfound|unknown|unprocessed|ignored)(count|ids)?$/;

/** Objects within an answer that can tell it too. */
const INNER = ['data', 'result', 'results', 'contacts', 'summary'];

/** The contents of an answer, as far as it was understood. */
interface Told {
	/** IDs that it names as not done. */
	refused: Set<string>;
	/** True if something was not done that it does not name. */
	unnamed: boolean;
	/** How many were done. */
	done?: number;
}

/**
 * The contacts of a bulk call that it may not have changed.
 *
 * How Whaapy tells a partial failure is not documented (docs/whaapy-api.md, "Gaps"). So success counts
 * for all contacts unless the answer says otherwise, in whatever form: a smaller count, a list of
 * those refused, an error for one of them. If it does not say for whom, all of them are in doubt.
 */
export function contactsInDoubt(answer: IDataObject, ids: readonly string[]): Set<string> {
	const sent = new Set(ids);
	const told: Told = { refused: new Set(), unnamed: false };
	for (const part of [answer, ...INNER.map((name) => answer[name])]) {
		if (isObject(part)) readFields(part, sent, told);
		if (Array.isArray(part)) readResults(part, sent, told);
	}
	const isShort = told.done !== undefined && told.done < sent.size - told.refused.size;
	const isUntold = told.refused.size === 0 && tellsRefusal(answer);
	return told.unnamed || isShort || isUntold ? sent : told.refused;
}

function readFields(fields: IDataObject, sent: ReadonlySet<string>, told: Told): void {
	for (const [name, value] of Object.entries(fields)) {
		const plainName = name.toLowerCase().replace(/[^a-z]/g, '');
		if (plainName === 'success' && value === false) told.unnamed = true;
		else if (REFUSED.test(plainName)) readRefused(value, sent, told);
		else if (DONE.test(plainName)) readDone(value, sent, told);
	}
}

/** A number, a list, or an object with an entry for each that was refused. */
function readRefused(value: unknown, sent: ReadonlySet<string>, told: Told): void {
	if (Array.isArray(value) || isObject(value)) {
		const ids = Array.isArray(value) ? value.map(idOf) : Object.keys(value);
		for (const id of ids) refuse(id, sent, told);
		return;
	}
	// A count beside a list that names them says nothing new, so it does not put all in doubt.
	if (typeof value === 'number') told.done = Math.min(told.done ?? sent.size, sent.size - value);
	else if (value !== null && value !== undefined && value !== false && value !== '') {
		told.unnamed = true;
	}
}

function readDone(value: unknown, sent: ReadonlySet<string>, told: Told): void {
	if (typeof value === 'number') told.done = Math.min(told.done ?? value, value);
	if (!Array.isArray(value)) return;
	if (!refuseUnlisted(value, sent, told)) {
		told.done = Math.min(told.done ?? value.length, value.length);
	}
}

/** Takes a list that names some of the contacts for a list of those that were done. */
function refuseUnlisted(list: unknown[], sent: ReadonlySet<string>, told: Told): boolean {
	const listed = new Set(list.map(idOf));
	const namesContacts = [...sent].some((id) => listed.has(id));
	for (const id of sent) if (namesContacts && !listed.has(id)) told.refused.add(id);
	return namesContacts;
}

/** A list with an entry for each contact, some of which may tell that it was refused. */
function readResults(results: unknown[], sent: ReadonlySet<string>, told: Told): void {
	for (const result of results) {
		if (!isObject(result)) continue;
		const { success, ok, error, status } = result;
		const isRefused =
			success === false ||
			ok === false ||
			(error !== undefined && error !== null && error !== false) ||
			(typeof status === 'string' && /fail|error|not.?found|refused|reject|skip/i.test(status)) ||
			(typeof status === 'number' && status >= 400);
		if (isRefused) refuse(idOf(result), sent, told);
	}
	refuseUnlisted(results, sent, told);
}

function refuse(id: string | undefined, sent: ReadonlySet<string>, told: Told): void {
	if (id !== undefined && sent.has(id)) told.refused.add(id);
	else told.unnamed = true;
}

function idOf(entry: unknown): string | undefined {
	if (!isObject(entry)) return idIn(entry);
	return idIn(entry.id ?? entry.contact_id ?? entry.contactId);
}
