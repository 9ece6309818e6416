import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../../tools/demo/editor';
import { customerWrote } from '../engine/message/customerWrote';
import { SEEDED } from '../../tools/sandbox';
import type { Instance } from './instance';
import { startInstance } from './instance';
import { untilSent } from './people';
import { inARow, messageTrigger, node, WHAAPY } from './workflows';

let n8n: Instance;

beforeAll(async () => {
	n8n = await startInstance('wait');
});
afterAll(async () => await n8n.close());
beforeEach(() => {
	n8n.sandbox.reset();
	customerWrote(n8n.sandbox, juan, 1);
});

const { juan } = SEEDED;

const START = 'n8n-nodes-base.manualTrigger';
const question = (more: INodeParameters = {}) =>
	node('Ask', WHAAPY, {
		resource: 'message',
		operation: 'sendAndWait',
		recipient: { __rl: true, mode: 'id', value: juan.conversationId },
		message: '¿Cuántos son?',
		responseType: 'freeText',
		...more,
	});
const save = async (file: WorkflowFile) => await n8n.editor.importWorkflow(file, n8n.credential);
const asking = async (more: INodeParameters = {}) =>
	await save(inARow('Ask', node('Start', START), question(more)));
const registers = () =>
	[...n8n.sandbox.store.webhooks.values()].filter(({ name }) => name.startsWith('n8n waits'));

/** Begins a run, and waits until its question is out and it has paused; gives its ID. */
async function begin(id: string): Promise<string> {
	const before = n8n.sandbox.store.messagesOf(juan.conversationId).length;
	const body = { triggerToStartFrom: { name: 'Start' } };
	const { executionId } = await n8n.editor.call<{ executionId: string }>(
		'POST',
		`/workflows/${id}/run`,
		body,
	);
	await untilSent(n8n.sandbox, juan, before);
	for (let status = ''; status !== 'waiting'; await sleep(50)) {
		({ status } = await n8n.editor.call<{ status: string }>('GET', `/executions/${executionId}`));
	}
	return executionId;
}
async function write(content: string) {
	n8n.sandbox.receive(juan.phone, { content });
	await n8n.sandbox.deliveriesSettled();
}
/** What the last node of an execution put out. */
async function outputOf(executionId: string, name = 'Ask') {
	const { data, status } = await n8n.editor.waitForExecution(executionId);
	expect(status).toBe('success');
	return data.resultData.runData[name]?.at(-1)?.data?.main?.[0]?.map(({ json }) => json);
}
async function noRegisterLeft() {
	for (let tries = 0; registers().length > 0 && tries < 1200; tries++) await sleep(50);
	expect(registers()).toEqual([]);
}

test('goes on with the answer after a restart of n8n; others cannot answer', async () => {
	const run = await begin(await asking());
	await n8n.restart();
	const [register] = registers();
	const forged = register!.url.replace(/signature=\w{8}/, 'signature=00000000');
	expect((await fetch(forged, { method: 'POST', body: '{}' })).status).toBe(401);
	const unsigned = await fetch(register!.url, { method: 'POST', body: '{}' });
	expect(unsigned.status).toBe(401);
	await write('Cuatro');
	expect(await outputOf(run)).toMatchObject([{ text: 'Cuatro', answered: true }]);
	await noRegisterLeft();
});

test('goes on without an answer when the time is over', async () => {
	const values = { limitType: 'afterTimeInterval', resumeAmount: 0.05, resumeUnit: 'minutes' };
	const run = await begin(await asking({ options: { limitWaitTime: { values } } }));
	expect(await outputOf(run)).toMatchObject([{ answered: false }]);
});

test('goes on in the workflow above when the one below has its answer', async () => {
	const below = await save(
		inARow(
			'Below',
			node(
				'When Called',
				'n8n-nodes-base.executeWorkflowTrigger',
				{ inputSource: 'passthrough' },
				1.1,
			),
			question(),
		),
	);
	await n8n.editor.activate(below);
	const workflowId = { __rl: true, mode: 'id', value: below };
	const above = inARow(
		'Above',
		node('Start', START),
		node('Call', 'n8n-nodes-base.executeWorkflow', { workflowId, options: {} }, 1.2),
	);
	const run = await begin(await save(above));
	await write('Cuatro');
	expect(await outputOf(run, 'Call')).toMatchObject([{ text: 'Cuatro', answered: true }]);
});

test('an assistant gets no answers; it gets what comes after a run was stopped', async () => {
	const assistant = await n8n.editor.importWorkflow(
		inARow('Assistant', messageTrigger()),
		n8n.credential,
	);
	await n8n.editor.activate(assistant);
	const workflow = await asking();
	const run = await begin(workflow);
	expect(registers()).toMatchObject([{ isActive: false }]);
	await write('Cuatro');
	expect(await outputOf(run)).toMatchObject([{ text: 'Cuatro', answered: true }]);
	await noRegisterLeft();

	const stopped = await begin(workflow);
	await n8n.editor.call('POST', `/executions/${stopped}/stop`);
	await write('¿Siguen ahí?');
	const started = await n8n.editor.executions(assistant, 1);
	expect(
		started.map(
			({ data }) => data.resultData.runData.Messages?.[0]?.data?.main?.[0]?.[0]?.json.text,
		),
	).toEqual(['¿Siguen ahí?']);
	await noRegisterLeft();
	await n8n.editor.deactivate(assistant);
});
