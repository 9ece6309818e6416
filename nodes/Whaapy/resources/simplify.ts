import type { IDataObject } from 'n8n-workflow';
import { givenNumber } from '../phone/givenNumber';

/** How many fields a simplified output has at most (n8n's guideline). */
const MAX_FIELDS = 10;

/**
 * The simplified output of a record: fields in the order given, without those that the API did not send, and
 * ten at most. A field that is `null` stays `null`.
 */
export function simplified(fields: Record<string, IDataObject[string] | undefined>): IDataObject {
	const present: IDataObject = {};
	for (const [name, value] of Object.entries(fields)) {
		if (value !== undefined) present[name] = value;
		if (Object.keys(present).length === MAX_FIELDS) break;
	}
	return present;
}

/** A phone number as the API gives it; `null` for the ID of a person who shows none. */
export function phoneOrNull<T>(phone: T): T | null {
	return phone === undefined || givenNumber(phone) !== undefined ? phone : null;
}
