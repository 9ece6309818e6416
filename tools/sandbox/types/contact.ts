/** A stage of the funnel; how many contacts are in it is counted when it is answered. */
export interface Stage {
	id: string;
	name: string;
	color: string;
	position: number;
	createdAt: string;
	updatedAt: string;
}

/** Page "contacts-get": snake_case, exactly the fields shown, and two that only clients know. */
export interface Contact {
	id: string;
	phone_number: string;
	name: string | null;
	email: string | null;
	avatar_url: string | null;
	tags: string[];
	custom_fields: Record<string, unknown>;
	external_ids: Record<string, unknown>;
	notes: string | null;
	funnel_stage: { id: string; name: string } | null;
	source: string;
	company: string | null;
	address: string | null;
	city: string | null;
	state: string | null;
	postal_code: string | null;
	country: string;
	last_contact_at: string | null;
	created_at: string;
	updated_at: string;
	/** Not on the page, so only answered once it was set. */
	deal_value?: number;
	/** Not on the page, so only answered once it was set. */
	assigned_agent_id?: string | null;
}

/** A person of the team, who contacts and conversations are assigned to. */
export interface Agent {
	id: string;
	name: string;
	email: string;
	role: 'owner' | 'admin' | 'agent';
	isAvailable: boolean;
}

/** Contacts that a broadcast can be sent to; no endpoint lists them. */
export interface Segment {
	id: string;
	name: string;
	/** Everyone who has it belongs to the segment. */
	tag: string;
}
