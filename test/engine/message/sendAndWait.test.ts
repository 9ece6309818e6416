import { setImmediate as nextTurn } from 'node:timers/promises';
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { WebhookContext } from 'n8n-core';
import type { Sandbox, Webhook } from '../../../tools/sandbox';
import { SEEDED, SEEDED_WITHOUT_NUMBER } from '../../../tools/sandbox';
import { signature } from '../../../tools/sandbox/deliveries';
import { testOperation } from '../testOperation';
import type { MenuEntry } from '../agentTools/leaveToModel';
import { expectPreview } from '../agentTools/previews';
import { expectDeclared } from '../expectDeclared';
import { nodeTypes } from '../harness';
import { byId, byName, byPhone, useSandbox } from '../useSandbox';
import { WaitingN8n } from './waitingN8n';

const { sandbox, run, sent } = useSandbox();

const { juan, maria } = SEEDED;
const ASK = {
	resource: 'message',
	operation: 'sendAndWait',
	recipient: byId(juan.conversationId),
	message: '¿Confirmas tu cita de mañana?',
};
const approval = { ...ASK, responseType: 'approval' };
const choice = (...titles: string[]): INodeParameters => ({
	...ASK,
	responseType: 'choice',
	choices: { choice: titles.map((title) => ({ title })) },
});
const freeText = { ...ASK, responseType: 'freeText' };
const limited = (minutes: number) => ({
	limitWaitTime: {
		values: { limitType: 'afterTimeInterval', resumeAmount: minutes, resumeUnit: 'minutes' },
	},
});

let n8n: WaitingN8n;
beforeEach(async () => {
	sandbox.store.retryDelays = [20, 20, 20];
	n8n = await WaitingN8n.start(sandbox);
});
afterEach(async () => {
	await settled();
	expectDeclared(ASK, sandbox.requests);
	await n8n.close();
});

const settled = async () => {
	await sandbox.deliveriesSettled();
	await n8n.idle();
};
const webhooks = (): Webhook[] => [...sandbox.store.webhooks.values()];
/** The webhook of a run goes while the run goes on. */
async function noWebhookLeft() {
	while (webhooks().length > 0) await nextTurn();
}
/** What the last message of ours offers to tap. */
const offered = () => {
	const { interactive } = sandbox.requests.filter(({ path }) => path === '/messages/v1').at(-1)!
		.body as { interactive: { action: Record<string, unknown> } };
	const { buttons, sections } = interactive.action as {
		buttons?: Array<{ reply: { id: string; title: string } }>;
		sections?: Array<{ rows: Array<{ id: string; title: string }> }>;
	};
	return buttons?.map(({ reply }) => reply) ?? sections![0]!.rows;
};
async function tap(number: number, { phone } = juan as { phone: string }) {
	const { id, title } = offered()[number - 1]!;
	const tapped = { of: 'button' as const, id, title };
	sandbox.receive(phone, { messageType: 'interactive', content: title, tapped });
	await settled();
}
async function type(content: string, { phone } = juan as { phone: string }) {
	sandbox.receive(phone, { content });
	await settled();
}

test('asks in four requests, and pauses the run', async () => {
	const id = await n8n.ask(approval);
	expect(sent()).toEqual([
		'GET /user-webhooks',
		'POST /user-webhooks',
		'POST /messages/v1',
		`GET /conversations/v1/${juan.conversationId}/messages?limit=10`,
	]);
	expect(n8n.statusOf(id)).toBe('waiting');
	expect(n8n.waitTill(id)?.getUTCFullYear()).toBe(3000);
	expect(webhooks()).toEqual([
		expect.objectContaining({
			name: `n8n waits: ${juan.conversationId}`,
			url: expect.stringMatching(
				new RegExp(`^${n8n.url}/webhook-waiting/${id}/node-whaapy\\?signature=\\w+$`),
			) as string,
			events: ['message.received'],
			isActive: true,
		}),
	]);
	expect(offered().map(({ title }) => title)).toEqual(['Approve', 'Decline']);
	for (const { id: reference } of offered()) {
		expect(reference.length).toBeLessThanOrEqual(128);
		expect(reference).not.toContain('127.0.0.1');
	}
});

describe('the question goes out only when the way back stands', () => {
	const adding = ({ method, path }: { method: string; path: string }) =>
		method === 'POST' && path === '/user-webhooks';
	const notSent = () => expect(sent().filter((line) => line.includes('/messages'))).toEqual([]);

	test.each([{}, [], null, { hooks: [] }, undefined])(
		'not if Whaapy says %j and has added no webhook',
		async (body) => {
			sandbox.faults.add({ kind: body === undefined ? 'empty' : 'json', body, match: adding });
			const id = await n8n.ask(approval);
			expect(n8n.statusOf(id)).toBe('finished');
			expect(n8n.errorOf(id)?.message).toBe(
				'Whaapy did not add the webhook for the answer, so nothing was sent [item 0]',
			);
			notSent();
		},
	);

	test('and what a lost answer leaves is taken away', async () => {
		sandbox.faults.add({ kind: 'after', match: adding });
		const id = await n8n.ask(approval);
		expect(n8n.errorOf(id)).toMatchObject({
			message: expect.stringContaining('was interrupted') as string,
			description: expect.stringMatching(/^The question was not sent: /) as string,
		});
		expect(webhooks()).toEqual([]);
		notSent();
	});
});

test.each([
	[1, true, 'approve'],
	[2, false, 'decline'],
])('goes on with button %d: approved %s', async (button, approved, value) => {
	const id = await n8n.ask(approval);
	await tap(button);
	expect(n8n.statusOf(id)).toBe('finished');
	expect(n8n.outputOf(id)).toEqual([
		expect.objectContaining({
			json: {
				approved,
				choice: value,
				text: ['Approve', 'Decline'][button - 1],
				answered: true,
				respondedAt: expect.stringMatching(/^\d{4}-/) as string,
				responder: {
					contact_id: juan.contactId,
					conversation_id: juan.conversationId,
					phone_number: juan.phone,
				},
				message: expect.objectContaining({ event: 'message.received' }) as object,
			},
		}),
	]);
	await noWebhookLeft();
	const output = n8n.outputOf(id).map(({ json }) => json);
	expectPreview({ resource: 'message', operation: 'sendAndWait' } as MenuEntry, output);
});

test.each([
	['aprobado', ['Aprobado', 'Rechazado'], { approved: true, choice: 'approve' }],
	['¡APROBADO! 👍', ['Aprobado', 'Rechazado'], { approved: true, choice: 'approve' }],
	['no se', ['Sí', 'No sé'], { approved: false, choice: 'decline', text: 'No sé' }],
	[
		'sí, pero más tarde',
		['Sí', 'No'],
		{ approved: false, text: 'sí, pero más tarde', chatInput: 'sí, pero más tarde' },
	],
])('takes the typed answer %s below the buttons %j', async (typed, labels, expected) => {
	const [approveLabel, disapproveLabel] = labels;
	const values = { approvalType: 'double', approveLabel, disapproveLabel };
	const id = await n8n.ask({ ...approval, approvalOptions: { values } });
	await type(typed);
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ ...expected, answered: true });
	// An agent takes what is in 'chatInput' for words about its tool, not for a plain yes or no.
	for (const name of ['choice', 'chatInput'] as const) {
		expect(n8n.outputOf(id)[0]?.json[name]).toBe((expected as IDataObject)[name]);
	}
});

test.each([
	[['Mañana', 'Tarde'], 'button', 2, 'Tarde'],
	[['9:00', '10:00', '11:00', '12:00'], 'list', 4, '12:00'],
])('offers the choices %j as a %s', async (titles, kind, number, chosen) => {
	const id = await n8n.ask(choice(...titles));
	const message = sandbox.requests.find(({ path }) => path === '/messages/v1')!;
	expect(message.body).toMatchObject({ type: 'interactive', interactive: { type: kind } });
	await tap(number);
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ choice: chosen, text: chosen, answered: true });
	expect(n8n.outputOf(id)[0]?.json).not.toHaveProperty('approved');
});

test('gives the value of a choice from data', async () => {
	const choicesJson = JSON.stringify([
		{ title: 'Mañana', value: 'am', description: 'De 9 a 13' },
		{ title: 'Tarde', value: 'pm' },
	]);
	const id = await n8n.ask({ ...choice(), defineUsing: 'json', choicesJson });
	await tap(2);
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ choice: 'pm', text: 'Tarde' });
});

test('takes a written answer, and only that of the person who was asked', async () => {
	const id = await n8n.ask(freeText);
	await type('Hola', maria);
	expect(n8n.statusOf(id)).toBe('waiting');
	await type('Somos cuatro');
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({
		text: 'Somos cuatro',
		chatInput: 'Somos cuatro',
		answered: true,
	});
	await noWebhookLeft();
});

test.each([
	[false, 'waiting'],
	[true, 'finished'],
])('takes a voice message if told so: %s', async (acceptMedia, status) => {
	const id = await n8n.ask({ ...freeText, options: { acceptMedia } });
	sandbox.receive(juan.phone, { content: null, messageType: 'audio', mediaMimeType: 'audio/ogg' });
	await settled();
	expect(n8n.statusOf(id)).toBe(status);
});

test('asks again who types below buttons, as often as told, and then takes what is typed', async () => {
	const options = { wrongAnswer: 'askAgain', askAgain: 2 };
	const id = await n8n.ask({ ...approval, options });
	const asked = () => sandbox.requests.filter(({ path }) => path === '/messages/v1').length;
	await type('¿A qué hora era?');
	expect([asked(), n8n.statusOf(id)]).toEqual([2, 'waiting']);
	await type('¿Con quién?');
	expect([asked(), n8n.statusOf(id)]).toEqual([3, 'waiting']);
	await type('Bueno, sí voy');
	expect(asked()).toBe(3);
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ approved: false, text: 'Bueno, sí voy' });
});

test('goes on with what is tapped after a wrong answer, in either of the two messages', async () => {
	const id = await n8n.ask({ ...approval, options: { wrongAnswer: 'askAgain' } });
	await type('¿Qué cita?');
	await tap(1);
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ approved: true });
});

test('waits on if a voice note comes that is not accepted, also after asking again', async () => {
	const id = await n8n.ask({ ...approval, options: { wrongAnswer: 'askAgain' } });
	for (let i = 0; i < 2; i++) {
		sandbox.receive(juan.phone, {
			content: null,
			messageType: 'audio',
			mediaMimeType: 'audio/ogg',
		});
		await settled();
	}
	expect(sandbox.requests.filter(({ path }) => path === '/messages/v1')).toHaveLength(2);
	expect(n8n.statusOf(id)).toBe('waiting');
});

test('asks again once only if the wrong answer is delivered twice', async () => {
	const id = await n8n.ask({ ...approval, options: { wrongAnswer: 'askAgain', askAgain: 3 } });
	await type('¿Qué cita?');
	await sandbox.redeliver(sandbox.store.deliveries.at(-1)!);
	expect(sandbox.requests.filter(({ path }) => path === '/messages/v1')).toHaveLength(2);
	expect(n8n.statusOf(id)).toBe('waiting');
});

test.each([['answered: false on the item when the time is over', { name: 'Juan', cita: 5 }]])(
	'passes on %s',
	async (_, json) => {
		const id = await n8n.ask({ ...approval, options: limited(45) }, { items: [json] });
		const left = n8n.waitTill(id)!.getTime() - Date.now();
		expect(Math.round(left / 60_000)).toBe(45);
		expect(webhooks()[0]?.name).toMatch(/^n8n waits: \S+ until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
		await n8n.timeOut(id);
		expect(n8n.outputOf(id).map((item) => item.json)).toEqual([{ ...json, answered: false }]);
		expect(n8n.outputOf(id, 'Start').map((item) => item.json)).toEqual([json]);
	},
);

test('sweeps with the next question what a run left whose time is over, and pauses meanwhile', async () => {
	await n8n.ask({ ...approval, options: limited(45) });
	const [left] = webhooks();
	left!.name = left!.name.replace(/until .*/, 'until 2026-01-29T12:00:00Z');
	const isRemoval = ({ method }: { method: string }) => method === 'DELETE';
	const wait = { status: 429, headers: { 'retry-after': '1' }, times: 1 };
	sandbox.faults.add({ kind: 'status', body: {}, match: isRemoval, ...wait });
	const id = await n8n.ask({ ...approval, recipient: byId(maria.conversationId) });
	expect(n8n.statusOf(id)).toBe('waiting');
	expect(webhooks()).toContain(left);
	while (webhooks().includes(left!)) await nextTurn();
	expect(webhooks().map(({ name }) => name)).toEqual([`n8n waits: ${maria.conversationId}`]);
});

/** Lets something come in between the question and the pause. */
function beforeThePause(receive: () => void) {
	sandbox.faults.add({
		match: ({ path }: { path: string }) => {
			if (path.endsWith('/messages')) receive();
			return false;
		},
		kind: 'status',
	});
}
const yesOrNo = {
	...approval,
	approvalOptions: {
		values: { approvalType: 'double', approveLabel: 'Sí', disapproveLabel: 'No' },
	},
};
/** A tap below a message that is no question. */
const tapElsewhere = (title: string, of: 'button' | 'template' = 'button') =>
	sandbox.receive(juan.phone, {
		messageType: 'interactive',
		content: title,
		tapped: { of, id: 'from_a_newsletter', title },
	});

test('takes an answer that came before the run had paused', async () => {
	const answering = sandbox.store.messagesOf(juan.conversationId);
	beforeThePause(() => sandbox.receive(juan.phone, { content: 'No' }));
	const id = await n8n.ask(yesOrNo);
	expect(answering.at(-1)?.content).toBe('No');
	expect(n8n.statusOf(id)).toBe('finished');
	const { json } = n8n.outputOf(id)[0]!;
	expect(json).toMatchObject({ approved: false, choice: 'decline', text: 'No', answered: true });
	expect(json).not.toHaveProperty('chatInput');
	await noWebhookLeft();
});

test('takes what was tapped before the run had paused when it is delivered again', async () => {
	// The history does not tell what was tapped.
	sandbox.store.retryDelays = [300, 300, 300];
	let isTapped = false;
	beforeThePause(() => {
		if (!isTapped) void tap(2);
		isTapped = true;
	});
	const id = await n8n.ask(yesOrNo);
	expect(n8n.statusOf(id)).toBe('waiting');
	await settled();
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ approved: false, choice: 'decline' });
});

test.each([
	['a button of another message', () => tapElsewhere('Sí')],
	['a quick reply of a template', () => tapElsewhere('Sí', 'template')],
	['a reaction', () => sandbox.receive(juan.phone, { messageType: 'reaction', content: 'Sí' })],
])(
	'takes %s for no answer, though it says the same, before the pause and after',
	async (_, act) => {
		let isOver = false;
		beforeThePause(() => {
			if (!isOver) act();
			isOver = true;
		});
		const id = await n8n.ask(yesOrNo);
		expect(n8n.statusOf(id)).toBe('waiting');
		act();
		await settled();
		expect(n8n.statusOf(id)).toBe('waiting');
	},
);

test.each([
	['the first of two that came before the run had paused', ['Sí', 'Gracias'], 0, 'Sí'],
	['none that stands before the question, though of the same second', ['Hola'], -1, undefined],
])('takes %s', async (_, texts, seconds, expected) => {
	sandbox.faults.add({
		match: ({ path }: { path: string }) => {
			const messages = sandbox.store.messagesOf(juan.conversationId);
			const isRead = path.endsWith(`${juan.conversationId}/messages`);
			if (isRead && seconds === 0) {
				for (const content of texts) sandbox.receive(juan.phone, { content });
			} else if (isRead) {
				const asked = messages.at(-1)!;
				messages.splice(-1, 0, {
					...asked,
					id: 'before',
					direction: 'inbound',
					content: texts[0]!,
				});
			}
			return false;
		},
		kind: 'status',
	});
	const id = await n8n.ask(freeText);
	expect(n8n.statusOf(id)).toBe(expected === undefined ? 'waiting' : 'finished');
	if (expected) expect(n8n.outputOf(id)[0]?.json.text).toBe(expected);
});

test('waits for nobody if the question was not sent, because the 24-hour window is closed', async () => {
	sandbox.store.age(juan.conversationId, 25);
	const id = await n8n.ask({ ...freeText, options: { whenWindowClosed: 'skip' } });
	expect(n8n.statusOf(id)).toBe('finished');
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ skipped: true, answered: false });
	expect(webhooks()).toEqual([]);
});

test('has n8n 1.x check the signature of what comes in', async () => {
	// n8n 2.x checks it for every node whose operation is called sendAndWait.
	const isTold = 'setSignatureValidationRequired' in WebhookContext.prototype;
	const id = await n8n.ask(freeText);
	expect(n8n.dataOf(id).validateSignature).toBe(isTold ? true : undefined);
});

test('sends nothing as the tool of an agent, which cannot wait', async () => {
	const type = 'n8n-nodes-whaapy.whaapyTool';
	const nodeType = (await nodeTypes()).getByName('n8n-nodes-whaapy.whaapy') as INodeType;
	const other = { type, version: 1, nodeType };
	const { error } = await run(approval, { settings: { type }, other });
	expect(error?.message).toContain('A tool of an AI Agent cannot wait for an answer [item 0]');
	expect(sent()).toEqual([]);
});

describe('a webhook of the account that', () => {
	const hands = { path: '/webhook/id/webhook', events: ['message.received'], isActive: true };
	test.each([
		['is that of a trigger for messages hands over', {}, false],
		['is that of a trigger for all events hands over', { events: ['*'] }, false],
		['is that of a trigger for other events does not', { events: ['contact.created'] }, true],
		['is switched off does not', { isActive: false }, true],
		['is that of a test run does not', { path: '/webhook-test/id/webhook' }, true],
		['has another path does not', { path: '/webhook/mine' }, true],
		['belongs to another n8n does not', { origin: 'https://n8n.example.com' }, true],
	])('%s', async (_, more, deliversByItself) => {
		const { path, origin, ...fields } = { ...hands, origin: n8n.url, ...more };
		const { store } = sandbox;
		const id = store.newId();
		store.webhooks.set(id, {
			id,
			businessId: store.businessId,
			name: 'n8n',
			url: origin + path,
			secret: 'secret',
			failureCount: 0,
			lastSuccessAt: null,
			lastFailureAt: null,
			createdAt: store.now(),
			...fields,
		});
		await n8n.ask(freeText);
		const register = webhooks().find(({ name }) => name.startsWith('n8n waits'));
		expect(register?.isActive).toBe(deliversByItself);
		store.webhooks.delete(id);
	});
});

test('is delivered again while the secrets of the webhooks cannot be had', async () => {
	const id = await n8n.ask(freeText);
	const match = ({ path }: { path: string }) => path === '/user-webhooks';
	sandbox.faults.add({ kind: 'status', status: 500, match, times: 1 });
	sandbox.store.retryDelays = [1100, 20, 20];
	await type('Somos cuatro');
	expect(sandbox.store.deliveries[0]?.statuses).toEqual([503, 200]);
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ text: 'Somos cuatro' });
});

test('is delivered again if the question could not be sent once more', async () => {
	const id = await n8n.ask({ ...approval, options: { wrongAnswer: 'askAgain' } });
	const match = ({ path }: { path: string }) => path === '/messages/v1';
	sandbox.faults.add({ kind: 'status', status: 400, body: { message: 'No' }, match, times: 1 });
	await type('¿Qué cita?');
	expect(sandbox.store.deliveries[0]?.statuses).toEqual([503, 200]);
	expect(offered()).toHaveLength(2);
	expect(n8n.statusOf(id)).toBe('waiting');
});

test('takes what is typed if the question is not among the newest messages any more', async () => {
	const id = await n8n.ask({ ...approval, options: { wrongAnswer: 'askAgain' } });
	sandbox.store.messagesOf(juan.conversationId).pop();
	await type('¿Qué cita?');
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ approved: false, text: '¿Qué cita?' });
	await noWebhookLeft();
});

test('sends nothing for several items, and says how to loop', async () => {
	const { error } = await run(approval, { items: [{}, {}, {}] });
	expect(error?.message).toBe(
		'One person is asked at a time, and 3 items came in, so nothing was sent [item 0]',
	);
	expect(error?.description).toContain('Loop Over Items');
	expect(sent()).toEqual([]);
});

test('sends nothing on an n8n that signs no addresses', async () => {
	const shared = Object.getPrototypeOf(WebhookContext.prototype) as Record<string, unknown>;
	const { getSignedResumeUrl } = shared;
	shared.getSignedResumeUrl = undefined;
	try {
		const { error } = await run(approval);
		expect(error?.message).toBe(
			'This version of n8n cannot wait for an answer, so nothing was sent [item 0]',
		);
		expect(error?.description).toContain('Update n8n');
	} finally {
		shared.getSignedResumeUrl = getSignedResumeUrl;
	}
	expect(sent()).toEqual([]);
});

test('asks nobody if the way back cannot be opened', async () => {
	sandbox.settings.scopes.delete('webhooks:write');
	const { error } = await run(approval);
	expect(error?.message).toContain('webhooks');
	expect(sent()).toEqual(['GET /user-webhooks', 'POST /user-webhooks']);
});

test('says with the first request that the key is not accepted, and leaves nothing at Whaapy', async () => {
	sandbox.faults.add({ kind: 'status', status: 401, body: { error: 'unauthorized' } });
	const id = await n8n.ask(approval);
	expect(n8n.statusOf(id)).toBe('finished');
	expect(n8n.errorOf(id)).toMatchObject({
		message: expect.stringContaining('did not accept the API key') as string,
		description: expect.stringMatching(/^The question was not sent: /) as string,
	});
	expect(sent()).toEqual(['GET /user-webhooks']);
	expect(webhooks()).toEqual([]);
});

test.each([
	['refused', { kind: 'status' as const, status: 400, body: { message: 'No' } }],
	['refused for want of a permission', { kind: 'status' as const, status: 403, body: {} }],
	['in doubt', { kind: 'reset' as const }],
])('closes the way back if the question is %s', async (_, fault) => {
	sandbox.faults.add({ ...fault, match: ({ path }: { path: string }) => path === '/messages/v1' });
	const { error } = await run(approval);
	expect(error).toBeDefined();
	expect(webhooks()).toEqual([]);
});

test('asks by phone in the conversation of the other spelling', async () => {
	const other = juan.phone.replace('+521', '+52');
	const id = await n8n.ask({ ...approval, recipient: byPhone(other) });
	expect(webhooks()[0]?.name).toBe(`n8n waits: ${juan.conversationId} ${other}`);
	await tap(1);
	expect(n8n.statusOf(id)).toBe('finished');
});

test('takes what the person answers in the conversation of the other spelling', async () => {
	const other = juan.phone.replace('+521', '+52');
	sandbox.receive(other, { content: 'Hola' });
	const id = await n8n.ask({ ...approval, recipient: byPhone(other) });
	await tap(1, juan);
	expect(n8n.statusOf(id)).toBe('finished');
});

test('asks a person who shows no number, by the conversation', async () => {
	const { conversationId, phone } = SEEDED_WITHOUT_NUMBER;
	const id = await n8n.ask({ ...approval, recipient: byId(conversationId) });
	await tap(1, { phone });
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ approved: true });
});

test('says that nobody can be asked who has not written yet', async () => {
	const { error } = await run({ ...approval, recipient: byPhone('+14155550000') });
	expect(error?.message).toBe(
		'Whaapy has no conversation with +14155550000, so nothing was sent [item 0]',
	);
});

test.each([
	['Message', { message: 'a'.repeat(1025) }, 'has 1,025 characters'],
	['Message', { message: ' ' }, 'is empty'],
	['Choice 1: Title', { ...choice('a'.repeat(21)) }, 'has 21 characters'],
	['Choice 2: Title', { ...choice('Sí', 'Sí') }, 'is the same'],
	['Choices', { ...choice(...'abcdefghijk') }, 'has 11 choices'],
	[
		'Approve Button Label',
		{ approvalOptions: { values: { approveLabel: 'a'.repeat(21) } } },
		'has 21 characters',
	],
	['Limit Wait Time', { options: limited(0) }, 'is over already'],
	['Values 1: Amount', { options: limited(1e12) }, 'is 1000000000000'],
])("refuses a wrong '%s' before any request", async (parameter, wrong, reason) => {
	const { error } = await run({ ...approval, ...wrong });
	expect(error?.message).toContain(`'${parameter}' ${reason}`);
	expect(sent()).toEqual([]);
});

test('goes on once if the answer is delivered twice', async () => {
	const id = await n8n.ask(approval);
	await tap(1);
	expect(await sandbox.redeliver(sandbox.store.deliveries.at(-1)!)).toBe(200);
	expect(n8n.outputOf(id)).toHaveLength(1);
});

/** Calls the address of the run that waits, as Whaapy does, with a signature of this secret. */
async function post(url: string, data: IDataObject, secret: string) {
	const body = JSON.stringify({
		event: 'message.received',
		timestamp: sandbox.store.now(),
		data: { conversation_id: juan.conversationId, contact_id: juan.contactId, ...data },
	});
	const headers = { 'x-webhook-signature': signature(body, secret, 'hex') };
	return await fetch(url, { method: 'POST', headers, body });
}

test.each([
	['another receiver', 'https://hooks.partner.example/webhook/x/webhook', 401],
	['a webhook of this n8n that is no trigger', '/webhook/mine', 401],
	['a trigger of this n8n', '/webhook/id/webhook', 200],
	["a trigger's test run", '/webhook-test/id/webhook', 200],
])('lets %s sign an answer or not', async (_, path, status) => {
	const id = await n8n.ask(approval);
	const [register] = webhooks();
	const url = new URL(path, n8n.url).href;
	const other = { ...register!, id: 'other', name: 'other', url, secret: 'of the other' };
	sandbox.store.webhooks.set('other', other);
	// Whoever is told of sent messages knows the IDs of their buttons.
	const [{ id: button, title } = { id: '', title: '' }] = offered();
	const message = {
		from: '5215512345678',
		type: 'interactive',
		interactive: { type: 'button_reply', button_reply: { id: button, title } },
	};
	const answer = await post(register!.url, { message }, other.secret);
	expect(answer.status).toBe(status);
	expect(n8n.statusOf(id)).toBe(status === 401 ? 'waiting' : 'finished');
});

test.each(['1e20', 'mañana', ''])(
	'takes an answer whose time is no time: %j',
	async (timestamp) => {
		const id = await n8n.ask(freeText);
		const [webhook] = webhooks();
		const message = { from: '5215512345678', timestamp, type: 'text', text: { body: 'Sí' } };
		// An empty one would be the year 1970.
		const given = timestamp === '' ? { ...message, timestamp: null } : message;
		expect((await post(webhook!.url, { message: given }, webhook!.secret)).status).toBe(200);
		expect(n8n.statusOf(id)).toBe('finished');
	},
);

test('waits on after a message that is older than the question', async () => {
	sandbox.receive(juan.phone, { content: 'Hola' });
	const id = await n8n.ask(freeText);
	const [webhook] = webhooks();
	const message = {
		from: '5215512345678',
		timestamp: String(Date.parse('2026-01-01T00:00:00Z') / 1000),
		type: 'text',
		text: { body: 'Hola' },
	};
	const answer = await post(webhook!.url, { message }, webhook!.secret);
	expect(await answer.json()).toEqual({ fate: 'notAnAnswer' });
	expect((await post(webhook!.url, { message }, 'not the secret')).status).toBe(401);
	expect(n8n.statusOf(id)).toBe('waiting');
});

test('leaves what is tapped below an earlier question of the same run', async () => {
	const id = await n8n.ask(approval);
	const [old] = offered();
	const again = await n8n.ask(approval);
	n8n.setStatus(id, 'finished');
	const tapped = { of: 'button' as const, id: old!.id, title: old!.title };
	sandbox.receive(juan.phone, { messageType: 'interactive', content: old!.title, tapped });
	await settled();
	expect(n8n.statusOf(again)).toBe('waiting');
});

test('lets so many wait at once without a trigger, and names the trigger then', async () => {
	for (let i = 0; i < 20; i++) await n8n.ask(freeText);
	const { error } = await run(freeText);
	expect(error?.message).toContain('20 questions wait for their answers already');
	expect(error?.description).toContain('Whaapy Trigger');
	expect(webhooks()).toHaveLength(20);
});

test('keeps the tries of the node from asking twice', async () => {
	sandbox.faults.add({
		kind: 'status',
		status: 500,
		match: ({ path }: { path: string }) => path.endsWith('/messages'),
	});
	const id = await n8n.ask(approval, { settings: { retryOnFail: true, maxTries: 3 } });
	expect(sandbox.requests.filter(({ path }) => path === '/messages/v1')).toHaveLength(1);
	// While n8n waits for the newest messages, answers do not find the run waiting.
	expect(
		sandbox.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/messages')),
	).toHaveLength(1);
	expect(n8n.statusOf(id)).toBe('waiting');
});

const reminder = (): INodeParameters => {
	const { id } = [...sandbox.store.templates.values()].find(
		({ name }) => name === 'recordatorio_cita',
	)!;
	return {
		...ASK,
		responseType: 'template',
		template: { __rl: true, mode: 'list', value: `recordatorio_cita|es_MX|${id}` },
		templateParameters: {
			mappingMode: 'defineBelow',
			value: { 'Variable 1': 'Juan', 'Variable 2': '5 pm' },
		},
	};
};
/** Taps a quick reply of the last template, as the page does. */
async function tapReply(number: number, phone: string) {
	const { template } = sandbox.requests.filter(({ path }) => path === '/messages/v1').at(-1)!
		.body as { template: { components: Array<{ sub_type?: string; parameters: unknown[] }> } };
	const replies = template.components.filter(({ sub_type }) => sub_type === 'quick_reply');
	const [{ payload }] = replies[number - 1]!.parameters as [{ payload: string }];
	expect(payload.length).toBeLessThanOrEqual(128);
	const title = ['Confirmar', 'Reagendar'][number - 1]!;
	const tapped = { of: 'template' as const, id: payload, title };
	sandbox.receive(phone, { messageType: 'interactive', content: title, tapped });
	await settled();
}

test.each([
	['picked from the list', {}],
	['by name', { template: byName('recordatorio_cita'), bodyParameters: ['Juan', '5 pm'] }],
])('asks by the quick replies of a template %s', async (_, more) => {
	const id = await n8n.ask({ ...reminder(), ...more });
	await tapReply(2, juan.phone);
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ choice: 'Reagendar', answered: true });
	await noWebhookLeft();
});

test('takes a quick reply whose ID is only its text, because the payload was lost', async () => {
	const id = await n8n.ask(reminder());
	const tapped = { of: 'template' as const, id: 'Reagendar', title: 'Reagendar' };
	sandbox.receive(juan.phone, { messageType: 'interactive', content: 'Reagendar', tapped });
	await settled();
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ choice: 'Reagendar' });
});

test('asks a person by a template who has never written', async () => {
	const phone = '+14155559876';
	const id = await n8n.ask({ ...reminder(), recipient: byPhone(phone) });
	expect(webhooks()[0]?.name).toBe(`n8n waits: ${phone}`);
	await type('Hola', juan);
	expect(n8n.statusOf(id)).toBe('waiting');
	await type('confirmar', { phone });
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ choice: 'Confirmar', text: 'Confirmar' });
});

test('asks again by the same template', async () => {
	const id = await n8n.ask({ ...reminder(), options: { wrongAnswer: 'askAgain' } });
	await type('¿Mañana?');
	expect(sandbox.requests.filter(({ path }) => path === '/messages/v1')).toHaveLength(2);
	await type('Sí, mañana voy');
	expect(n8n.outputOf(id)[0]?.json).toMatchObject({ text: 'Sí, mañana voy', answered: true });
});

/** A question by the quick replies of a template that was picked from the list. */
function askByTemplate({ store }: Sandbox): INodeParameters {
	const { id } = [...store.templates.values()].find(({ name }) => name === 'recordatorio_cita')!;
	return {
		recipient: byId(juan.conversationId),
		responseType: 'template',
		template: { __rl: true, mode: 'list', value: `recordatorio_cita|es_MX|${id}` },
		templateParameters: {
			mappingMode: 'defineBelow',
			value: { 'Variable 1': 'Juan', 'Variable 2': '5 pm' },
		},
	};
}

testOperation('message/sendAndWait', {
	costs: {
		'a conversation': [{ recipient: byId(juan.conversationId), message: '¿Vienes?' }],
		'by phone': [{ recipient: byPhone(juan.phone), message: '¿Vienes?' }],
		'a conversation, by a template': [askByTemplate],
	},
	tool: () => ({
		left: ['recipient', 'message'],
		tells: 'A tool of an AI Agent cannot wait for an answer',
	}),
});
