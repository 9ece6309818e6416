import type { Parameters } from '../../../parameters/parameterTypes';
import type { ValidationIssues } from '../../../parameters/issues';
import type { Property } from '../../../parameters/property';
import { choices } from '../../../shared/labels';

/** How long to wait, in the shape that n8n's own nodes have. */
export const limitWaitTime = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	optional: true,
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' } },
	description:
		"How long to wait for the answer at most. The workflow then goes on with the item that came in, with 'answered' set to false.",
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Limit Type',
					name: 'limitType',
					type: 'options',
					default: 'afterTimeInterval',
					description:
						'Sets the condition for the execution to resume. Can be a specified date or after some time.',
					options: [
						{
							name: 'After Time Interval',
							description: 'Waits for a certain amount of time',
							value: 'afterTimeInterval',
						},
						{
							name: 'At Specified Time',
							description: 'Waits until the set date and time to continue',
							value: 'atSpecifiedTime',
						},
					],
				},
				{
					displayName: 'Amount',
					name: 'resumeAmount',
					type: 'number',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
					// So many days are a date still.
					typeOptions: { minValue: 0, maxValue: 1_000_000, numberPrecision: 2 },
					default: 1,
					description: 'The time to wait',
				},
				{
					displayName: 'Unit',
					name: 'resumeUnit',
					type: 'options',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
					options: choices('minutes', 'hours', 'days'),
					default: 'hours',
					description: 'Unit of the interval value',
				},
				{
					displayName: 'Max Date and Time',
					name: 'maxDateAndTime',
					type: 'dateTime',
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
					default: '',
					description: 'Continue execution after the specified date and time',
				},
			],
		},
	],
} as const satisfies Property;

const UNITS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

type Limit = Parameters<[typeof limitWaitTime]>['limitWaitTime'];

/**
 * When a run that begins to wait now goes on without an answer.
 *
 * @returns `undefined` if it waits for ever, or if an issue was added
 */
export function readWaitTill(issues: ValidationIssues, limit: Limit): Date | undefined {
	const values = limit?.values[0];
	if (values === undefined) return undefined;
	const { limitType, resumeAmount, resumeUnit, maxDateAndTime } = values;
	const till =
		limitType === 'atSpecifiedTime'
			? maxDateAndTime
			: Date.now() + resumeAmount * UNITS[resumeUnit];
	if (till !== undefined && till > Date.now()) return new Date(till);
	return issues.add(
		'Limit Wait Time',
		till === undefined ? 'names no date and time' : 'is over already',
		'Give the person some time, e.g. 45 minutes.',
	);
}
