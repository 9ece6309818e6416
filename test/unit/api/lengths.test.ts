import { contactsInDoubt } from '../../../nodes/Whaapy/resources/contact/bulkAnswer';
import { refusedRows } from '../../../nodes/Whaapy/resources/broadcast/refusedRows';
import { anyAnswer } from '../../../nodes/Whaapy/api/envelope';
import { describeResponse } from '../../../nodes/Whaapy/api/errors/errorMessages';
import { excerpt } from '../../../nodes/Whaapy/api/errors/excerpt';
import { isUnknownEndpoint, readDone } from '../../../nodes/Whaapy/api/meaning';
import { messagePageIn, pageIn } from '../../../nodes/Whaapy/api/pagination';
import { missingScopes } from '../../../nodes/Whaapy/api/errors/refusalWords';
import { expectLinear } from '../expectLinear';

// Whatever a server sends, the time that it takes must not grow with the square of its length: n8n
// does nothing else meanwhile.

/** Each makes a body of about so many characters. */
const bodies: Array<[string, (length: number) => unknown]> = [
	...[
		'x',
		' ',
		'<',
		'<script>',
		'<script ',
		'"secret":',
		'secret',
		'\\',
		'wha_',
		'(#1',
		'GET:',
		'404 ',
		'.\n',
	].map((part): [string, (length: number) => unknown] => [
		`"${part}"`,
		(length) => part.repeat(length / part.length),
	]),
];
const shapes: Array<[string, (length: number) => unknown]> = [
	...bodies.flatMap(([name, make]): Array<[string, (length: number) => unknown]> => [
		[`the text ${name}`, make],
		[`the message ${name}`, (length) => ({ error: 'x', message: make(length) })],
		[
			`the message scopes: and ${name}`,
			(length) => ({ error: 'x', message: `scopes:${String(make(length))}` }),
		],
	]),
	[
		'a list of texts',
		(length) => ({ message: 'x', details: Array(Math.floor(length / 5)).fill('a') }),
	],
	[
		'a list of objects',
		(length) => ({ data: Array.from({ length: length / 20 }, (_, id) => ({ id, error: 'x' })) }),
	],
	[
		'many fields',
		(length) => ({
			details: Object.fromEntries(Array.from({ length: length / 10 }, (_, i) => [`f${i}`, i])),
		}),
	],
	[
		'many secrets',
		(length) => Array.from({ length: length / 30 }, (_, i) => ({ secret: `secret-${i}-0123` })),
	],
	[
		'lists in lists',
		(length) => JSON.parse('['.repeat(length / 2) + ']'.repeat(length / 2)) as unknown,
	],
	[
		'objects in objects',
		(length) =>
			JSON.parse('{"error":'.repeat(length / 10) + '1' + '}'.repeat(length / 10)) as unknown,
	],
];

const info = {
	itemIndex: 0,
	method: 'POST' as const,
	baseUrl: 'https://api.whaapy.com',
	apiKey: 'wha_0123456789',
	timeout: 1_000,
	adjustable: true,
};

/** All that looks at a body, whatever its status. */
function read(body: unknown): void {
	for (const status of [200, 400, 403, 404]) {
		const response = { kind: 'response' as const, status, headers: {}, body };
		for (const asked of [anyAnswer, pageIn('data'), messagePageIn('data')])
			readDone<unknown>(response, asked);
		isUnknownEndpoint(response);
		describeResponse(response, info);
	}
	excerpt(body, info.apiKey);
}

const LENGTH = 8_000;

test.each(shapes)('10 times %s takes at most 12 times as long', (_, make) => {
	const [short, long] = [make(LENGTH), make(10 * LENGTH)];
	expectLinear(
		() => read(short),
		() => read(long),
	);
});

test('so does what a bulk call and an adding of rows tell of each', () => {
	const answerOf = (count: number) => ({
		failed: Array.from({ length: count }, (_, i) => ({ id: `c${i}`, phone: `1${i}`, error: 'x' })),
	});
	const readAnswer = (count: number) => {
		const answer = answerOf(count);
		return () => {
			contactsInDoubt(answer, ['c1', 'c2']);
			refusedRows(answer);
		};
	};
	expectLinear(readAnswer(10_000), readAnswer(100_000));
});

test('a scope is read of a long refusal', () => {
	expect(missingScopes(`Missing required scopes: contacts:write, tags.${' '.repeat(1_000)}`)).toBe(
		'contacts:write, tags',
	);
});
