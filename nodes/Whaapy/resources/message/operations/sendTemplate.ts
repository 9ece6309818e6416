import { defineOperation } from '../../operation';
import { defaultCountry } from '../../properties';
import { recipient, SEND_ENDPOINTS, sendMessage, sendToOtherSpelling } from '../recipient';
import { bodyOptions } from '../sendOptions';
import { readTemplateMessage, templateRefusals } from '../templateMessage';
import { templateFields } from '../templateProperties';

/** Message → Send Template. What the send needs is stored in the workflow, so Whaapy is asked nothing. */
export const sendTemplate = defineOperation({
	name: 'Send Template',
	action: 'Send template message',
	description:
		'Send an approved WhatsApp template to a person; this starts the conversation if there is none',
	api: {
		endpoints: [...SEND_ENDPOINTS, 'POST /media/v1'],
		costs: {
			'by name, to a conversation': 1,
			'by name, number with one spelling': 1,
			'by name, two spellings, contact under either': 2,
			'by name, two spellings, new number': 2,
		},
	},
	properties: [recipient, ...templateFields],
	options: [...bodyOptions, defaultCountry, sendToOtherSpelling],
	async execute(run) {
		const message = await readTemplateMessage(run);
		return await sendMessage(run, async () => await message.body(), templateRefusals);
	},
});
