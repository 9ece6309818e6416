import type { IDataObject } from 'n8n-workflow';
import type { sort } from './filters';

/** A value of the option 'Sort'. */
type SortName = (typeof sort)['options'][number]['value'];

/** An order of contacts. */
export interface Order {
	/** The field of a contact, which is also what the API calls it. */
	field: 'created_at' | 'last_contact_at' | 'updated_at' | 'name';
	direction: 'asc' | 'desc';
}

/** The order that a value of 'Sort' stands for; `undefined` for the one in which Whaapy lists. */
export const ORDERS: Record<SortName, Order | undefined> = {
	createdAscending: { field: 'created_at', direction: 'asc' },
	createdDescending: { field: 'created_at', direction: 'desc' },
	lastContactAscending: { field: 'last_contact_at', direction: 'asc' },
	lastContactDescending: { field: 'last_contact_at', direction: 'desc' },
	updatedAscending: { field: 'updated_at', direction: 'asc' },
	updatedDescending: { field: 'updated_at', direction: 'desc' },
	nameAscending: { field: 'name', direction: 'asc' },
	nameDescending: { field: 'name', direction: 'desc' },
	default: undefined,
};

/** Sorts contacts; those without a value come last in either direction. */
export function sortContacts(contacts: IDataObject[], { field, direction }: Order): IDataObject[] {
	const sign = direction === 'asc' ? 1 : -1;
	const hasValue = (contact: IDataObject) =>
		typeof contact[field] === 'string' && contact[field] !== '';
	return contacts.sort((a, b) => {
		if (!hasValue(a) || !hasValue(b)) return Number(hasValue(b)) - Number(hasValue(a));
		return sign * String(a[field]).localeCompare(String(b[field]), undefined, { numeric: true });
	});
}
