/** Stand for what is in its final form already; no message holds control characters. */
const CODE = '\u0000';
const BOLD = '\u0001';

/**
 * Turns the Markdown that AI models write into WhatsApp's formatting, which has no headings, links and
 * tables: **bold** becomes *bold*, *italic* _italic_, ~~struck~~ ~struck~, a heading a bold line, a link
 * its text and address. Code is passed on as it stands.
 */
export function fromMarkdown(markdown: string): string {
	const code: string[] = [];
	const keep = (text: string) => {
		// The language of a block and the backslash of an escape are for Markdown alone.
		code.push(text.replace(/^```\w+\n/, '```\n').replace(/^\\/, ''));
		return CODE;
	};
	return markdown
		.replaceAll(CODE, '')
		.replaceAll(BOLD, '')
		.replace(/```[\s\S]*?```|`[^`\n]+`|\\[\\`*_~{}[\]()#+\-.!|>]/g, keep)
		.replace(/<br *\/?>/gi, '\n')
		.split('\n')
		.map(convertLine)
		.filter((line) => line !== undefined)
		.join('\n')
		.replaceAll(BOLD, '*')
		.replaceAll(CODE, () => code.shift() ?? '');
}

function convertLine(line: string): string | undefined {
	const text = line.trim();
	if (/^([-*_])(\s*\1){2,}$/.test(text)) return '';
	if (text.startsWith('|') && text.endsWith('|')) {
		const cells = text.slice(1, -1).split('|');
		const isRule = cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell));
		return isRule ? undefined : convertSpans(cells.map((cell) => cell.trim()).join(' | '));
	}
	const heading = /^#{1,6}\s+/.exec(text);
	if (heading !== null) {
		const title = convertSpans(text.slice(heading[0].length)).replaceAll(BOLD, '');
		return `${BOLD}${title}${BOLD}`;
	}
	return convertSpans(line.replace(/^(\s*)[*+](?=\s)/, '$1-'));
}

/** Each pattern ends at its own mark, so that no text takes long. */
function convertSpans(line: string): string {
	return line
		.replace(
			/!?\[([^[\]]*)\]\(<?([^\s()[\]<>]+)>?(?: "[^"[]*")?\)/g,
			(_, text: string, url: string) => (text === '' || text === url ? url : `${text}: ${url}`),
		)
		.replace(/<(https?:[^\s<>]+)>/g, '$1')
		.replace(/\*\*\*([^*]+)\*\*\*/g, (_, text: string) => around(`${BOLD}_`, text, `_${BOLD}`))
		.replace(/\*\*([^*]+(?:\*[^*]+)*)\*\*/g, (_, text: string) => around(BOLD, text, BOLD))
		.replace(/__([^_]+(?:_[^_]+)*)__/g, (_, text: string) => around(BOLD, text, BOLD))
		.replace(/(?<![*\p{L}\p{N}])\*(?=[^\s*])([^*]*[^\s*])\*(?![*\p{L}\p{N}])/gu, '_$1_')
		.replace(/~~([^~]+)~~/g, (_, text: string) => around('~', text, '~'));
}

/** Puts marks around a text: WhatsApp reads none with a blank inside. */
function around(before: string, text: string, after: string): string {
	const core = text.trim();
	if (core === '') return text;
	const [lead = '', trail = ''] = text.split(core);
	return `${lead}${before}${core}${after}${trail}`;
}
