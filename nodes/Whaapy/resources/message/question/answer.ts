import type { IDataObject } from 'n8n-workflow';
import { subscriberKey } from '../../../phone/variants';
import { withoutInvisible, wordsOf } from '../../../shared/text';
import type { Choice, Question } from './question';

/** A message of a person, whether it was delivered or read from the history. */
export interface Received {
	/** The kind of message, e.g. "text". */
	type: string;
	text: string;
	/** The ID of the button or row that was tapped. */
	buttonId?: string;
	conversationId: string;
	/** In E.164, if the person shows one. */
	phone?: string;
	/** When it was written, in milliseconds since the epoch. */
	at: number;
	/** Fields that tell who wrote, for the output. */
	responder: IDataObject;
	/** The message itself, for the output. */
	message: IDataObject;
}

/**
 * Judges a message as an answer to a question: an answer, as the run goes on with it; `wrong` if the person did
 * not tap although asked to; `other` if it has nothing to do with it.
 */
export type Judgement = { answer: IDataObject } | 'wrong' | 'other';

const MEDIA = ['image', 'video', 'audio', 'document', 'sticker', 'location', 'contacts'];

/** Judges a message by a question. */
export function judge(question: Question, received: Received): Judgement {
	const { choices, again, acceptMedia } = question;
	const { text, type } = received;
	if (!isOfPersonAsked(question, received)) return 'other';
	// Whatever emoji stands on a button: it may be below another message.
	if (type === 'reaction') return 'other';
	const choice = chosen(question, received);
	if (choice !== undefined) return { answer: answerOf(question, received, choice) };
	if (received.buttonId !== undefined) return 'other';
	const isText = type === 'text' && text.trim() !== '';
	const isTaken = isText ? again === undefined || choices.length === 0 : acceptMedia;
	if (isText || MEDIA.includes(type)) {
		if (isTaken) return { answer: answerOf(question, received) };
		return again === undefined ? 'other' : 'wrong';
	}
	return 'other';
}

/** The answer of who typed something else for good, as the run goes on with it. */
export function answerOf(question: Question, received: Received, choice?: Choice): IDataObject {
	const { text, at, responder, message } = received;
	const [approve] = question.choices;
	return {
		...(question.responseType === 'approval' && {
			approved: choice !== undefined && choice === approve,
		}),
		// An agent takes a yes or no as one only if no words stand beside it.
		...(choice ? { choice: choice.value, text: choice.title } : { text, chatInput: text }),
		answered: true,
		respondedAt: new Date(at).toISOString(),
		responder,
		message,
	};
}

/** A text as a reader sees it: emoji and marks count, but not the tone of a thumb's skin. */
const seen = (text: string) =>
	withoutInvisible(text)
		.replace(/\p{Emoji_Modifier}/gu, '')
		.trim();

/** The choice that was tapped, or typed as it stands on a button, if need be without marks and emoji. */
function chosen(
	{ reference, choices }: Question,
	{ text, buttonId }: Received,
): Choice | undefined {
	if (buttonId?.startsWith(`${reference}/`)) {
		return choices[Number(buttonId.slice(reference.length + 1)) - 1];
	}
	// Of another message, whose buttons may say the same. Where the ID was lost, the text stands in for it.
	if (buttonId !== undefined && buttonId !== text) return undefined;
	const titled = (as: (text: string) => string) =>
		as(text) === '' ? [] : choices.filter(({ title }) => as(title) === as(text));
	const readings = [seen, (title: string) => seen(title).toLowerCase(), wordsOf];
	// Of several that differ in marks only ("+1", "-1"), who leaves those out has named none.
	const [choice, ...others] = readings.map(titled).find(({ length }) => length > 0) ?? [];
	return others.length === 0 ? choice : undefined;
}

/**
 * Tells whether the message comes from the conversation that was asked, after the question was sent. What was
 * tapped below the question itself is proof enough of the time.
 */
function isOfPersonAsked(
	{ to, reference, askedAt, onlyAskedPerson }: Question,
	{ conversationId, phone, buttonId, at }: Received,
): boolean {
	// Who answers under the other spelling of the number does it in another conversation.
	const isInConversation =
		to.conversationId === conversationId ||
		(to.phone !== undefined &&
			phone !== undefined &&
			subscriberKey(to.phone) === subscriberKey(phone));
	const isTapped = buttonId?.startsWith(`${reference}/`) ?? false;
	if (isTapped) return isInConversation || !onlyAskedPerson;
	// WhatsApp tells whole seconds.
	return isInConversation && at >= Math.floor(askedAt / 1000) * 1000;
}
