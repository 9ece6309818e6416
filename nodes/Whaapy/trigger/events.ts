import type { INodePropertyOptions } from 'n8n-workflow';

/** Stands for every event, also those that Whaapy adds later. */
export const EVERY_EVENT = '*';

/**
 * Everything that Whaapy can report (docs/whaapy-api.md, "Webhooks"); the event that most workflows
 * start with first. A description says when an event does not happen if users would expect it to.
 */
export const EVENTS: INodePropertyOptions[] = [
	{
		name: 'Contact Created',
		value: 'contact.created',
		description:
			"A contact was added by hand, by import or by the API. Not when someone new writes to you: that is 'Conversation Created'.",
	},
	{
		name: 'Contact Deleted',
		value: 'contact.deleted',
		description: 'A contact was removed. Includes only its ID.',
	},
	{
		name: 'Contact Merged',
		value: 'contact.merged',
		description: 'Two contacts turned out to be the same person and became one',
	},
	{
		name: 'Contact Moved to Another Stage',
		value: 'contact.stage_changed',
		description: 'A contact reached another stage of the sales funnel',
	},
	{
		name: 'Contact Updated',
		value: 'contact.updated',
		description: 'Fields of a contact were changed. Includes only the fields that changed.',
	},
	{
		name: 'Conversation Assigned',
		value: 'conversation.assigned',
		description: 'A conversation was given to one of your agents. Does not include the contact ID.',
	},
	{
		name: 'Conversation Closed',
		value: 'conversation.closed',
		description: 'A conversation was marked as done. Does not include the contact ID.',
	},
	{
		name: 'Conversation Created',
		value: 'conversation.created',
		description:
			"Someone wrote to you for the first time, or the API wrote to a new number. Not when a known contact writes again: that is 'Message Received'.",
	},
	{
		name: 'Conversation Reopened',
		value: 'conversation.reopened',
		description: 'A closed conversation became active again',
	},
	{
		name: 'Conversation Unassigned',
		value: 'conversation.unassigned',
		description: 'A conversation was taken from its agent. Does not include the contact ID.',
	},
	{
		name: 'Funnel Stage Created',
		value: 'funnel_stage.created',
		description: 'A stage was added to the sales funnel',
	},
	{
		name: 'Funnel Stage Updated',
		value: 'funnel_stage.updated',
		description:
			"The name or the color of a stage was changed. Not when a contact moves: that is 'Contact Moved to Another Stage'.",
	},
	{
		name: 'Message Received',
		value: 'message.received',
		description:
			"A contact wrote to you. Choose 'Conversation Created' too, or you may miss the first message of someone new.",
	},
	{
		name: 'Message Sent',
		value: 'message.sent',
		description:
			"You, the AI or a workflow wrote to a contact. 'Message Delivered' and 'Message Failed' tell whether it arrived.",
	},
	{
		name: 'Message Delivered',
		value: 'message.delivered',
		description: 'Your message arrived on the phone of the contact. It may not have been read.',
	},
	{
		name: 'Message Read',
		value: 'message.read',
		description: 'The contact opened your message. Not if the contact hides read receipts.',
	},
	{
		name: 'Message Failed',
		value: 'message.failed',
		description: 'WhatsApp could not deliver your message',
	},
	{
		name: 'Broadcast Sent',
		value: 'broadcast.sent',
		description: 'A message to many contacts began to go out',
	},
	{
		name: 'Broadcast Completed',
		value: 'broadcast.completed',
		description: 'A message to many contacts has gone out to all of them',
	},
	{
		name: 'Broadcast Failed',
		value: 'broadcast.failed',
		description: 'A message to many contacts could not be sent',
	},
	{
		name: 'Every Event',
		value: EVERY_EVENT,
		description: 'Everything above, and whatever Whaapy adds later',
	},
];
