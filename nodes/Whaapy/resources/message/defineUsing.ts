import type { Property } from '../../parameters/property';

/**
 * The choice between rows that are added in the panel and rows that come from data. An expression for
 * the rows as a whole is dropped by n8n, so JSON is the only way for a number of rows that is not known
 * before.
 *
 * @param description what is defined
 */
export function defineUsing<const D extends string>(description: D) {
	return {
		displayName: 'Define Using',
		name: 'defineUsing',
		type: 'options',
		default: 'fields',
		description,
		options: [
			{ name: 'Fields Below', value: 'fields', description: 'Add them here one by one' },
			{
				name: 'JSON',
				value: 'json',
				description: 'Take as many as an expression gives, e.g. the free hours of a calendar',
			},
		],
	} as const satisfies Property;
}
