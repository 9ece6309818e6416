import { subscriberKey } from '../../../phone/variants';
import { defineBulkOperation } from '../../operation';
import { defaultCountry, phoneNumber } from '../../properties';
import { checkTemplateTexts } from '../../template/texts';
import { addGroup, MAX_ROWS_PER_CALL } from '../addGroup';
import type { Addition } from '../addGroup';
import { broadcastLocator } from '../properties';

/**
 * Broadcast → Add Recipients. Never retried if the first attempt may have been applied. A person
 * whom two items name is added once, or would get the message twice.
 */
export const addRecipients = defineBulkOperation({
	name: 'Add Recipients',
	action: 'Add recipients to broadcast',
	description:
		'Add people to a draft. Input items share requests, up to 100 in one; a person named twice is added once.',
	api: {
		endpoints: [
			'POST /broadcasts/{id}/recipients/csv',
			'POST /broadcasts/{id}/recipients/all',
			'POST /broadcasts/{id}/recipients/segments',
			'GET /broadcasts/{id}',
		],
		costs: {
			'100 items': 1,
			'1,000 items': 10,
			'100 items, one of them refused': 14,
			'all contacts, however many items say so': 1,
		},
	},
	properties: [
		{ ...broadcastLocator, description: 'The draft to add recipients to' },
		{
			displayName: 'Recipients',
			name: 'recipientSource',
			type: 'options',
			default: 'items',
			description: 'Who the broadcast is to go to',
			options: [
				{
					name: 'All Contacts',
					value: 'all',
					description: 'Every contact of the account',
				},
				{
					name: 'Input Items',
					value: 'items',
					description: 'The person of each input item, by phone number',
				},
				{
					name: 'Segments',
					value: 'segments',
					description: 'The contacts of segments that were made in Whaapy',
				},
			],
		},
		{
			...phoneNumber,
			displayOptions: { show: { recipientSource: ['items'] } },
		},
		{
			displayName: 'Template Parameters',
			name: 'templateParameters',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add parameter' },
			default: [],
			placeholder: 'e.g. Juan',
			description:
				"Texts that take the places of the template's variables for this person, in the order of their numbers. Without any, the 'Variable Mapping' of the broadcast counts.",
			displayOptions: { show: { recipientSource: ['items'] } },
		},
		{
			displayName: 'Segment IDs',
			name: 'segmentIds',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add segment' },
			default: [],
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
			description: 'One ID in each box. Whaapy has no list of segments to choose from.',
			displayOptions: { show: { recipientSource: ['segments'] } },
		},
	],
	options: [defaultCountry],
	batchSize: MAX_ROWS_PER_CALL,
	async prepare(run) {
		const { parameters, issues, client, itemIndex } = run;
		const { broadcastId, recipientSource, segmentIds, templateParameters } = parameters;
		const needs = (addition: Addition) => ({ broadcastId, addition });
		if (recipientSource === 'items') {
			const { phoneNumber: phone } = parameters;
			checkTemplateTexts(issues, 'Template Parameters', templateParameters);
			issues.throwIfAny();
			const key = `recipient of ${broadcastId}: ${subscriberKey(phone)}`;
			const firstItem = await client.memory.made.get(key, async () => itemIndex);
			const row = { phone, texts: templateParameters };
			return {
				group: `${broadcastId} items`,
				target: broadcastId,
				needs: needs({ kind: 'row', ...row, firstItem }),
			};
		}
		const ids = segmentIds.map((id) => id.trim()).filter((id) => id !== '');
		if (recipientSource === 'segments' && ids.length === 0) {
			issues.add('Segment IDs', 'is empty', 'Add the ID of at least one segment.');
		}
		const body = recipientSource === 'all' ? undefined : { segmentIds: ids };
		return {
			group: `${broadcastId} ${recipientSource} ${ids.join()}`,
			target: broadcastId,
			needs: needs({ kind: 'group', path: recipientSource, body }),
		};
	},
	executeMany: addGroup,
	async executeOne(client, item) {
		const [result] = await addGroup(client, [item]);
		if (result === undefined || 'error' in result) throw result?.error;
		return result.output;
	},
});
