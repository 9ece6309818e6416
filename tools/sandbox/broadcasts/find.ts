import { invalid, notFound } from '../respond';
import type { Store } from '../store';
import type { Broadcast } from '../types';

export function findBroadcast(store: Store, id: string): Broadcast {
	const broadcast = store.broadcasts.get(id);
	if (!broadcast) throw notFound('Difusión no encontrada');
	return broadcast;
}

/** Refuses what a broadcast does not take in its present status. */
export function expectStatus(broadcast: Broadcast, allowed: Array<Broadcast['status']>): void {
	if (allowed.includes(broadcast.status)) return;
	throw invalid(`La difusión está en estado ${broadcast.status}`, {
		status: [`Debe ser ${allowed.join(', ')}`],
	});
}
