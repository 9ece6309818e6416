import type { Template } from '../../api/contract';

/** The facts of a template that a send must know. */
export interface TemplateReference {
	name: string;
	language: string;
	/** Whaapy's ID, to read the template's variables in the editor. */
	id?: string;
}

/**
 * Name, language and ID of a template as the text that a workflow stores, so that a send asks Whaapy
 * nothing. WhatsApp allows a bar neither in names nor in language codes.
 */
export function encodeTemplate({ name, language, id }: Template): string {
	return [name, language, id].join('|');
}

/** The template that a stored text names; `undefined` if it names none. */
export function decodeTemplate(value: string): TemplateReference | undefined {
	const [name = '', language = '', id] = value.split('|').map((part) => part.trim());
	return name === '' || language === '' ? undefined : { name, language, id };
}
