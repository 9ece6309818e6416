import { output, shape } from '../../../parameters/output';
import { STAGES_ENDPOINT } from '../../funnelStage/findStage';
import { defineOperation } from '../../operation';
import { defaultCountry, returnAllOrLimit } from '../../properties';
import { readCriteria } from '../criteria';
import { contactFilters, sort } from '../filters';
import { readContacts } from '../readContacts';
import { simplifyContact } from '../simplify';
import { ORDERS } from '../sortContacts';

export const getAll = defineOperation({
	name: 'Get Many',
	action: 'Get many contacts',
	description: 'Get contacts, all of them or those that fit your filters',
	api: {
		endpoints: ['GET /contacts/v1', 'POST /contacts/v1/search', STAGES_ENDPOINT],
		costs: { '100 contacts': 1, '1,000 contacts': 10, '100 contacts of a stage by name': 2 },
	},
	properties: [...returnAllOrLimit, contactFilters, ...output],
	options: [sort, defaultCountry],
	readOnly: true,
	async execute(run) {
		const { client, parameters } = run;
		const criteria = await readCriteria(run);
		const contacts = await readContacts(client, {
			criteria,
			order: ORDERS[parameters.options.sort],
			limit: parameters.returnAll ? Number.POSITIVE_INFINITY : parameters.limit,
		});
		return contacts.map((contact) => ({
			json: shape(parameters, contact, simplifyContact),
		}));
	},
});
