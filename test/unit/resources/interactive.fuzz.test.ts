import fc from 'fast-check';
import type { INode } from 'n8n-workflow';
import { ValidationIssues } from '../../../nodes/Whaapy/parameters/issues';
import { readAction } from '../../../nodes/Whaapy/resources/message/interactiveAction';
import { interactive } from '../../../tools/sandbox/messages/interactive';
import { useFuzz } from '../fuzz';

useFuzz();

const node: INode = {
	id: '1',
	name: 'Whaapy',
	type: 'n8n-nodes-whaapy.whaapy',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Texts as people and CRMs give them: emoji, right to left, blank, too long, and the same again. */
const text = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 30 }),
	fc.string({ unit: 'binary', maxLength: 30 }),
	fc.constantFrom(
		'',
		' ',
		'Sí',
		'Sí ',
		'مرحبا بكم',
		'שלום',
		'👨‍👩‍👧‍👦👍🏽',
		'\u202eabc',
		'a\nb',
		'😀'.repeat(12),
	),
	fc.constantFrom(20, 21, 24, 25, 72, 73, 200, 201, 256, 257, 1025).map((n) => 'x'.repeat(n)),
);
const button = fc.record({ title: text, id: text });
const row = fc.record({ title: text, description: text, id: text });
const rows = fc.array(row, { maxLength: 5 });
const givenButtons = fc.record({ button: fc.array(button, { maxLength: 4 }) });
const givenSections = fc.record({
	section: fc.array(fc.record({ title: text, rows: fc.record({ row: rows }) }), { maxLength: 4 }),
});
const choices = fc.record({
	defineUsing: fc.constantFrom('fields' as const, 'json' as const),
	interactiveType: fc.constantFrom('buttons' as const, 'list' as const, 'link' as const),
	text: fc.constant('¿?'),
	buttons: givenButtons,
	buttonsJson: givenButtons,
	// That these are not blank is told by the reader of parameters.
	listButton: text.filter((value) => value.trim() !== ''),
	sections: givenSections,
	sectionsJson: givenSections,
	linkText: text.filter((value) => value.trim() !== ''),
	linkUrl: fc.oneof(
		fc.webUrl(),
		text.filter((value) => value.trim() !== ''),
	),
});

/** Every text inside a body. */
const textsIn = (value: unknown): string[] =>
	typeof value === 'object' && value !== null
		? Object.values(value).flatMap(textsIn)
		: typeof value === 'string'
			? [value]
			: [];

test('what is not refused is within every limit, and nothing in it is cut or changed', () => {
	let accepted = 0;
	fc.assert(
		fc.property(choices, (given) => {
			const issues = new ValidationIssues(node, 0);
			const { type, action } = readAction(issues, given);
			if (!issues.isEmpty) return;
			accepted++;
			const parsed = interactive.safeParse({ type, body: { text: '¿?' }, action });
			expect(parsed.error?.issues ?? []).toEqual([]);
			const known = new Set([...textsIn(given), given.linkUrl.trim(), 'reply', 'cta_url']);
			expect(textsIn(action).filter((part) => !known.has(part))).toEqual([]);
		}),
	);
	expect(accepted).toBeGreaterThan(0);
});

test('what is within the limits is not refused', () => {
	const short = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 17 });
	const title = short.filter((value) => value.trim() !== '');
	const titles = fc.uniqueArray(title, {
		minLength: 1,
		maxLength: 3,
		selector: (value) => value.trim(),
	});
	fc.assert(
		fc.property(choices, titles, (given, some) => {
			const issues = new ValidationIssues(node, 0);
			const button = some.map((value) => ({ title: value, id: '' }));
			const [buttons, buttonsJson] = [{ button }, { button }];
			readAction(issues, { ...given, interactiveType: 'buttons', buttons, buttonsJson });
			expect(issues.isEmpty).toBe(true);
		}),
	);
});
