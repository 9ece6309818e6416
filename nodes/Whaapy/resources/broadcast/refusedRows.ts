import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../shared/guards';
import { truncate } from '../../shared/text';

/** Names under which an answer can list what it did not take. */
const REFUSED = /^(failed|failures?|errors?|invalid|refused|rejected)/i;

/**
 * The phone numbers that an answer of success names as not added, in digits, each with the reason
 * given for it.
 *
 * How Whaapy tells a refused row is not documented (docs/whaapy-api.md, "Gaps"), so a list under a
 * name such as `errors` or `invalidRows` counts, of numbers or of objects with one. Others that were
 * skipped, e.g. because the broadcast has them already, are no refusal.
 */
export function refusedRows(answer: IDataObject): Map<string, string> {
	const refused = new Map<string, string>();
	for (const part of [answer, answer.data]) {
		if (!isObject(part)) continue;
		for (const [name, list] of Object.entries(part)) {
			if (!REFUSED.test(name) || !Array.isArray(list)) continue;
			for (const entry of list) {
				const { phone, reason } = readEntry(entry);
				const digits = String(phone ?? '').replace(/\D/g, '');
				if (digits !== '') refused.set(digits, truncate(reason, 200));
			}
		}
	}
	return refused;
}

function readEntry(entry: unknown): { phone: unknown; reason: string } {
	if (!isObject(entry)) return { phone: entry, reason: '' };
	const { phoneNumber, phone_number, phone, message, reason, error } = entry;
	const words = [message, reason, error].find((text) => typeof text === 'string');
	return { phone: phoneNumber ?? phone_number ?? phone, reason: words ?? '' };
}
