import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { byId } from '../engine/useSandbox';
import { WaitingN8n } from '../engine/message/waitingN8n';
import type { Delivery } from '../../tools/sandbox';
import { SEEDED } from '../../tools/sandbox';
import { NO_DELIVERY, signed } from './deliveries';
import type { TinyN8n } from './tinyN8n';
import { useTrigger } from './useTrigger';

const { sandbox, activeN8n, webhooks, calls, deliver } = useTrigger();

const { juan, maria } = SEEDED;
const MESSAGES = { events: ['message.received'] };
const question = (person: { conversationId: string }, more: INodeParameters = {}) => ({
	resource: 'message',
	operation: 'sendAndWait',
	recipient: byId(person.conversationId),
	message: '¿Confirmas?',
	responseType: 'freeText',
	...more,
});
const approval = { responseType: 'approval' };

let n8n: TinyN8n;
let waiting: WaitingN8n;

/** A published trigger, and runs that wait in the same n8n. */
async function publish(options: INodeParameters = {}) {
	n8n = await activeN8n({ parameters: { ...MESSAGES, options } });
	waiting = await WaitingN8n.start(sandbox);
	join(n8n);
}
/** Another n8n process, or another workflow, of the same installation. */
function join(other: TinyN8n) {
	waiting.url = n8n.webhookUrl;
	other.waiting = async (request, response) => await waiting.handle(request, response);
}
/** Another workflow of the same n8n. */
async function publishBeside(): Promise<TinyN8n> {
	const other = await activeN8n({ parameters: MESSAGES, webhookUrl: n8n.webhookUrl });
	n8n.beside.push(other);
	return other;
}
afterEach(async () => {
	await settled();
	await waiting.close();
});

const settled = async () => {
	await sandbox.deliveriesSettled();
	await n8n.idle();
};
async function write(content: string, { phone } = juan as { phone: string }) {
	sandbox.receive(phone, { content });
	await settled();
}
async function tap(number: number, { phone } = juan as { phone: string }) {
	const { body } = sandbox.requests.filter(({ path }) => path === '/messages/v1').at(-1)!;
	const { interactive } = body as {
		interactive: { action: { buttons: Array<{ reply: { id: string; title: string } }> } };
	};
	const { reply } = interactive.action.buttons[number - 1]!;
	const tapped = { of: 'button' as const, ...reply };
	sandbox.receive(phone, { messageType: 'interactive', content: reply.title, tapped });
	await settled();
}
const started = () => n8n.executions.map(({ items }) => items[0]?.json.text);
const registers = () => webhooks().filter(({ name }) => name.startsWith('n8n waits'));
async function noRegisterLeft() {
	while (registers().length > 0) await sleep(50);
}

test('hands what is tapped over to the run that waits, and does not start the workflow', async () => {
	await publish();
	const id = await waiting.ask(question(juan, approval));
	expect(registers()[0]).toMatchObject({ isActive: false });
	await tap(1);
	expect(waiting.outputOf(id)[0]?.json).toMatchObject({ approved: true, answered: true });
	expect(started()).toEqual([]);
	// One delivery to the trigger, one request to the run.
	expect(sandbox.store.deliveries.map(({ statuses }) => statuses)).toEqual([[200]]);
	expect(waiting.received).toBe(1);
	await noRegisterLeft();
});

test('hands what is written over to the run that waits, and starts with what others write', async () => {
	await publish();
	const first = await waiting.ask(question(juan));
	const second = await waiting.ask(question(maria));
	await write('La de Juan');
	await write('¿Abren hoy?', SEEDED.sofia);
	await write('La de María', maria);
	expect(waiting.outputOf(first)[0]?.json).toMatchObject({ text: 'La de Juan' });
	expect(waiting.outputOf(second)[0]?.json).toMatchObject({ text: 'La de María' });
	expect(started()).toEqual(['¿Abren hoy?']);
	expect(waiting.received).toBe(2);
});

test.each(['tapped', 'typed'])('hands over what is %s under the other spelling', async (how) => {
	await publish();
	const [asked, phone] = ['+525599998888', '+5215599998888'];
	const template = { __rl: true, mode: 'name', value: 'recordatorio_cita', cachedResultName: '' };
	const id = await waiting.ask({
		...question(juan, { responseType: 'template', template, bodyParameters: ['Juan', '5 pm'] }),
		recipient: { __rl: true, mode: 'phone', value: asked },
	});
	const { body } = sandbox.requests.filter(({ path }) => path === '/messages/v1').at(-1)!;
	const [payload = ''] = /[^"]*\/1(?=")/.exec(JSON.stringify(body)) ?? [];
	const tapped = { of: 'template' as const, id: payload, title: 'Confirmar' };
	const kind = how === 'tapped' ? { messageType: 'interactive' as const, tapped } : {};
	sandbox.receive(phone, { content: 'Confirmar', ...kind });
	await settled();
	expect(waiting.outputOf(id)[0]?.json).toMatchObject({ choice: 'Confirmar' });
	expect(started()).toEqual([]);
});

test('hands over what is typed in the conversation of the other spelling', async () => {
	await publish();
	const asked = juan.phone.replace('+521', '+52');
	await write('Hola', { phone: asked });
	const recipient = { __rl: true, mode: 'phone', value: asked };
	const id = await waiting.ask(question(juan, { recipient }));
	await write('Somos cuatro');
	expect(waiting.outputOf(id)[0]?.json).toMatchObject({ text: 'Somos cuatro' });
	expect(started()).toEqual(['Hola']);
});

test('costs no request for messages while there are no questions', async () => {
	await publish();
	// Whatever this process knows of the account.
	n8n.restart();
	const before = sandbox.requests.length;
	await write('Hola');
	await write('Buenas', maria);
	expect(started()).toEqual(['Hola', 'Buenas']);
	expect(sandbox.requests).toHaveLength(before);
});

test('tells the trigger of the first question only, in the URL of its webhook', async () => {
	await publish();
	await waiting.ask(question(juan));
	await waiting.ask(question(maria));
	expect(calls('PATCH')).toHaveLength(1);
	expect(webhooks()[0]?.url).toBe(`${n8n.productionUrl}?questions=open`);
	await n8n.activate();
	expect(webhooks().filter(({ url }) => url.startsWith(n8n.productionUrl))).toHaveLength(1);
	await n8n.deactivate();
	expect(webhooks()).toEqual(registers());
});

test('starts the workflow too if told so', async () => {
	await publish({ answersToQuestions: 'startThisWorkflow' });
	const id = await waiting.ask(question(juan));
	await write('Somos cuatro');
	expect(waiting.statusOf(id)).toBe('finished');
	expect(started()).toEqual(['Somos cuatro']);
});

test('hands over once for two triggers, and starts neither', async () => {
	await publish();
	const other = await publishBeside();
	const id = await waiting.ask(question(juan));
	await write('Somos cuatro');
	expect(waiting.statusOf(id)).toBe('finished');
	expect(waiting.received).toBe(1);
	expect([...n8n.executions, ...other.executions]).toEqual([]);
});

test('starts neither for a copy of the answer, and starts for the next message', async () => {
	await publish();
	await waiting.ask(question(juan));
	await write('Somos cuatro');
	await sandbox.redeliver(sandbox.store.deliveries.at(-1)!);
	expect(started()).toEqual([]);
	await write('Y una pregunta más');
	expect(started()).toEqual(['Y una pregunta más']);
});

test('has Whaapy deliver again while the run has not paused', async () => {
	await publish();
	const id = await waiting.ask(question(juan));
	waiting.setStatus(id, 'running');
	sandbox.store.retryDelays = [20, 20, 20];
	const { handle } = waiting;
	n8n.waiting = async (request, response) => {
		await handle.call(waiting, request, response);
		waiting.setStatus(id, 'waiting');
		n8n.waiting = async (again, answer) => await handle.call(waiting, again, answer);
	};
	await write('Somos cuatro');
	expect(sandbox.store.deliveries[0]?.statuses).toEqual([503, 200]);
	expect(waiting.outputOf(id)[0]?.json).toMatchObject({ text: 'Somos cuatro' });
	expect(started()).toEqual([]);
});

test('starts nothing with an answer that the run took while it was busy', async () => {
	await publish();
	const id = await waiting.ask(question(juan));
	waiting.setStatus(id, 'running');
	// It reads the newest messages before it pauses.
	n8n.waiting = async (request, response) => {
		await waiting.handle(request, response);
		waiting.setStatus(id, 'finished');
	};
	await write('Somos cuatro');
	expect(sandbox.store.deliveries[0]?.statuses).toEqual([503, 200]);
	expect(started()).toEqual([]);
});

describe('another process, which knows nothing of the answer,', () => {
	const copyOf = async (delivery: Delivery) => {
		n8n.restart();
		expect(await sandbox.redeliver(delivery)).toBe(200);
		expect(started()).toEqual([]);
	};

	test('starts nothing with a copy of it', async () => {
		await publish();
		await waiting.ask(question(juan));
		await write('Somos cuatro');
		await copyOf(sandbox.store.deliveries.at(-1)!);
	});

	test('nor with one of what came when the question had been asked again', async () => {
		await publish();
		await waiting.ask(question(juan, { ...approval, options: { wrongAnswer: 'askAgain' } }));
		await write('¿Qué cita?');
		await write('Sí, voy');
		await copyOf(sandbox.store.deliveries.at(-1)!);
	});

	test('nor when the next question waits, which goes on waiting', async () => {
		await publish();
		await waiting.ask(question(juan));
		await write('Somos cuatro');
		const next = await waiting.ask(question(juan));
		await copyOf(sandbox.store.deliveries.at(-1)!);
		expect(waiting.statusOf(next)).toBe('waiting');
	});

	test('starts at once with what the person writes next, while the run goes on', async () => {
		await publish();
		const id = await waiting.ask(question(juan));
		await write('Somos cuatro');
		waiting.setStatus(id, 'running');
		n8n.restart();
		await write('Gracias');
		expect(sandbox.store.deliveries.at(-1)?.statuses).toEqual([200]);
		expect(started()).toEqual(['Gracias']);
	});
});

describe('two triggers in two processes', () => {
	let other: TinyN8n;
	const startedByOther = () => other.executions.map(({ items }) => items[0]?.json.text);
	beforeEach(async () => {
		await publish();
		other = await publishBeside();
		other.restart();
	});

	test('neither starts with an answer that both hand over at once', async () => {
		const id = await waiting.ask(question(juan));
		await write('Somos cuatro');
		expect(waiting.outputOf(id)[0]?.json).toMatchObject({ text: 'Somos cuatro' });
		expect([...started(), ...startedByOther()]).toEqual([]);
	});

	test('neither starts with an answer that comes after a reaction', async () => {
		await waiting.ask(question(juan));
		sandbox.receive(juan.phone, { messageType: 'reaction', content: '🙏' });
		await settled();
		await write('Somos cuatro');
		expect([...started(), ...startedByOther()]).not.toContain('Somos cuatro');
	});

	test('both start with what is written while the run goes on with the answer', async () => {
		const id = await waiting.ask(question(juan));
		await write('Somos cuatro');
		waiting.setStatus(id, 'running');
		n8n.waiting = async (request, response) => {
			await waiting.handle(request, response);
			waiting.setStatus(id, 'finished');
		};
		await write('Gracias');
		expect([started(), startedByOther()]).toEqual([['Gracias'], ['Gracias']]);
	});
});

test('starts with what comes for a run that was stopped, and removes what it left', async () => {
	await publish();
	const id = await waiting.ask(question(juan));
	waiting.setStatus(id, 'stopped');
	await write('¿Siguen ahí?');
	expect(started()).toEqual(['¿Siguen ahí?']);
	await noRegisterLeft();
});

test('leaves a run that knows the trigger by another address, and does not take its signature', async () => {
	await publish();
	const id = await waiting.ask(question(juan));
	const [trigger] = webhooks();
	const { secret } = trigger!;
	trigger!.url = trigger!.url.replace(n8n.webhookUrl, 'https://n8n.example.com');
	const data = {
		conversation_id: juan.conversationId,
		message: { type: 'text', text: { body: 'Sí' } },
	};
	const delivery = signed({ ...NO_DELIVERY, url: `${n8n.productionUrl}?questions=open` }, secret, {
		body: JSON.stringify({ event: 'message.received', data }),
		id: 'whd_1',
	});
	expect(await deliver(delivery)).toBe(200);
	expect(waiting.received).toBe(1);
	expect(waiting.statusOf(id)).toBe('waiting');
	await waiting.ask(question(maria));
	expect(webhooks().map(({ name }) => name)).toContain(`n8n waits: ${juan.conversationId}`);
	trigger!.url = n8n.productionUrl;
});

test('has Whaapy deliver what is tapped again while the run has not paused', async () => {
	await publish();
	const id = await waiting.ask(question(juan, approval));
	waiting.setStatus(id, 'running');
	n8n.waiting = async (request, response) => {
		await waiting.handle(request, response);
		if (waiting.statusOf(id) === 'running') waiting.setStatus(id, 'waiting');
	};
	await tap(1);
	expect(sandbox.store.deliveries[0]?.statuses).toEqual([503, 200]);
	expect(waiting.outputOf(id)[0]?.json).toMatchObject({ approved: true });
});

test('has Whaapy deliver again while it is not known who waits', async () => {
	await publish();
	const id = await waiting.ask(question(juan));
	const match = ({ path }: { path: string }) => path === '/user-webhooks';
	sandbox.faults.add({ kind: 'status', status: 500, match, times: 1 });
	sandbox.store.retryDelays = [2100, 20, 20];
	await write('Somos cuatro');
	expect(sandbox.store.deliveries[0]?.statuses).toEqual([503, 200]);
	expect(waiting.statusOf(id)).toBe('finished');
	expect(started()).toEqual([]);
});

test('starts at once with what is written while the run goes on', async () => {
	await publish();
	const id = await waiting.ask(question(juan));
	await write('Somos cuatro');
	waiting.setStatus(id, 'running');
	await write('Gracias');
	expect(started()).toEqual(['Gracias']);
	expect(waiting.received).toBe(1);
});

test('asks a run once, whatever else is tapped below its question', async () => {
	await publish();
	await waiting.ask(question(juan, approval));
	await tap(1);
	await tap(2);
	expect(waiting.received).toBe(1);
	expect(started()).toEqual([]);
});

test('starts nothing with what a run asks again for', async () => {
	await publish();
	const id = await waiting.ask(
		question(juan, { ...approval, options: { wrongAnswer: 'askAgain' } }),
	);
	await write('¿Qué cita?');
	expect(waiting.statusOf(id)).toBe('waiting');
	expect(started()).toEqual([]);
	expect(sandbox.requests.filter(({ path }) => path === '/messages/v1')).toHaveLength(2);
});

test('hands over messages only', async () => {
	n8n = await activeN8n({ parameters: { events: ['*'] } });
	waiting = await WaitingN8n.start(sandbox);
	join(n8n);
	await waiting.ask(question(juan));
	sandbox.changeStatus(sandbox.store.messagesOf(juan.conversationId).at(-1)!.id, 'read');
	await settled();
	expect(n8n.executions.length).toBeGreaterThan(0);
	expect(waiting.received).toBe(0);
});

test('gives nothing to a run whose time is over, and sweeps what it left', async () => {
	await publish();
	await waiting.ask(question(juan));
	await waiting.ask(question(maria));
	const [left] = registers();
	left!.name += ' until 2026-01-29T12:00:00Z';
	// What this process knows of it is older.
	n8n.restart();
	await write('Hola');
	expect(started()).toEqual(['Hola']);
	expect(waiting.received).toBe(0);
	while (registers().length > 1) await sleep(50);
	expect(registers().map(({ name }) => name)).toEqual([`n8n waits: ${maria.conversationId}`]);
});

test('starts nothing with what is tapped too late', async () => {
	await publish();
	const id = await waiting.ask(question(juan, approval));
	waiting.setStatus(id, 'finished');
	await tap(1);
	expect(started()).toEqual([]);
});

test('gives what is written to the question that was asked last', async () => {
	await publish();
	const first = await waiting.ask(question(juan));
	const last = await waiting.ask(question(juan));
	await write('A la última');
	expect([waiting.statusOf(first), waiting.statusOf(last)]).toEqual(['waiting', 'finished']);
});

test('finds the run that waits after a restart of n8n', async () => {
	await publish();
	const id = await waiting.ask(question(juan));
	n8n.restart();
	await n8n.activate();
	await write('Somos cuatro');
	expect(waiting.statusOf(id)).toBe('finished');
	expect(started()).toEqual([]);
});

test('knows at once of questions that were asked before it was published', async () => {
	n8n = await activeN8n({ parameters: MESSAGES });
	await n8n.deactivate();
	waiting = await WaitingN8n.start(sandbox);
	join(n8n);
	const id = await waiting.ask(question(juan));
	expect(registers()[0]).toMatchObject({ isActive: true });
	await n8n.activate();
	await write('Somos cuatro');
	expect(waiting.statusOf(id)).toBe('finished');
	expect(waiting.outputOf(id)).toHaveLength(1);
});
