import type { INodePropertyOptions } from 'n8n-workflow';

/** Stands for every event, also those that Whaapy adds later. */
export const EVERY_EVENT = '*';

/** Everything that Whaapy can report (FACTS, "Events"); the one most workflows start with first. */
export const EVENTS: INodePropertyOptions[] = [
	{
		name: 'Contact Created',
		value: 'contact.created',
		description: 'Someone new wrote to you, or was added by hand, by import or by the API',
	},
	{
		name: 'Contact Deleted',
		value: 'contact.deleted',
		description: 'A contact was removed',
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
		description: 'Fields of a contact were changed. Brings the changed fields only.',
	},
	{
		name: 'Conversation Assigned',
		value: 'conversation.assigned',
		description: 'A conversation was given to one of your agents',
	},
	{
		name: 'Conversation Closed',
		value: 'conversation.closed',
		description: 'A conversation was marked as done',
	},
	{
		name: 'Conversation Created',
		value: 'conversation.created',
		description: 'A first conversation with a contact began',
	},
	{
		name: 'Conversation Reopened',
		value: 'conversation.reopened',
		description: 'A closed conversation became active again',
	},
	{
		name: 'Conversation Unassigned',
		value: 'conversation.unassigned',
		description: 'A conversation was taken from its agent',
	},
	{
		name: 'Message Received',
		value: 'message.received',
		description: 'A contact wrote to you',
	},
	{
		name: 'Message Sent',
		value: 'message.sent',
		description: 'You, the AI or a workflow wrote to a contact',
	},
	{
		name: 'Message Delivered',
		value: 'message.delivered',
		description: 'Your message arrived on the phone of the contact',
	},
	{
		name: 'Message Read',
		value: 'message.read',
		description: 'The contact opened your message',
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
