import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { EVERY_EVENT } from '../delivery/events';
import { textsOf } from '../parameters/list';
import { isObject } from '../shared/guards';
import type { Filters } from './readFilters';
import { readFilters } from './readFilters';

/** The choices of the user in the trigger's panel. */
export interface TriggerSettings {
	/** Without repetitions; only "every event" if that is among them. */
	events: string[];
	simplify: boolean;
	/** Conditions that an event must meet to start the workflow. */
	filters: Filters;
	verifySignature: boolean;
	ignoreDuplicates: boolean;
	/** True if an answer that goes to the run that waits for it starts the workflow too. */
	startsOnAnswers: boolean;
}

/**
 * Reads the trigger's parameters.
 *
 * Only a plain `false` turns off verifying signatures or ignoring duplicates: an expression that
 * went wrong must not let forged deliveries in.
 */
export function readSettings(context: IHookFunctions | IWebhookFunctions): TriggerSettings {
	const options = context.getNodeParameter('options', {});
	const { verifySignature, ignoreDuplicates, moreEvents, answersToQuestions }: IDataObject =
		isObject(options) ? options : {};
	return {
		events: readEvents(context.getNodeParameter('events', []), moreEvents),
		filters: readFilters(
			context.getNodeParameter('filters', {}),
			context.getNode().parameters.filters,
		),
		simplify: context.getNodeParameter('output', 'simplified') !== 'raw',
		verifySignature: verifySignature !== false,
		ignoreDuplicates: ignoreDuplicates !== false,
		startsOnAnswers: answersToQuestions === 'startThisWorkflow',
	};
}

function readEvents(...values: unknown[]): string[] {
	const events = new Set(values.flatMap(textsOf));
	return events.has(EVERY_EVENT) ? [EVERY_EVENT] : [...events];
}
