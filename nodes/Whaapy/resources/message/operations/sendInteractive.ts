import type { IDataObject } from 'n8n-workflow';
import type { Parameters } from '../../../parameters/parameterTypes';
import type { RunOf } from '../../operation';
import { defineOperation } from '../../operation';
import { FREE_FORM_ENDPOINTS, freeFormOptions, sendFreeForm } from '../freeForm';
import { readAction } from '../interactiveAction';
import { choiceFields, frameFields } from '../interactiveFields';
import { MAX_LENGTH, checkLength } from '../limits';
import { readMediaSource } from '../mediaSource';
import { recipient } from '../recipient';

type MessageParameters = Parameters<[...typeof choiceFields, ...typeof frameFields]>;

export const sendInteractive = defineOperation({
	name: 'Send Interactive',
	action: 'Send interactive message (buttons, list, link)',
	description:
		'Ask with buttons or a list, or show a link button, to a person who wrote to you in the last 24 hours',
	api: {
		endpoints: [...FREE_FORM_ENDPOINTS, 'POST /media/v1'],
		costs: {
			'buttons, list or link, to a conversation': 1,
			'file of the item as header, to a conversation': 2,
		},
	},
	properties: [recipient, ...choiceFields, ...frameFields],
	options: freeFormOptions(),
	async execute(run) {
		const { parameters, issues } = run;
		const { text, footer } = parameters;
		checkLength(issues, { parameter: 'Text', value: text, max: MAX_LENGTH.body });
		checkLength(issues, { parameter: 'Footer', value: footer, max: MAX_LENGTH.footer });
		const { type, action } = readAction(issues, parameters);
		const header = await readHeader(run);
		return await sendFreeForm(run, async () => {
			issues.throwIfAny();
			const top = await header?.();
			return {
				type: 'interactive',
				interactive: {
					type,
					...(top && { header: top }),
					body: { text },
					...(footer.trim() && { footer: { text: footer } }),
					action,
				},
			};
		});
	},
});

/** Prepares the header, to be made when it is time to send; `undefined` without one, or after an issue. */
async function readHeader(
	run: RunOf<MessageParameters>,
): Promise<(() => Promise<IDataObject>) | undefined> {
	const { parameters, issues } = run;
	const { headerType, headerText, interactiveType } = parameters;
	if (headerType === 'none') return undefined;
	if (headerType === 'text') {
		checkLength(issues, { parameter: 'Header Text', value: headerText, max: MAX_LENGTH.header });
		const markdown = /[*_~`]/.exec(headerText)?.[0];
		if (markdown !== undefined) {
			issues.add(
				'Header Text',
				`holds ${markdown}, and WhatsApp takes no formatting there`,
				"Leave *, _, ~ and ` out of it. In 'Text' they can stand.",
			);
		}
		return async () => ({ type: 'text', text: headerText });
	}
	if (interactiveType === 'list') {
		issues.add(
			'Header',
			`cannot be of the type ${headerType} with a list`,
			"Set 'Header' to 'Text' or 'None', or use buttons.",
		);
		return undefined;
	}
	const source = await readMediaSource(run, headerType);
	if (source === undefined) return undefined;
	return async () => ({ type: headerType, [headerType]: await source.reference() });
}
