import type { Property } from '../../../parameters/property';
import { defineOperation } from '../../operation';
import { defaultCountry, optionsField } from '../../properties';
import { recipient, SEND_API, sendMessage, sendToOtherSpelling } from '../recipient';
import { bodyOptions } from '../sendOptions';
import { readTemplateMessage, templateRefusals } from '../templateMessage';
import { templateFields } from '../templateProperties';

const properties = [
	recipient,
	...templateFields,
	optionsField(...bodyOptions, defaultCountry, sendToOtherSpelling),
] as const satisfies readonly Property[];

/** Message → Send Template. What the send needs is stored in the workflow, so Whaapy is asked nothing. */
export const sendTemplate = defineOperation({
	name: 'Send Template',
	value: 'sendTemplate',
	action: 'Send template message',
	description:
		'Send an approved WhatsApp template to a person; this starts the conversation if there is none',
	api: {
		endpoints: [...SEND_API.endpoints, 'POST /media/v1'],
		requests: `${SEND_API.requests}; 1 more to upload the file of a header, once for all items`,
	},
	properties,
	async execute(run) {
		const message = await readTemplateMessage(run);
		return await sendMessage(run, async () => await message.body(), templateRefusals);
	},
});
