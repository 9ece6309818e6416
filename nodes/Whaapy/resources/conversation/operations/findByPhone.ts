import { output, shape } from '../../../parameters/output';
import type { Property } from '../../../parameters/property';
import { defineOperation } from '../../operation';
import { lookupOptions, phoneNumber } from '../../properties';
import { checkWindow, readWindow } from '../window';
import { conversationMissing, findConversation } from '../find';
import { simplifyConversation } from '../simplify';

const HINT =
	"Check the number, and 'Default Country' under Options. To go on without a conversation, set 'When Not Found' there to 'Return an Empty Item'.";

const whenNotFound = {
	displayName: 'When Not Found',
	name: 'whenNotFound',
	type: 'options',
	default: 'error',
	description: 'What to do if Whaapy has no conversation with the number',
	options: [
		{
			name: 'Return an Empty Item',
			value: 'emptyItem',
			description: 'Go on with an item without fields, e.g. to start a conversation',
		},
		{
			name: 'Stop With a Message',
			value: 'error',
			description: "Stop the workflow, or do what 'On Error' in the settings says",
		},
	],
} as const satisfies Property;

export const findByPhone = defineOperation({
	name: 'Find by Phone',
	action: 'Find conversation by phone',
	description: 'Find the conversation with a person by their phone number',
	api: {
		endpoints: ['GET /conversations/v1/by-phone/{phone}', 'GET /conversations/v1/{id}/messages'],
		costs: {
			'under the spelling given': 1,
			'under the other spelling': 2,
			'number with one spelling': 1,
			'under the spelling given, 24-hour window looked up': 2,
		},
	},
	properties: [phoneNumber, ...output],
	options: [whenNotFound, checkWindow, ...lookupOptions],
	readOnly: true,
	async execute(run) {
		const { client, parameters } = run;
		const { phoneNumber: phone, options } = parameters;
		const lookup = { phone, tryOtherSpellings: options.tryOtherSpellings };
		const { result } = await findConversation(client, lookup);
		if ('found' in result) {
			const conversation = result.found;
			const window = await readWindow(run, conversation);
			return { ...shape(parameters, conversation, simplifyConversation), ...window };
		}
		if (options.whenNotFound === 'emptyItem') return {};
		throw conversationMissing(client, { ...lookup, ...result, hint: HINT });
	},
});
