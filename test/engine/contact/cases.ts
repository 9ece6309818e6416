import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import type { CostCases } from '../testOperation';
import { byId, byPhone } from '../useSandbox';

const { juan } = SEEDED;

export const JUAN = byId(juan.contactId);
export const JUAN_BY_PHONE = byPhone(juan.phone);
/** The path of Juan's contact. */
export const AT = `/contacts/v1/${juan.contactId}`;
/** A number that nobody has, and what a model knows of it. */
export const NEW_PHONE = '+14155552671';
export const NEWCOMER = { 'Number of the person': NEW_PHONE };
/** Items with a contact of their own each. */
export const MANY = Array.from({ length: 1_000 }, (_, i) => ({ id: `many-${i}` }));

/** The cases of an operation on one contact. */
export const one = (more: INodeParameters = {}): CostCases => ({
	'by ID': [{ ...more, contactId: JUAN }],
	'by phone': [{ ...more, contactId: JUAN_BY_PHONE }],
});

/** The cases of an operation that sends 100 contacts in one request. */
export function bulk(more: INodeParameters = {}): CostCases {
	const each = { ...more, contactId: byId('={{ $json.id }}') };
	return {
		...one(more),
		'100 contacts by ID': [each, { items: MANY.slice(0, 100) }],
		'1,000 contacts by ID': [each, { items: MANY }],
	};
}

/** The cases of an operation that looks for the other spelling before it makes a contact. */
export const newNumbers: CostCases = {
	'new number with one spelling': [{ phoneNumber: '+573001234567' }],
	'new Mexican number': [{ phoneNumber: '+5215598765432' }],
	'new Argentine number': [{ phoneNumber: '+5491198765432' }],
	'new Brazilian number': [{ phoneNumber: '+5511998765432' }],
	"new number with two spellings, 'Also Try +521 / +52 (MX, AR, BR)' off": [
		{ phoneNumber: '+5215598765432', options: { tryOtherSpellings: false } },
	],
};
