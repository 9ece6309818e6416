import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { givenNumber } from '../phone/givenNumber';
import { isObject } from '../shared/guards';
import { parseJson } from '../shared/json';
import { messageEssentials, personOf } from './message';

/** As many as no two bodies share by chance; n8n's store keeps them all. */
const DIGEST_BYTES = 16;

/** A delivery as it came. */
export interface Delivery {
	/** The bytes that are signed. */
	body: Buffer;
	/** By their names in lower case. */
	headers: Readonly<Record<string, unknown>>;
}

/** The event that a delivery reports. */
interface DeliveredEvent {
	/** The content of the body. */
	payload: IDataObject;
	/** Its name, e.g. "contact.created"; it may be missing. */
	event: unknown;
	/** Names by which the delivery is known if it comes again: each alone is enough, and there may be none. */
	names: string[];
}

/** Reads a delivery; `undefined` if its body is no JSON object. */
export function readDelivery({ body, headers }: Delivery): DeliveredEvent | undefined {
	// Unlike Buffer's decoder, this one drops a byte order mark.
	const payload = parseJson(new TextDecoder().decode(body));
	if (!isObject(payload)) return undefined;
	const id = headers['x-webhook-delivery-id'];
	return {
		payload,
		event: payload.event ?? headers['x-webhook-event'],
		names: [...(typeof id === 'string' && id !== '' ? [id] : []), ...digestOf(body, payload)],
	};
}

/**
 * A digest of a body. The ID of a delivery is not signed, so whoever got hold of one can send it again
 * under another ID, or under none. A body without a `timestamp` has no digest, because two events may
 * have the same body then.
 */
function digestOf(body: Buffer, { timestamp }: IDataObject): string[] {
	if (timestamp === undefined || timestamp === null) return [];
	const digest = createHash('sha256').update(body).digest().subarray(0, DIGEST_BYTES);
	return [digest.toString('base64url')];
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
