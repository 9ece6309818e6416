import type { INode } from 'n8n-workflow';
import { ValidationIssues } from '../../../nodes/Whaapy/parameters/issues';
import { entriesOf } from '../../../nodes/Whaapy/parameters/list';
import { readEmail, validateId } from '../../../nodes/Whaapy/parameters/validate';
import { validateUrl } from '../../../nodes/Whaapy/resources/message/mediaSource';
import { checkTemplateText } from '../../../nodes/Whaapy/resources/template/texts';
import { isBlankText, lengthOf } from '../../../nodes/Whaapy/shared/text';

const node = { name: 'Whaapy' } as INode;
const issues = () => new ValidationIssues(node, 0);

const computations: Record<string, (text: string) => unknown> = {
	isBlankText,
	lengthOf,
	entriesOf: (text) => entriesOf(text, ',;'),
	readEmail,
	validateId: (value) => validateId(issues(), { parameter: 'ID', value }),
	validateUrl: (text) => validateUrl(issues(), 'URL', text),
	checkTemplateText: (text) => {
		checkTemplateText(issues(), { parameter: 'Text', name: '{{1}}', text });
	},
};

const shapes = ['x', ' ', '.', '[', ']', '["', "['a',", '👍', '\u200b', 'a@', 'a.', '-', '{"a":'];
const cases = Object.keys(computations).flatMap((name) => shapes.map((shape) => [name, shape]));

/** The best of several runs, in milliseconds: what else the machine does only adds to a run. */
function bestTime(compute: (text: string) => unknown, text: string): number {
	const times = Array.from({ length: 5 }, () => {
		const start = performance.now();
		compute(text);
		return performance.now() - start;
	});
	return Math.min(...times);
}

/** In milliseconds. What takes less is dominated by other work; the square of the length takes seconds. */
const NOISE = 50;

// What else the machine does only adds to a time; what is quadratic is so each time.
jest.retryTimes(3);

test.each(cases)('%s takes ten times as long for ten times as many of %j', (name, shape) => {
	const compute = computations[name]!;
	for (const text of [shape.repeat(10_000), `${shape.repeat(10_000)}!`]) {
		const short = Math.max(bestTime(compute, text), NOISE);
		expect(bestTime(compute, text.repeat(10)) / short).toBeLessThan(12);
	}
});
