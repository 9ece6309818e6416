import type { ValidationIssues } from '../../../parameters/issues';
import { truncate } from '../../../shared/text';
import { defineOperation } from '../../operation';
import { FREE_FORM_ENDPOINTS, freeFormOptions, sendFreeForm } from '../freeForm';
import { recipient } from '../recipient';

export const react = defineOperation({
	name: 'React',
	action: 'React to message',
	description: 'Put an emoji on a message, or take it back',
	api: { endpoints: FREE_FORM_ENDPOINTS, costs: { 'in a conversation': 1 } },
	properties: [
		{ ...recipient, description: 'The person in whose conversation the message is' },
		{
			displayName: 'Message ID',
			name: 'messageId',
			type: 'string',
			required: true,
			default: '',
			reads: 'messageId',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
			description: 'ID of the message to react to',
		},
		{
			displayName: 'Emoji',
			name: 'emoji',
			type: 'string',
			default: '👍',
			placeholder: 'e.g. 👍',
			description: 'One emoji. Leave it empty to take your reaction back.',
		},
	],
	options: freeFormOptions(),
	async execute(run) {
		const { parameters, issues } = run;
		const emoji = validateEmoji(issues, parameters.emoji);
		return await sendFreeForm(run, {
			type: 'reaction',
			reaction: { message_id: parameters.messageId, emoji },
		});
	},
});

/** No emoji has more UTF-16 code units: a kiss with two skin tones has 15. */
const LONGEST_EMOJI = 32;

/** Tells whether a text is one emoji: with a skin tone, a family and a flag are one character each. */
function isEmoji(text: string): boolean {
	// The characters of a long text take memory with the square of its length.
	if (text.length > LONGEST_EMOJI) return false;
	// Made here, because to make one takes as long as to load the rest of the node.
	const characters = new Intl.Segmenter();
	return (
		[...characters.segment(text)].length === 1 &&
		/\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20e3/u.test(text)
	);
}

function validateEmoji(issues: ValidationIssues, value: string): string {
	const emoji = value.trim();
	if (emoji !== '' && !isEmoji(emoji)) {
		issues.add(
			'Emoji',
			`is not one emoji: '${truncate(emoji, 20)}'`,
			'Use a single emoji, e.g. 👍, or leave it empty to take your reaction back.',
		);
	}
	return emoji;
}
