import type { INode } from 'n8n-workflow';
import { ValidationIssues } from '../../../nodes/Whaapy/parameters/issues';
import { entriesOf } from '../../../nodes/Whaapy/parameters/list';
import { readEmail } from '../../../nodes/Whaapy/parameters/email';
import { refusePlainExpression } from '../../../nodes/Whaapy/parameters/set';
import { toReference } from '../../../nodes/Whaapy/parameters/references';
import { validateUrl } from '../../../nodes/Whaapy/resources/message/mediaSource';
import { checkTemplateText } from '../../../nodes/Whaapy/resources/template/texts';
import { isBlankText, lengthOf } from '../../../nodes/Whaapy/shared/text';
import { expectLinear } from '../expectLinear';

const node = { name: 'Whaapy' } as INode;
const issues = () => new ValidationIssues(node, 0);
const reader = () => ({ issues: issues(), defaultCountry: 'MX', timezone: () => 'UTC' });

const computations: Record<string, (text: string) => unknown> = {
	isBlankText,
	lengthOf,
	entriesOf: (text) => entriesOf(text, ',;'),
	readEmail,
	...Object.fromEntries(
		(['id', 'messageId', 'phone', 'phoneDigits'] as const).map((reads) => [
			`toReference ${reads}`,
			(text: string) => toReference(text, { displayName: 'ID', reads }, reader()),
		]),
	),
	refusePlainExpression: (text) =>
		refusePlainExpression(
			text,
			{ displayName: 'Text', name: 'text', type: 'string', default: '' },
			reader(),
		),
	validateUrl: (text) => validateUrl(issues(), 'URL', text),
	checkTemplateText: (text) => {
		checkTemplateText(issues(), { parameter: 'Text', name: '{{1}}', text });
	},
};

const shapes = [
	'x',
	' ',
	'.',
	'[',
	']',
	'["',
	"['a',",
	'👍',
	'\u200b',
	'a@',
	'a.',
	'-',
	'{"a":',
	'{{$',
];
const cases = Object.keys(computations).flatMap((name) => shapes.map((shape) => [name, shape]));

test.each(cases)('%s takes ten times as long for ten times as many of %j', (name, shape) => {
	const compute = computations[name]!;
	for (const text of [shape.repeat(5_000), `${shape.repeat(5_000)}!`]) {
		const long = text.repeat(10);
		expectLinear(
			() => compute(text),
			() => compute(long),
		);
	}
});
