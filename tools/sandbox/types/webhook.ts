/** A registration. */
export interface Webhook {
	id: string;
	businessId: string;
	name: string;
	url: string;
	events: string[];
	secret: string;
	isActive: boolean;
	failureCount: number;
	lastSuccessAt: string | null;
	lastFailureAt: string | null;
	createdAt: string;
}

/** One event on its way to one URL, with all its attempts. */
export interface Delivery {
	id: string;
	webhookId: string;
	url: string;
	event: string;
	headers: Record<string, string>;
	/** The raw body: these bytes are what the signature covers. */
	body: string;
	attempts: number;
	/** The HTTP status of each attempt; 0 if nobody answered in time. */
	statuses: number[];
	status: 'pending' | 'delivered' | 'failed';
}

/** One attempt of a delivery, as the log of its webhook shows it. */
export interface WebhookLog {
	id: string;
	webhookId: string;
	event: string;
	/** The HTTP status; 0 if nobody answered in time. */
	status: number;
	durationMs: number;
	timestamp: string;
	error: string | null;
}

export type SignatureFormat = 'base64' | 'hex' | 'sha256=hex' | 'sha256=base64';
