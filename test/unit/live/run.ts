import { loadContract } from '../../../tools/contract';
import { checkLive, type LiveOptions, type Report } from '../../../tools/live';
import { Client } from '../../../tools/live/client';
import { loadComparison } from '../../../tools/live/compare';
import type { Row } from '../../../tools/live/outcome';
import { Pace } from '../../../tools/live/pace';
import { endpointsOf } from '../../../tools/live/plan';
import { writeAll } from '../../../tools/live/writes';
import type { Sandbox } from '../../../tools/sandbox';

/** A time that passes only by waiting, so that nobody waits. */
export function fakeTime() {
	let now = 0;
	const clock = () => now;
	const sleep = (ms: number) => {
		now += ms;
		return Promise.resolve();
	};
	return { clock, sleep };
}

export const checkSandbox = (
	{ url: baseUrl, key }: Sandbox,
	options: Partial<LiveOptions> = {},
): Promise<Report> => checkLive({ baseUrl, key, ...fakeTime(), ...options });

/** The part that writes, alone. */
export async function tryWrites(
	{ url, key }: Sandbox,
	{
		signal = new AbortController().signal,
		onProgress = () => undefined,
	}: Pick<LiveOptions, 'signal' | 'onProgress'> = {},
): Promise<Report> {
	const { clock, sleep } = fakeTime();
	const client = new Client(url, key, new Pace(60, clock, sleep));
	const comparison = loadComparison();
	const endpoints = endpointsOf(loadContract({ strict: false }).document);
	const writes = await writeAll({ client, comparison, endpoints, signal, onProgress });
	const { rows, notes, leftBehind } = writes;
	return { reads: [], writes: rows, variants: [], notes, leftBehind };
}

/** What is not as the contract has it, by endpoint. */
export const differing = ({ reads, writes }: Report): Record<string, string[]> =>
	Object.fromEntries(
		[...reads, ...writes]
			.filter(({ result }) => result === 'differs')
			.map(({ endpoint, details }) => [endpoint, details]),
	);

export function rowOf({ reads, writes }: Report, endpoint: string): Row {
	const row = [...reads, ...writes].find((one) => one.endpoint === endpoint);
	if (!row) throw new Error(`The report has no ${endpoint}`);
	return row;
}

/** What a business has that the seed has not, so that every read can be asked. */
export async function addBroadcastAndWebhook({ url, key, store }: Sandbox): Promise<void> {
	const post = async (path: string, body: object) => {
		const answer = await fetch(url + path, {
			method: 'POST',
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		return (await answer.json()) as { data: { id: string } };
	};
	const [template] = store.templates.values();
	const { data } = await post('/broadcasts', { name: 'Promoción', templateId: template!.id });
	await post(`/broadcasts/${data.id}/recipients/all`, {});
	await post('/user-webhooks', {
		name: 'Recepción',
		url: 'https://clinica-sonrisa.example/whaapy',
		events: ['broadcast.failed'],
	});
}
