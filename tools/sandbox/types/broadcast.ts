export const BROADCAST_STATUSES = [
	'cancelled',
	'completed',
	'draft',
	'failed',
	'paused',
	'scheduled',
	'sending',
] as const;

export interface Broadcast {
	id: string;
	name: string;
	status: (typeof BROADCAST_STATUSES)[number];
	templateId: string;
	tagToApply: string | null;
	/** Number of the template's variable → what fills it, e.g. "contact.name". */
	variableMapping: Record<string, string>;
	createdAt: string;
	updatedAt: string;
	startedAt: string | null;
	completedAt: string | null;
}

export const RECIPIENT_STATUSES = [
	'delivered',
	'errors',
	'pending',
	'read',
	'responded',
	'sent',
] as const;

export interface Recipient {
	id: string;
	phoneNumber: string;
	contactId: string | null;
	name: string | null;
	status: (typeof RECIPIENT_STATUSES)[number];
	error: string | null;
	/** The values that came with the number; of the others the mapping says them. */
	templateParameters: string[] | null;
	sentAt: string | null;
}
