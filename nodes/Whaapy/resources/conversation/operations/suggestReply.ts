import { defineOperation } from '../../operation';
import { changeBy, toConversation } from '../change';

/** Conversation → Suggest Reply. Nothing is sent to the person. */
export const suggestReply = defineOperation({
	name: 'Suggest Reply',
	action: 'Suggest reply in conversation',
	description:
		"Let Whaapy's AI write a reply without sending it. The fields of the output are Whaapy's own.",
	...changeBy('POST /conversations/v1/{id}/ai-suggest'),
	readOnly: true,
	async execute(run) {
		return await run.client.post('/conversations/v1/{id}/ai-suggest', await toConversation(run));
	},
});
