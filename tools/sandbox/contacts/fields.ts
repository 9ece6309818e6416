import { invalid, isObject, objectBody, type Details } from '../respond';
import type { Store } from '../store';

/** The text of what is wrong with a value, or undefined. */
type Check = (value: unknown, store: Store) => string | undefined;

const text: Check = (value) => (typeof value === 'string' ? undefined : 'Debe ser texto');

const matching =
	(pattern: RegExp, message: string): Check =>
	(value) =>
		typeof value === 'string' && pattern.test(value) ? undefined : message;

const object: Check = (value) => (isObject(value) ? undefined : 'Debe ser un objeto');

const texts: Check = (value) =>
	Array.isArray(value) && value.every((entry) => typeof entry === 'string')
		? undefined
		: 'Debe ser una lista de textos';

const number: Check = (value) => (typeof value === 'number' ? undefined : 'Debe ser un número');

const agent: Check = (value, { agents }) =>
	value === null || agents.has(String(value)) ? undefined : 'Agente no encontrado';

const source: Check = (value) =>
	typeof value === 'string' && value.length <= 50 ? undefined : 'Máximo 50 caracteres';

const stage: Check = (value, { stages }) =>
	stages.some(({ id }) => id === value) ? undefined : 'Etapa del funnel no encontrada';

const webAddress: Check = (value) =>
	typeof value === 'string' && URL.canParse(value) && /^https?:/.test(value)
		? undefined
		: 'URL inválida';

/** The optional parameters of page "contacts-create", two more, and what makes each valid. */
const COMMON: Record<string, Check> = {
	name: text,
	email: matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'Email inválido'),
	avatar_url: webAddress,
	tags: texts,
	custom_fields: object,
	external_ids: object,
	notes: text,
	funnel_stage_id: stage,
	source,
	company: text,
	address: text,
	city: text,
	state: text,
	postal_code: text,
	country: matching(/^[A-Z]{2}$/, 'Código de país inválido. Usar ISO 3166-1 alpha-2: MX'),
	deal_value: number,
	assigned_agent_id: agent,
};

/** Fields that a null empties; of all others it is refused. */
const NULLABLE = ['assigned_agent_id'];

export const E164 = /^\+[1-9]\d{6,14}$/;
const phone = matching(E164, 'Formato inválido. Usar E.164: +5215512345678');

const CREATE: Record<string, Check> = { phone_number: phone, ...COMMON };
/** In PATCH `add_tags` and `remove_tags` change single tags; the number is fixed. */
const UPDATE: Record<string, Check> = { ...COMMON, add_tags: texts, remove_tags: texts };

/** The accepted fields of a body, typed as their checks leave them. */
export interface ContactFields {
	phone_number?: string;
	name?: string;
	email?: string;
	avatar_url?: string;
	tags?: string[];
	add_tags?: string[];
	remove_tags?: string[];
	custom_fields?: Record<string, unknown>;
	external_ids?: Record<string, unknown>;
	notes?: string;
	funnel_stage_id?: string;
	source?: string;
	company?: string;
	address?: string;
	city?: string;
	state?: string;
	postal_code?: string;
	country?: string;
	deal_value?: number;
	assigned_agent_id?: string | null;
}

/** Checks a whole body, so that one answer names every problem (page "contacts-create"). */
function checked(body: unknown, checks: Record<string, Check>, store: Store, details: Details) {
	const fields = objectBody(body);
	for (const [name, value] of Object.entries(fields)) {
		const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
		const problem = check
			? value === null && !NULLABLE.includes(name)
				? 'No puede ser null'
				: check(value, store)
			: 'Campo desconocido';
		if (problem) details[name] ??= [problem];
	}
	if (Object.keys(details).length > 0) throw invalid('Datos inválidos', details);
	return fields as ContactFields;
}

export function createFields(body: unknown, store: Store) {
	const details: Details = {};
	if (objectBody(body).phone_number === undefined) details.phone_number = ['Requerido'];
	return checked(body, CREATE, store, details) as ContactFields & { phone_number: string };
}

export function updateFields(body: unknown, store: Store) {
	const details: Details = {};
	if ('phone_number' in objectBody(body)) details.phone_number = ['No se puede modificar'];
	return checked(body, UPDATE, store, details);
}
