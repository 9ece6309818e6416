import type { Store } from '../store';
import { seed, seedStages } from './clinic';
import { seedTeam } from './team';
import { seedTemplates } from './templates';

/** As if the story of the seed, which ends in the morning of this day, had been just now. */
const DAY_OF_SEED = Date.parse('2026-01-29T12:00:00Z');

function moveToPresent(store: Store): void {
	const hours = Math.floor((Date.now() - DAY_OF_SEED) / 3_600_000);
	store.letPass(-hours);
}

/** Fills an empty store: what every business has, and the clinic's people if they are wanted. */
export function fillStore(store: Store, withPeople: boolean): void {
	seedStages(store);
	seedTeam(store);
	seedTemplates(store);
	if (withPeople) seed(store);
	if (store.realTime) moveToPresent(store);
}
