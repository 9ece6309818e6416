import type { Deliverer } from './deliveries';
import type { Events } from './events';
import type { Store } from './store';
import type { Settings } from './types';

/** What the routes share. */
export interface Context {
	store: Store;
	settings: Settings;
	deliverer: Deliverer;
	events: Events;
	/** The sandbox's own address, for the links it hands out; known once it listens. */
	url: () => string;
}
