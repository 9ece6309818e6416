import type { Sandbox } from '../../tools/sandbox';
import type { FaultRule } from '../../tools/sandbox/faults';

type Answer = Partial<FaultRule>;

const text = (body: string): Answer => ({ kind: 'html', status: 200, body });
const json = (body: unknown): Answer => ({ kind: 'json', status: 200, body });
/** Whaapy's words in each of the {@link refusals}. */
export const WORDS = 'No se pudo';

/** Answers of something else than Whaapy. */
export const foreignAnswers: Answer[] = [
	text('<html><body><h1>Portal</h1></body></html>'),
	text('Portal'),
	text('{"data":{"id":"a"'),
	json(7),
	json(true),
];

/** Answers that Whaapy can give if it does not do what it was asked, however it gets the status. */
export const refusals: Answer[] = [
	{ success: false, message: WORDS },
	{ success: 'false', data: null, message: WORDS },
	{ success: false, error: { message: WORDS } },
	{ ok: false, error: WORDS },
	{ error: { code: 'x', message: WORDS } },
	{ error: 'x', message: WORDS, statusCode: 500 },
	{ errors: [{ message: WORDS }] },
	{ data: null, errors: { phone: [WORDS] } },
	{ status: 'error', message: WORDS },
	{ status: 'fail', data: { message: WORDS } },
	{ data: { success: false, message: WORDS } },
	{ message: `(#999) ${WORDS}` },
].map(json);

/** Answers of success that hold nothing. */
export const emptyAnswers: Answer[] = [
	{ kind: 'empty', status: 204 },
	{ kind: 'empty', status: 200 },
	json(null),
	json({}),
	json([]),
	json({ success: true }),
	json({ error: null, errors: [], message: 'Listo' }),
];

/** Lets the writes end with an answer, and the look-ups before them go well; of a reader, all requests. */
export function strike(sandbox: Sandbox, readOnly: boolean | undefined, answer: Answer): void {
	const match = ({ method, path }: { method: string; path: string }) =>
		readOnly === true || (method !== 'GET' && path !== '/contacts/v1/search');
	sandbox.faults.clear();
	sandbox.faults.add({ kind: 'json', ...answer, match });
}
