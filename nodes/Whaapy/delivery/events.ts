import type { INodePropertyOptions } from 'n8n-workflow';
import { labelExpression } from '../shared/labels';

/** Stands for every event, also those that Whaapy adds later. */
export const EVERY_EVENT = '*';

/**
 * Everything that Whaapy can report (docs/whaapy-api.md, "Webhooks"); what most workflows start with
 * first. A description says when an event does not happen although users may expect it to.
 */
export const EVENTS: INodePropertyOptions[] = [
	{
		name: 'Message Received',
		value: 'message.received',
		description:
			"A contact wrote to you. Not for what you, the AI or a workflow write: that is 'Message Sent'. The first message of someone new may come as 'Conversation Created' only: choose that too.",
	},
	{
		name: 'Message Sent',
		value: 'message.sent',
		description:
			"You, the AI or a workflow wrote to a contact. Not when the message arrives or cannot be delivered: that is 'Message Delivered' or 'Message Failed'.",
	},
	{
		name: 'Message Delivered',
		value: 'message.delivered',
		description:
			"Your message arrived on the phone of the contact. Not while the phone is off, and not when it is read: that is 'Message Read'.",
	},
	{
		name: 'Message Read',
		value: 'message.read',
		description: 'The contact opened your message. Not if the contact hides read receipts.',
	},
	{
		name: 'Message Failed',
		value: 'message.failed',
		description:
			'WhatsApp could not deliver your message. Not for a message that Whaapy refuses to send at all: the node that sends it says so.',
	},
	{
		name: 'Conversation Created',
		value: 'conversation.created',
		description:
			"Someone wrote to you for the first time, or the API wrote to a new number. Not when a known contact writes again: that is 'Message Received'.",
	},
	{
		name: 'Conversation Assigned',
		value: 'conversation.assigned',
		description:
			"A conversation was given to one of your agents. Not when it is taken away: that is 'Conversation Unassigned'. Does not include the contact ID.",
	},
	{
		name: 'Conversation Unassigned',
		value: 'conversation.unassigned',
		description:
			"A conversation was taken from its agent. Not when it is closed: that is 'Conversation Closed'. Does not include the contact ID.",
	},
	{
		name: 'Conversation Closed',
		value: 'conversation.closed',
		description:
			'A conversation was marked as done. Not when nobody writes any more, or when the 24-hour window ends. Does not include the contact ID.',
	},
	{
		name: 'Conversation Reopened',
		value: 'conversation.reopened',
		description:
			"A closed conversation became active again. Not for one that is active already: then there is 'Message Received' only.",
	},
	{
		name: 'Contact Created',
		value: 'contact.created',
		description:
			"A contact was added by hand, by import or by the API. Not when someone new writes to you: that is 'Conversation Created'.",
	},
	{
		name: 'Contact Updated',
		value: 'contact.updated',
		description:
			"Fields of a contact were changed. Not when the contact writes to you: that is 'Message Received'. Includes only the fields that changed.",
	},
	{
		name: 'Contact Moved to Another Stage',
		value: 'contact.stage_changed',
		description:
			"A contact reached another stage of the sales funnel. Not when the stage itself is renamed: that is 'Funnel Stage Updated'.",
	},
	{
		name: 'Contact Merged',
		value: 'contact.merged',
		description:
			'Two contacts turned out to be the same person and became one. Not for two that stay beside each other, e.g. under +52 and +521.',
	},
	{
		name: 'Contact Deleted',
		value: 'contact.deleted',
		description:
			"A contact was removed. Not when a conversation is closed: that is 'Conversation Closed'. Includes only the ID.",
	},
	{
		name: 'Funnel Stage Created',
		value: 'funnel_stage.created',
		description:
			"A stage was added to the sales funnel. Not when a contact comes into one: that is 'Contact Moved to Another Stage'.",
	},
	{
		name: 'Funnel Stage Updated',
		value: 'funnel_stage.updated',
		description:
			"The name or the color of a stage was changed. Not when a contact moves: that is 'Contact Moved to Another Stage'.",
	},
	{
		name: 'Broadcast Sent',
		value: 'broadcast.sent',
		description:
			"A message to many contacts began to go out. Not for each of its messages, and not at its end: that is 'Broadcast Completed'.",
	},
	{
		name: 'Broadcast Completed',
		value: 'broadcast.completed',
		description:
			'A message to many contacts has gone out to all of them. Not a sign that it reached each of them: get its recipients to see.',
	},
	{
		name: 'Broadcast Failed',
		value: 'broadcast.failed',
		description:
			'A message to many contacts could not be sent. Not when only some of them did not get it: get its recipients to see.',
	},
	{
		name: 'Every Event',
		value: EVERY_EVENT,
		description: 'Everything above, and whatever Whaapy adds later',
	},
];

/** The text below the trigger on the canvas, e.g. "Message Received, Contact Created". */
export const EVENTS_SUBTITLE = `={{ [$parameter["events"]].flat().map((event) => ${labelExpression(
	Object.fromEntries(EVENTS.map(({ name, value }) => [String(value), name])),
	'event',
)}).join(", ") }}`;
