import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../tools/sandbox';
import type { Balancer } from './balancer';
import { startBalancer } from './balancer';
import type { Cluster } from './cluster';
import { startCluster } from './cluster';
import { tap } from './people';
import { inARow, messageTrigger, node, WHAAPY } from './workflows';

/** Number of runs that wait at once; 500 take some minutes. */
const RUNS = Number(process.env.RUNS ?? 60);
/** Number of people who are asked, or answer, at the same moment. */
const AT_ONCE = 5;

// A run that waits, the answer that comes, and the run that goes on, each so many times.
jest.setTimeout(1_200_000);

let balancer: Balancer;
let cluster: Cluster;
let sandbox: Sandbox;

beforeAll(async () => {
	balancer = await startBalancer();
	// With the two connections to the database that n8n has by default, runs of a burst fail before
	// their first node.
	const env = {
		WEBHOOK_URL: balancer.url,
		DB_POSTGRESDB_POOL_SIZE: '18',
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'true',
	};
	cluster = await startCluster('manyRuns', { env, sandbox: { realTime: true, seed: false } });
	({ sandbox } = cluster.n8n);
	const { startWorker, startProcessor } = cluster;
	const [, , ...processors] = await Promise.all([
		startWorker(),
		startWorker(),
		startProcessor(),
		startProcessor(),
	]);
	balancer.targets.push(...processors.map(({ url }) => url));
});
afterAll(async () => {
	await cluster?.close();
	await balancer?.close();
}, 120_000);

interface Person {
	phone: string;
	conversationId: string;
}

let people = 0;

/** Somebody who has written, so that the business may write. */
function newPerson(): Person {
	const phone = `+52155${String(10_000_000 + ++people)}`;
	const { conversationId } = sandbox.receive(phone, { content: 'Hola', name: `Cliente ${people}` });
	return { phone, conversationId };
}

const messagesOf = ({ conversationId }: Person) =>
	sandbox.store.messagesOf(conversationId).map(({ content }) => content);
const registers = () =>
	[...sandbox.store.webhooks.values()].filter(({ name }) => name.startsWith('n8n waits'));
const toRecipient = (expression: string) => ({ __rl: true, mode: 'id', value: expression });

/** Counts the executions of a workflow that have one of some statuses. */
async function countOf(workflowId: string, ...status: string[]): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
	const { count } = await cluster.n8n.editor.call<{ count: number }>(
		'GET',
		`/executions?filter=${filter}&limit=1`,
	);
	return count;
}

async function until(isSo: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
	for (const deadline = Date.now() + seconds * 1000; !(await isSo()) && Date.now() < deadline;) {
		await sleep(100);
	}
}

/** Does something for each, so many at once. */
async function forEach<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
	for (let done = 0; done < all.length; done += AT_ONCE) {
		await Promise.all(all.slice(done, done + AT_ONCE).map(act));
	}
}

/** Puts people in a random order that is the same in each run. */
function shuffled(all: readonly Person[]): Person[] {
	const digestOf = ({ phone }: Person) => createHash('sha256').update(phone).digest('hex');
	return [...all].sort((a, b) => (digestOf(a) < digestOf(b) ? -1 : 1));
}

const publish = async (...row: Parameters<typeof inARow>) => {
	const { editor, credential } = cluster.n8n;
	const id = await editor.importWorkflow(inARow(...row), credential);
	await editor.activate(id);
	return id;
};
/** Asks a person for each request, and tells the person what the answer was. */
const publishQuestion = async (name: string, question: INodeParameters) =>
	await publish(
		name,
		{
			...node('Webhook', 'n8n-nodes-base.webhook', { httpMethod: 'POST', path: name }, 2),
			webhookId: name,
		},
		node('Ask', WHAAPY, {
			resource: 'message',
			operation: 'sendAndWait',
			recipient: toRecipient('={{ $json.body.conversationId }}'),
			message: '¿Vienes mañana?',
			...question,
		}),
		node('Tell', WHAAPY, {
			resource: 'message',
			operation: 'sendText',
			recipient: toRecipient("={{ $('Webhook').first().json.body.conversationId }}"),
			text: '=Anotado: {{ $json.text }}',
		}),
	);

test.each([
	[
		'tapped',
		{ responseType: 'approval', approvalOptions: { values: { approvalType: 'double' } } },
		async ({ conversationId }: Person, number: number) => {
			const question = sandbox.store.messagesOf(conversationId).at(-1)!;
			await tap(sandbox, question, number % 2);
			return ['Approve', 'Decline'][number % 2]!;
		},
	],
	[
		'written',
		{ responseType: 'freeText' },
		async ({ phone }: Person, number: number) => {
			const content = `Somos ${number}`;
			await Promise.resolve(sandbox.receive(phone, { content }));
			return content;
		},
	],
])(
	'of many runs that wait, each goes on once with what its own person has %s',
	async (name, question, answer) => {
		const asked = Array.from({ length: RUNS }, newPerson);
		const assistant = await publish('Assistant', messageTrigger());
		const workflow = await publishQuestion(name, question);
		await forEach(asked, async ({ conversationId }) => {
			const response = await fetch(`${balancer.url}/webhook/${name}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ conversationId }),
			});
			expect(response.status).toBe(200);
		});
		await until(async () => (await countOf(workflow, 'waiting')) === RUNS, 600);
		expect(await countOf(workflow, 'waiting')).toBe(RUNS);
		expect(registers()).toHaveLength(RUNS);

		balancer.paths.length = 0;
		const begun = Date.now();
		const answers = new Map<Person, string>();
		await forEach(shuffled(asked), async (person) => {
			answers.set(person, await answer(person, answers.size));
			await sandbox.deliveriesSettled();
		});
		await until(async () => (await countOf(workflow, 'success')) === RUNS, 300);
		const seconds = (Date.now() - begun) / 1000;
		expect(asked.map(messagesOf)).toEqual(
			asked.map((person) => [
				'Hola',
				'¿Vienes mañana?',
				answers.get(person),
				`Anotado: ${answers.get(person)}`,
			]),
		);
		expect(await countOf(workflow, 'success')).toBe(RUNS);
		expect(await countOf(assistant, 'new', 'running', 'success', 'error')).toBe(0);
		// One to the trigger, and one to the run that waits; Whaapy delivers again what a busy machine was
		// too slow for.
		const deliveries = sandbox.store.deliveries.slice(-RUNS);
		const attempts = deliveries.reduce((sum, { statuses }) => sum + statuses.length, 0);
		expect(balancer.paths.length).toBeLessThanOrEqual(2 * attempts);
		console.info(
			`${RUNS} answers, ${name}: ${seconds} s, ${attempts} deliveries, ${balancer.paths.length} requests to n8n`,
		);
		await until(() => registers().length === 0, 300);
		expect(registers()).toEqual([]);
		for (const id of [workflow, assistant]) await cluster.n8n.editor.deactivate(id);
	},
);

test('of runs on several workers that five messages of a person start, one goes on with all', async () => {
	const workflow = await publish(
		'Collect',
		messageTrigger(),
		node('Collect', WHAAPY, { resource: 'message', operation: 'collect' }),
		node('Tell', WHAAPY, {
			resource: 'message',
			operation: 'sendText',
			recipient: toRecipient('={{ $json.conversationId }}'),
			text: '={{ $json.count }}: {{ $json.text }}',
		}),
	);
	const texts = ['Hola', 'una pregunta', 'cuánto cuesta', 'una limpieza', 'para dos?'];
	const all: Person[] = [];
	for (const content of texts) {
		for (let i = 0; i < 20; i++) {
			if (content === 'Hola') all.push(newPerson());
			else sandbox.receive(all[i]!.phone, { content });
			// So that each of them writes five messages in three seconds.
			await sleep(30);
		}
	}
	await sandbox.deliveriesSettled();
	await until(() => all.every((person) => messagesOf(person).length > texts.length), 120);
	// Copies have runs, too, which end at once.
	await until(async () => (await countOf(workflow, 'new', 'running')) === 0, 120);
	expect(all.map(messagesOf)).toEqual(all.map(() => [...texts, `5: ${texts.join('\n')}`]));
	await cluster.n8n.editor.deactivate(workflow);
});
