import type { IDataObject } from 'n8n-workflow';
import type { WhaapyClient } from '../../../api/client';
import { readTemplate, readTemplates } from '../../template/templates';
import type { TemplateReference } from '../../template/reference';
import { isObject } from '../../../shared/guards';
import type { QuickReply } from '../templateBody';
import type { Choice } from './question';

/** The quick replies of a template, each with the place that it has among the buttons. */
type Replies = Array<{ index: number; title: string }>;

/**
 * The quick replies of a template, which a send does not know: one request for one that was picked from
 * the list; by name, as many as the list of templates has pages.
 */
export async function quickRepliesOf(
	client: WhaapyClient,
	template: TemplateReference,
): Promise<Replies> {
	const found =
		template.id === undefined
			? await findByName(client, template)
			: await readTemplate(client, template.id);
	const parts = Array.isArray(found?.components) ? found.components.filter(isObject) : [];
	const buttons = parts.flatMap((part) => (Array.isArray(part.buttons) ? part.buttons : []));
	return buttons.flatMap((button, index) => {
		if (!isObject(button) || !/^quick_reply$/i.test(String(button.type))) return [];
		return [{ index, title: String(button.text ?? '') }];
	});
}

async function findByName(
	client: WhaapyClient,
	{ name, language }: TemplateReference,
): Promise<IDataObject | undefined> {
	for await (const page of readTemplates(client, { status: 'APPROVED' })) {
		const found = page.find((each) => each.name === name && each.language === language);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The replies that can be tapped, and what tapping each tells. */
export function choicesOf(
	replies: Replies,
	reference: string,
): { choices: Choice[]; payloads: QuickReply[] } {
	return {
		choices: replies.map(({ title }) => ({ title, value: title })),
		payloads: replies.map(({ index }, at) => ({ index, payload: `${reference}/${at + 1}` })),
	};
}
