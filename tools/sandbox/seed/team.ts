import { SEEDED_AGENTS, SEEDED_SEGMENTS } from '../seeded';
import type { Store } from '../store';
import type { Agent, Segment } from '../types';

const TEAM: Agent[] = [
	{
		id: SEEDED_AGENTS.maria,
		name: 'María García',
		email: 'maria@clinica-sonrisa.example',
		role: 'admin',
		isAvailable: true,
	},
	{
		id: SEEDED_AGENTS.paula,
		name: 'Paula Íñiguez',
		email: 'paula@clinica-sonrisa.example',
		role: 'owner',
		isAvailable: true,
	},
	{
		id: SEEDED_AGENTS.diego,
		name: 'Diego Herrera',
		email: 'diego@clinica-sonrisa.example',
		role: 'agent',
		isAvailable: false,
	},
];

const SEGMENTS: Segment[] = [
	{ id: SEEDED_SEGMENTS.vip, name: 'Pacientes VIP', tag: 'vip' },
	{ id: SEEDED_SEGMENTS.tourism, name: 'Turismo dental', tag: 'turismo-dental' },
];

/** Who works at the clinic, and the groups of its patients. */
export function seedTeam(store: Store): void {
	for (const agent of TEAM) store.agents.set(agent.id, { ...agent });
	for (const segment of SEGMENTS) store.segments.set(segment.id, { ...segment });
}
