import type { IDataObject } from 'n8n-workflow';
import { givenNumber } from '../phone/givenNumber';
import { isObject } from '../shared/guards';
import { parseJson } from '../shared/json';
import { messageEssentials, personOf } from './message';

/** The JSON object in the body of a delivery; `undefined` if there is none. */
export function readPayload(body: Buffer): IDataObject | undefined {
	// Unlike Buffer's decoder, this one drops a byte order mark.
	const json = parseJson(new TextDecoder().decode(body));
	return isObject(json) ? json : undefined;
}

/**
 * Puts the event's data at the root, beside what surrounds it; of a received message the essentials
 * come first, see {@link messageEssentials}. A phone number is in E.164 whatever the event, and what
 * is no number is not called one.
 *
 * If the data itself has a field called `event`, `timestamp` or `businessId`, the surrounding field
 * keeps its place, and the data is there once more, whole, under `data`.
 */
export function flatten(payload: IDataObject, event: string): IDataObject {
	const { data, timestamp, businessId } = payload;
	const around: IDataObject = {
		event,
		...(timestamp !== undefined && { timestamp }),
		...(businessId !== undefined && { businessId }),
	};
	if (!isObject(data)) return data === undefined ? around : { ...around, data };
	const collides = Object.keys(around).some((name) => name in data);
	const essentials = event === 'message.received' ? messageEssentials(data) : {};
	const { phone_number: given, phoneNumber } = data;
	return {
		...essentials,
		...withoutFalseNumber(data),
		...personOf([given, phoneNumber, essentials.phone_number], [given]),
		...around,
		...(collides && { data }),
	};
}

/** An event's data without what it calls a phone number and is none. */
function withoutFalseNumber(data: IDataObject): IDataObject {
	const { phone_number: given, ...others } = data;
	return given === null || givenNumber(given) !== undefined ? data : others;
}
