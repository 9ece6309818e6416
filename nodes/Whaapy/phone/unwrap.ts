import { isUserId, USE_THE_CONVERSATION, USER_ID } from '../shared/id';
import type { PhoneRefusal } from './refusal';
import { refusalOf } from './refusal';

/** A number without what stood around it. */
interface Unwrapped {
	number: string;
	/** WhatsApp's IDs and links have a country code without a plus. */
	form: 'typed' | 'whatsapp id' | 'whatsapp link';
}

/** They change how the character before them looks: keycaps, and text instead of emoji. */
const VARIATIONS = /[\uFE00-\uFE0F\u20E3]/gu;

/** Characters that nobody sees between two digits; they may part two numbers all the same. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]|(?!\s)\p{Cc}/gu;

/** Quotes, brackets, marks of lists and of bold text, emoji but for flags, and the mark of a formula. */
const BEFORE = /^[\s'"`´‘’‚‛“”„‟«»‹›′″＇＂\\<=*_~•\p{Extended_Pictographic}\p{Emoji_Modifier}✆]+/u;
const AFTER = /[\s'"`´‘’‚‛“”„‟«»‹›′″＇＂\\>*_~;,.\p{Extended_Pictographic}\p{Emoji_Modifier}]+$/u;

/** A number in brackets of its own, as lists in JSON and address books have it. */
const BRACKETED = /^\[([^[\]]*)\]$/;

/** Words for a number beside it, among it the schemes of links; other words may make it something else. */
const WORD =
	'(?:tel[ée]fono|telefone|tel|celular|cel|m[óo]vil|mobile|phone|whatsapp|wsp|n[úu]mero|callto|sms)';
// "Tel 1" and "Cel 2" count, and the 1 would be America's; not "Tel: 1 415 555 2671".
const LABEL = new RegExp(`^(?:${WORD}[\\s.:/]*)+(?:(?<=[:/]\\s*)|(?![12]\\D))(?=[\\d+([])`, 'iu');
const LABEL_BEHIND = new RegExp(`(?<=\\d)[\\s(\\[]+${WORD}[)\\].]*$`, 'iu');

/** Links that open a chat; the number is the path, or the parameter 'phone'. */
const CHAT_LINK =
	/^(?:(?:https?:\/\/)?(?:www\.)?wa\.me\/|(?:(?:https?:\/\/)?(?:\w+\.)?whatsapp\.com\/|whatsapp:\/\/)send\/?\?(?:[^#]*&)?phone=)([^?&#]*)/i;

const WEB_ADDRESS = /^(?:https?:\/\/|www\.|(?:wa\.me|wa\.link|(?:\w+\.)?whatsapp\.com)\/)/i;

/**
 * Takes a number out of what people, spreadsheets and programs put around it: quotes, invisible
 * characters, emoji, the `=` of a formula, labels such as `Cel.`, `tel:`, `whatsapp:` and `wa.me`
 * links, and WhatsApp IDs.
 *
 * @returns the number, or why there is none
 */
export function unwrap(text: string): Unwrapped | PhoneRefusal {
	const visible = text
		.replace(VARIATIONS, '')
		.replace(INVISIBLE, ' ')
		.replace(/%2b/gi, '+')
		.replace(/%20/g, ' ');
	const bare = stripMarks(visible);
	if (isUserId(bare)) return refusalOf(bare, `is ${USER_ID}`, USE_THE_CONVERSATION);
	const id = /^(?:whatsapp:)?([^@]*)@(.+)$/i.exec(bare);
	if (id) {
		const [, user = '', server = ''] = id;
		if (!/^(s\.whatsapp\.net|c\.us)$/i.test(server)) {
			return refusalOf(
				bare,
				'is not the WhatsApp ID of a person',
				'Groups, channels and user names have no phone number. Use an ID that ends in @s.whatsapp.net or @c.us, or the number itself, e.g. +5215512345678.',
			);
		}
		// A linked device adds ":12" to the number, some programs ".0:12".
		return { number: user.replace(/(?:\.\d+)?(?::\d+)?$/, ''), form: 'whatsapp id' };
	}
	const link = CHAT_LINK.exec(bare)?.[1];
	// The plus of an address is a blank, or stands before a number that has its country code anyway.
	if (link && /^[\s+(]*\d/.test(link)) {
		return { number: link.replace(/\+/g, ' '), form: 'whatsapp link' };
	}
	if (WEB_ADDRESS.test(bare)) {
		return refusalOf(bare, 'is a web address without phone number');
	}
	const number = bare.replace(LABEL, '').replace(LABEL_BEHIND, '');
	return { number: stripMarks(number), form: 'typed' };
}

function stripMarks(text: string): string {
	const bare = text.replace(BEFORE, '').replace(AFTER, '');
	const inner = BRACKETED.exec(bare)?.[1];
	return inner === undefined ? bare : stripMarks(inner);
}
