/** Stand around the number of what is in its final form already, and for a bold mark; no message holds control characters. */
const KEPT = '\u0000';
const BOLD = '\u0001';

/** Blocks and pieces of code, and what a backslash makes plain. */
const CODE = /```[\s\S]*?```|`[^`\n]+`|\\[\\`*_~{}[\]()#+\-.!|>]/g;

const LINK =
	/!?\[([^[\]\n]*)\]\(<?((?:[^\s()[\]<>]|\([^\s()]*\))+)>?(?: "[^"[\n]*"| '[^'[\n]*')?\)/g;

/** An address without the marks around it: of `**https://a.mx/a__b**` all but the stars. */
const ADDRESS = /https?:\/\/(?:[^\s<>()[\]*_~`|]|[*_~]+(?=[a-z\d/?&=#%])|\([^\s()]*\))+/gi;

/**
 * Turns the Markdown that AI models write into WhatsApp's formatting, which has no headings, links and
 * tables: **bold** becomes *bold*, *italic* _italic_, ~~struck~~ ~struck~, a heading a bold line, a link
 * its text and address. Code and addresses are passed on as they stand.
 */
export function fromMarkdown(markdown: string): string {
	const kept: string[] = [];
	const keep = (text: string) => {
		// The language of a block and the backslash of an escape are for Markdown alone.
		const index = kept.push(text.replace(/^```\w+\n/, '```\n').replace(/^\\/, '')) - 1;
		return `${KEPT}${index}${KEPT}`;
	};
	return markdown
		.replaceAll(KEPT, '')
		.replaceAll(BOLD, '')
		.replace(CODE, keep)
		.replace(LINK, (_, text: string, url: string) =>
			text === '' || text === url ? keep(url) : `${text}: ${keep(url)}`,
		)
		.replace(/<(https?:[^\s<>]+)>/g, (_, url: string) => keep(url))
		.replace(ADDRESS, keep)
		.replace(/<br *\/?>/gi, '\n')
		.split('\n')
		.map(convertLine)
		.filter((line) => line !== undefined)
		.join('\n')
		.replaceAll(BOLD, '*')
		.replace(
			new RegExp(`${KEPT}(\\d+)${KEPT}`, 'g'),
			(_, index: string) => kept[Number(index)] ?? '',
		);
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
		.replace(/\*\*\*([^*]+)\*\*\*/g, (_, text: string) => around(`${BOLD}_`, text, `_${BOLD}`))
		.replace(/\*\*([^*]+(?:\*[^*]+)*)\*\*/g, bold)
		.replace(/(?<![_\p{L}\p{N}])__([^_]+(?:_[^_]+)*)__(?![_\p{L}\p{N}])/gu, bold)
		.replace(/(?<![*\p{L}\p{N}])\*(?=[^\s*])([^*]*[^\s*])\*(?![*\p{L}\p{N}])/gu, '_$1_')
		.replace(/~~([^~]+)~~/g, (_, text: string) => around('~', text, '~'));
}

/** Text between two marks of bold text: with blanks at both ends it is something else, "2 ** 3 ** 4". */
function bold(marked: string, text: string): string {
	return /^\s(?:.*\s)?$/s.test(text) ? marked : around(BOLD, text, BOLD);
}

/** Puts marks around a text: WhatsApp reads none with a blank inside. */
function around(before: string, text: string, after: string): string {
	const core = text.trim();
	if (core === '') return text;
	const [lead = '', trail = ''] = text.split(core);
	return `${lead}${before}${core}${after}${trail}`;
}
