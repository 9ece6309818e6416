import type { Store } from '../store';
import { seed, seedStages } from './clinic';
import { seedTeam } from './team';
import { seedTemplates } from './templates';

/** Fills an empty store: what every business has, and the clinic's people if they are wanted. */
export function fillStore(store: Store, withPeople: boolean): void {
	seedStages(store);
	seedTeam(store);
	seedTemplates(store);
	if (withPeople) seed(store);
}
