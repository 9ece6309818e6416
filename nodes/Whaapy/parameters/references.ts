import { normalizePhone } from '../phone/normalizePhone';
import { empty } from '../phone/refusal';
import { sharedDigits } from '../phone/variants';
import { inPlaceOfId, isId, USE_THE_CONVERSATION, USER_ID } from '../shared/id';
import { PATH_WORDS } from '../shared/pathWords';
import { isBlankText, truncate } from '../shared/text';
import type { Reader, ValueRefusal } from './coerce';
import { refuse } from './coerce';
import type { Property } from './property';

/** The meanings that a text can have, see `reads` of a property. */
type Kind = 'phone' | 'phoneDigits' | 'id' | 'idOrPhone' | 'metaId' | 'messageId';

/** The meaning of a text, or why it has none. */
type Reading = string | ValueRefusal;

const USE_AN_ID =
	"Use the 'id' that another Whaapy node gives, e.g. 550e8400-e29b-41d4-a716-446655440000.";

/**
 * The phone number or the ID that a text stands for, or the text itself if its property does not say
 * that it stands for one. One that is empty stays so; that it must not be, `required` says.
 *
 * @returns an empty text if an issue was added
 */
export function toReference<T>(
	text: T,
	property: { displayName: string; reads?: Kind },
	reader: Reader,
): T | string {
	if (typeof text !== 'string' || property.reads === undefined) return text;
	if (isBlankText(text)) return '';
	const reading = READINGS[property.reads](text.trim(), reader.defaultCountry);
	if (typeof reading === 'string') return reading;
	refuse(reader, property, reading);
	return '';
}

/** Why a reference that is required cannot be empty; `undefined` if it has no words of its own. */
export function whyNotEmpty({
	type,
	reads,
}: Property & { reads?: string }): ValueRefusal | undefined {
	const isLocator = type === 'resourceLocator';
	if (reads === 'phone') return empty();
	return isLocator || reads === 'id' ? { reason: 'is empty', hint: USE_AN_ID } : undefined;
}

const READINGS: Record<Kind, (text: string, country: string) => Reading> = {
	phone: readPhone,
	phoneDigits: readDigits,
	id: (text) => insteadOfId(text) ?? readId(text),
	idOrPhone: (text) => insteadOfId(text, { byPhone: true }) ?? readId(text),
	metaId: readId,
	messageId: (text) => insteadOfId(text) ?? readMessageId(text),
};

/** A phone number in E.164, in the spelling that it has. */
function readPhone(text: string, country: string): Reading {
	const phone = normalizePhone(text, country);
	return phone.ok ? phone.e164 : phone;
}

/** The digits of a part of a number; of a whole one, those that all of its spellings share. */
function readDigits(text: string, country: string): Reading {
	const phone = normalizePhone(text, country);
	if (phone.ok) return sharedDigits(phone.e164);
	const digits = text.replace(/\D/g, '').replace(/^00/, '');
	if (digits === '') {
		return {
			reason: `has no digits: '${truncate(text, 60)}'`,
			hint: 'Use a phone number or a part of it, e.g. 55 1234.',
		};
	}
	return /^[\s\d+()./-]+$/.test(text) ? digits : phone;
}

/**
 * An ID, see {@link isId}. A word of the API's own paths is none: it would lead the request to another
 * endpoint.
 */
function readId(id: string): Reading {
	if (isId(id) && !PATH_WORDS.has(id.toLowerCase())) return id;
	return { reason: `is not an ID: '${truncate(id, 60)}'`, hint: USE_AN_ID };
}

/**
 * The ID of a message that goes into a body: Whaapy's, or WhatsApp's, which may hold characters that
 * no ID in a path may.
 */
function readMessageId(id: string): Reading {
	if (/^[\w.:~+/=-]{1,500}$/.test(id)) return id;
	return {
		reason: `is not the ID of a message: '${truncate(id, 60)}'`,
		hint: "Use the 'id' or the 'wamid' of a message, e.g. 550e8400-e29b-41d4-a716-446655440000.",
	};
}

/** Calls by its name what people give in place of an ID: a phone number, an address, a person's ID. */
function insteadOfId(text: string, { byPhone = false } = {}): ValueRefusal | undefined {
	const found = inPlaceOfId(text);
	if (found === undefined) return undefined;
	const quoted = `'${truncate(text, 60)}'`;
	if (found === USER_ID) return { reason: `is ${found}: ${quoted}`, hint: USE_THE_CONVERSATION };
	const instead = found === 'a phone number' ? '' : ' with the phone number of the person';
	return {
		reason: `is ${found}, not an ID: ${quoted}`,
		hint: byPhone
			? `Choose 'By Phone' for it${instead}. ${USE_AN_ID.replace('Use', 'Or use')}`
			: USE_AN_ID,
	};
}
