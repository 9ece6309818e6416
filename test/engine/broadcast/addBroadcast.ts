import type { Sandbox } from '../../../tools/sandbox';
import type { Broadcast, Recipient } from '../../../tools/sandbox/types';

/** Puts a broadcast into the sandbox, a draft without recipients unless told. */
export function addBroadcast(sandbox: Sandbox, fields: Partial<Broadcast> = {}): Broadcast {
	const { store } = sandbox;
	const [template] = [...store.templates.values()];
	const broadcast: Broadcast = {
		id: store.newId(),
		name: 'Promoción',
		status: 'draft',
		templateId: template!.id,
		tagToApply: null,
		variableMapping: {},
		createdAt: store.now(),
		updatedAt: store.now(),
		startedAt: null,
		completedAt: null,
		...fields,
	};
	store.broadcasts.set(broadcast.id, broadcast);
	return broadcast;
}

/** Adds so many recipients to a broadcast. */
export function addRecipients(
	sandbox: Sandbox,
	{ id }: Broadcast,
	count: number,
	status: Recipient['status'] = 'pending',
): void {
	const recipients = Array.from({ length: count }, (_, i): Recipient => ({
		id: `${status}-${i}`,
		phoneNumber: `+52155${String(10_000_000 + i)}`,
		contactId: null,
		name: `Paciente ${i}`,
		status,
		error: null,
		templateParameters: null,
		sentAt: null,
	}));
	const known = sandbox.store.recipients.get(id) ?? [];
	sandbox.store.recipients.set(id, [...known, ...recipients]);
}

/** A broadcast with a recipient, whose ID a model has seen. */
export function seenByModel(sandbox: Sandbox, status: Broadcast['status']) {
	const broadcast = addBroadcast(sandbox, { status });
	addRecipients(sandbox, broadcast, 1);
	const { id } = broadcast;
	return {
		id,
		left: ['broadcastId'],
		knows: { broadcast: id, draft: id },
		at: `/broadcasts/${id}`,
	};
}
