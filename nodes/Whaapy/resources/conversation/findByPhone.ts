import { checkPhone } from '../../parameters/validate';
import {
	defaultCountry,
	phoneNumber,
	runOptions,
	simplify,
	tryOtherSpellings,
} from '../properties';
import { readParameters } from '../../parameters/readParameters';
import { simplifyConversation } from './simplify';
import type { Operation, Property } from '../../parameters/property';
import { conversationMissing, lookUpConversation } from './find';

const HINT =
	"Check the number, and 'Default Country' under Options. To go on without a conversation, set 'When Not Found' there to 'Return an Empty Item'.";

const properties = [
	phoneNumber,
	simplify,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			defaultCountry,
			...runOptions,
			tryOtherSpellings,
			{
				displayName: 'When Not Found',
				name: 'whenNotFound',
				type: 'options',
				default: 'error',
				description: 'What to do when Whaapy has no conversation with the number',
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
			},
		],
	},
] as const satisfies readonly Property[];

/** Conversation → Find by Phone (page conversations-by-phone). */
export const findByPhone: Operation = {
	name: 'Find by Phone',
	value: 'findByPhone',
	action: 'Find conversation by phone',
	description: 'Find the conversation with a person by their phone number',
	properties,
	async execute(client, itemIndex) {
		const parameters = readParameters(this, properties, itemIndex);
		const { defaultCountry: country, tryOtherSpellings: tryOther = true } = parameters.options;
		const node = this.getNode();
		const phone = checkPhone(node, itemIndex, 'Phone Number', parameters.phoneNumber, country);
		const found = await lookUpConversation(client, phone, tryOther);
		if ('conversation' in found) {
			return parameters.simplify ? simplifyConversation(found.conversation) : found.conversation;
		}
		if (parameters.options.whenNotFound === 'emptyItem') return {};
		throw conversationMissing(node, itemIndex, phone, tryOther, found.missing, HINT);
	},
};
