import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isObject } from '../shared/guards';
import { EVERY_EVENT } from './events';

/** What the user chose in the trigger's panel. */
export interface TriggerSettings {
	/** Without repetitions; only "every event" where that is among them. */
	events: string[];
	simplify: boolean;
	verifySignature: boolean;
	ignoreDuplicates: boolean;
}

/**
 * Reads the trigger's parameters.
 *
 * Nothing but a plain "off" turns the signature check or the duplicate check off: an expression
 * that went wrong must not open the door.
 */
export function readSettings(context: IHookFunctions | IWebhookFunctions): TriggerSettings {
	const options = context.getNodeParameter('options', {});
	const { verifySignature, ignoreDuplicates }: IDataObject = isObject(options) ? options : {};
	return {
		events: readEvents(context.getNodeParameter('events', [])),
		simplify: context.getNodeParameter('simplify', true) !== false,
		verifySignature: verifySignature !== false,
		ignoreDuplicates: ignoreDuplicates !== false,
	};
}

/** A list, or what an expression often gives instead: one event, or several in a text. */
function readEvents(value: unknown): string[] {
	const names = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
	const events = new Set(names.map((name) => name.trim()).filter((name) => name !== ''));
	return events.has(EVERY_EVENT) ? [EVERY_EVENT] : [...events];
}
