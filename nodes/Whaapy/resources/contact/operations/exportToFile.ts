import type { IDataObject } from 'n8n-workflow';
import type { Contact } from '../../../api/contract';
import { shape } from '../../../parameters/output';
import { isObject } from '../../../shared/guards';
import { dayOf } from '../../../shared/mediaName';
import type { Extent } from '../../exportFile';
import { fileProperty, readExtent, rowsOf, storeFile } from '../../exportFile';
import type { Column } from '../../fileFormats';
import { fileContent, fileFormat, format, jsonOutput, momentIn } from '../../fileFormats';
import { STAGES_ENDPOINT } from '../../funnelStage/findStage';
import { defineOperation } from '../../operation';
import { defaultCountry } from '../../properties';
import { readAccountList, namesIn } from '../accountLists';
import { readCriteria } from '../criteria';
import { contactFilters } from '../filters';
import { contactPages } from '../readContacts';
import { simplifyContact } from '../simplify';

export const exportToFile = defineOperation({
	name: 'Export to File',
	action: 'Export contacts to file',
	description: 'Write contacts to a file, however many there are',
	api: {
		endpoints: [
			'GET /contacts/v1',
			'POST /contacts/v1/search',
			'GET /contacts/v1/fields',
			STAGES_ENDPOINT,
		],
		costs: { 'all of over 1,000': 11, '100 contacts as CSV': 2 },
	},
	properties: [format, contactFilters, ...jsonOutput],
	options: [
		fileProperty,
		{
			displayName: 'Go On From',
			name: 'before',
			type: 'string',
			default: '',
			placeholder: 'e.g. eyJpZCI6IjU1MGU4NDAwIn0',
			description: "The 'before' of an earlier file that was not complete",
		},
		defaultCountry,
	],
	readOnly: true,
	async execute(run) {
		const { client, parameters, context } = run;
		const { options } = parameters;
		const criteria = await readCriteria(run);
		const isTable = parameters.format === 'csv';
		const fields = isTable ? await readAccountList(client, 'fields') : [];
		const columns = contactColumns(
			namesIn(fields, 'key', 'name', 'slug', 'id'),
			momentIn(context.getTimezone()),
		);
		const toJson = (thing: IDataObject) => shape(parameters, thing, simplifyContact);
		const file = fileFormat(parameters.format, columns, toJson);
		const before = options.before.trim();
		const extent: Extent = { count: 0, complete: false, before: before || null };
		const pages = contactPages(client, {
			criteria,
			order: undefined,
			limit: Number.POSITIVE_INFINITY,
			from: before || undefined,
			// The page that is asked for now is in no file yet.
			asking: (cursor) => (extent.before = cursor ?? null),
		});
		return [
			await storeFile(run, {
				content: fileContent(file, rowsOf(file, await readExtent(extent, pages))),
				mimeType: file.mimeType,
				property: options.binaryPropertyName || 'data',
				told: () => {
					const today = dayOf(Date.now(), context.getTimezone());
					return { fileName: `contacts_${today}.${parameters.format}`, ...extent };
				},
			}),
		];
	},
});

/** The columns of a table of contacts: what Whaapy has of each, then the account's own fields. */
function contactColumns(
	customFields: readonly string[],
	moment: (value: unknown) => unknown,
): Column[] {
	const fieldsOf = ({ custom_fields: fields }: Contact) => (isObject(fields) ? fields : {});
	const known = new Set(customFields);
	const others = (contact: Contact) => {
		const left = Object.entries(fieldsOf(contact)).filter(([name]) => !known.has(name));
		return left.length > 0 ? Object.fromEntries(left) : undefined;
	};
	return [
		['Name', ({ name }: Contact) => name],
		['Phone Number', ({ phone_number: phone }: Contact) => phone],
		['Email', ({ email }: Contact) => email],
		['Tags', ({ tags }: Contact) => (Array.isArray(tags) ? tags.join(', ') : tags)],
		['Funnel Stage', (contact: IDataObject) => simplifyContact(contact).funnel_stage],
		['Notes', ({ notes }: Contact) => notes],
		['Source', ({ source }) => source],
		['Last Contact', ({ last_contact_at: at }: Contact) => moment(at)],
		['Created', ({ created_at: at }: Contact) => moment(at)],
		['Contact ID', ({ id }: Contact) => id],
		...customFields.map((name): Column => [name, (contact) => fieldsOf(contact)[name]]),
		['Other Custom Fields', others],
	];
}
