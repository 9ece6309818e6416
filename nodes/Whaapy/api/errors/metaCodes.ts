import type { UserMessage } from '../../shared/inputError';

const LOOK_IN_WHATSAPP = "Look in Meta's WhatsApp Manager for what is to be done there";

/** Meta's numbers for what WhatsApp refuses (docs/whaapy-api.md, "Messages"), in words. */
const WORDS: Readonly<Record<number, UserMessage>> = {
	368: {
		message: "WhatsApp has blocked the business's number for a while, because of its policies",
		description: `Do not send again until the block is over. ${LOOK_IN_WHATSAPP}.`,
	},
	80007: {
		message: 'WhatsApp takes no more requests of this business account for now',
		description: 'Wait an hour, then send to fewer people at a time.',
	},
	130429: {
		message: "WhatsApp takes messages of the business's number more slowly than they came",
		description: "Wait a few minutes, and set 'Max Concurrent Requests' under Options to 1.",
	},
	130472: {
		message:
			'WhatsApp does not deliver marketing messages to this person, who is in an experiment of Meta',
		description:
			'Do not send it again: it will be refused each time. Wait until the person writes.',
	},
	131026: {
		message: 'WhatsApp cannot deliver to this number',
		description:
			'Check that the number is right and is on WhatsApp. The person may have an old version of WhatsApp, or may not have accepted its terms.',
	},
	131042: {
		message: 'WhatsApp does not send because of the payment of the business account',
		description: `Check the payment method of the account. ${LOOK_IN_WHATSAPP}.`,
	},
	131047: {
		message: 'More than 24 hours have passed since this person wrote last',
		description:
			"WhatsApp takes templates only until the person writes again. Use the operation 'Send Template'.",
	},
	131049: {
		message: 'WhatsApp gives this person no more marketing messages for now',
		description:
			'Do not send it again: WhatsApp limits how many a person gets of all businesses together. Wait a day at least, or until the person writes.',
	},
	131051: {
		message: 'WhatsApp does not take this type of message',
		description:
			'Check the type of the message, and that everything in it is of a kind that WhatsApp has.',
	},
	131053: {
		message: 'WhatsApp could not take the file',
		description:
			'Check that its address can be opened by everybody, and that its type and size are among those that WhatsApp takes.',
	},
	131056: {
		message: 'WhatsApp takes no more messages to this person for now',
		description:
			'Wait a few minutes before you send to this person: WhatsApp takes about one message in 6 seconds, after a few at once.',
	},
	133010: {
		message: "The business's number is not registered at WhatsApp",
		description: 'Check in Whaapy that the number is connected, and connect it again.',
	},
};

/** Of all numbers that are about a template; whoever sends one may know more. */
export const OF_TEMPLATE: UserMessage = {
	message: 'WhatsApp did not accept the template',
	description:
		"Check its name, its language, whether it is approved, and the text for each of its variables. Choose the template 'From List' to see them.",
};

/**
 * Explains a refusal of WhatsApp's: whether to wait, what to check, or never to send it
 * again. `undefined` if a body holds no number of Meta's that is known.
 *
 * How Whaapy passes it on is not documented, so the number counts wherever it stands: as a code, or in
 * a text such as "(#131047) Re-engagement message".
 *
 * @param body an excerpt of the body
 */
export function metaWords(body: unknown): UserMessage | undefined {
	if (typeof body === 'string') {
		const [, marked, bare] = /\(#(\d{1,6})\)|\b(13[0-3]\d{3}|80007)\b/.exec(body) ?? [];
		return wordsFor(marked ?? bare);
	}
	if (typeof body !== 'object' || body === null) return undefined;
	const codes = Object.entries(body).filter(([name]) => /^(meta_?)?(error_?)?code$/i.test(name));
	const ownWords = codes.map(([, code]) => wordsFor(code));
	return [...ownWords, ...Object.values(body).map(metaWords)].find((words) => words !== undefined);
}

function wordsFor(code: unknown): UserMessage | undefined {
	const number = Number(code);
	return WORDS[number] ?? (number >= 132_000 && number < 133_000 ? OF_TEMPLATE : undefined);
}
