import { idFor } from './ids';

/** Where to find the people of the seed. */
export const SEEDED = {
	/** The documented example: +521, all fields filled, the ids of the samples in docs/events.md. */
	juan: {
		phone: '+5215512345678',
		contactId: '550e8400-e29b-41d4-a716-446655440000',
		conversationId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
	},
	/** 250 messages of every type; stored as +52, without the 1. */
	maria: person('maria', '+525587654321'),
	/** Without an email, and with an accent in the name. */
	jose: person('jose', '+5213312345670'),
	/** Argentina, stored without the 9 that WhatsApp adds. */
	sofia: person('sofia', '+541123456789'),
	/** Brazil, stored without the ninth digit. */
	joao: person('joao', '+551187654321'),
	/** A closed conversation. */
	luis: person('luis', '+5218187654321'),
	/** A contact without a conversation. */
	renata: person('renata', '+5215544332211'),
};

/** Writes under a WhatsApp username, and shows no phone number: WhatsApp's ID of her is in its place. */
export const SEEDED_WITHOUT_NUMBER = {
	...person('pilar', 'MX.13491208655302741918'),
	username: 'pilar.rojas',
};

function person(name: string, phone: string) {
	return {
		phone,
		contactId: idFor(`contact ${name}`),
		conversationId: idFor(`conversation ${name}`),
	};
}

/** The ids of the people who work at the clinic. */
export const SEEDED_AGENTS = {
	/** Juan's conversation is hers. */
	maria: idFor('agent María García'),
	paula: idFor('agent Paula Íñiguez'),
	/** Not available. */
	diego: idFor('agent Diego Herrera'),
};

/** The ids of the segments: every contact with a tag. */
export const SEEDED_SEGMENTS = {
	vip: idFor('segment Pacientes VIP'),
	tourism: idFor('segment Turismo dental'),
};

export type Person = (typeof SEEDED)[keyof typeof SEEDED];
