import path from 'node:path';
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import type { Message, Person } from '../../../tools/sandbox';
import { SEEDED, SEEDED_WITHOUT_NUMBER } from '../../../tools/sandbox';
import { testOperation } from '../testOperation';
import type { RunOptions } from '../harness';
import { byId, byPhone, only, useSandbox } from '../useSandbox';

const { sandbox, run, begin, sent } = useSandbox({ resource: 'message', operation: 'collect' });
const { luis, sofia, joao, jose } = SEEDED;

/** What the trigger gives of a message. */
function eventOf(message: Message): IDataObject {
	const { id, conversationId, content: text } = message;
	return {
		event: 'message.received',
		conversation_id: conversationId,
		whaapy_message_id: id,
		text,
	};
}

/** A person writes; gives what the trigger makes of it. */
const writes = ({ phone }: Pick<Person, 'phone'>, ...texts: string[]) =>
	texts.map((content) => eventOf(sandbox.receive(phone, { content })));

/** The business writes, or its AI. */
function answer({ conversationId }: Person, more: { sentByAi?: boolean } = {}): void {
	const last = sandbox.store.messagesOf(conversationId).at(-1)!;
	const ours = { direction: 'outbound', messageType: 'text', status: 'sent' } as const;
	const id = sandbox.store.newId();
	const timestamp = sandbox.store.now();
	sandbox.store
		.messagesOf(conversationId)
		.push({ ...last, ...ours, id, timestamp, content: 'Hola', ...more });
}

/** One execution for each event, as the trigger starts them, each in one of the workers. */
async function collectEach(
	events: readonly IDataObject[],
	parameters: INodeParameters = {},
	workers: ReadonlyArray<Partial<RunOptions>> = [{}],
) {
	const results = await Promise.all(
		events.map(async (event, i) => {
			const worker = workers[i % workers.length];
			return await run(
				{ quietSeconds: 0.3, ...parameters },
				{ items: [event], mode: 'webhook', executionId: `${i}`, ...worker },
			);
		}),
	);
	expect(results.map(({ error }) => error?.message)).toEqual(events.map(() => undefined));
	return results.flatMap(({ items }) => items.map(({ json }) => json));
}

/** Another process: the package loaded anew, with a memory of its own. */
function anotherWorker(): Partial<RunOptions> {
	outside.forgetPackage();
	const file = path.join(outside.packageFolder, 'dist/nodes/Whaapy/Whaapy.node.js');
	const { Whaapy } = outside.engine(file) as { Whaapy: new () => INodeType };
	return { other: { type: 'n8n-nodes-whaapy.whaapy', version: 1, nodeType: new Whaapy() } };
}

const FIVE = ['hola', 'una pregunta', '¿cuánto cuesta', 'la limpieza?', 'gracias'];

/** Somebody to whom the business wrote last. */
function someone(person: Person = luis): Person {
	writes(person, 'Antes');
	answer(person);
	return person;
}

test('of a burst one run goes on with all messages, and it costs one request', async () => {
	const events = writes(someone(), ...FIVE);
	const collected = await collectEach(events, { quietSeconds: 2 });
	expect(collected).toEqual([
		{
			text: FIVE.join('\n'),
			messages: FIVE.map((content) => expect.objectContaining({ content, messageType: 'text' })),
			count: 5,
			endedBy: 'quiet',
			conversationId: luis.conversationId,
		},
	]);
	expect(sent()).toEqual([`GET /conversations/v1/${luis.conversationId}/messages?limit=100`]);
});

test.each([
	['in the order of the history', [0, 1, 2, 3, 4]],
	['in another order, as deliveries are repeated', [4, 0, 3, 1, 2]],
])('one run goes on if they start %s, in one process or two', async (_, order) => {
	for (const workers of [[{}], [{}, anotherWorker()]]) {
		const events = writes(someone(), ...FIVE);
		const inOrder = order.map((i) => events[i]!);
		const collected = await collectEach(inOrder, {}, workers);
		expect(collected).toMatchObject([{ count: 5, text: FIVE.join('\n') }]);
	}
});

test('one run goes on if two events tell of the newest message', async () => {
	const events = writes(someone(), ...FIVE);
	const collected = await collectEach([...events, events.at(-1)!]);
	expect(collected).toMatchObject([{ count: 5 }]);
});

test('20 people who write 5 messages each: 20 runs go on in two workers', async () => {
	const people = Array.from({ length: 20 }, (_, i) => ({ phone: `+1415555${3000 + i}` }));
	const events = FIVE.flatMap((text) => people.flatMap((person) => writes(person, text)));
	// Every second message of a person goes to the other worker.
	const workers = [{}, anotherWorker()];
	const collected = await collectEach(events, {}, [...workers, ...[...workers].reverse()]);
	expect(collected.map(({ count }) => count)).toEqual(people.map(() => 5));
	expect(new Set(collected.map(({ conversationId }) => conversationId)).size).toBe(20);
});

test('goes by the order of the history, not by what its times say', async () => {
	const events = writes(someone(), 'uno', 'dos', 'tres');
	for (const message of sandbox.store.messagesOf(luis.conversationId)) {
		message.timestamp = '2026-01-29T10:00:00Z';
	}
	for (const pageOrder of ['newestFirst', 'oldestFirst'] as const) {
		sandbox.settings.pageOrder = pageOrder;
		expect(await collectEach(events)).toMatchObject([{ text: 'uno\ndos\ntres' }]);
	}
});

describe('ends the wait at once', () => {
	// Far longer than a test may take.
	const patient = { quietSeconds: 60, options: { atMostSeconds: 300 } };

	test.each(['listo', 'LISTO', ' ¡Listo! ', 'eso es todo.'])('on the word %j', async (word) => {
		const events = writes(someone(), 'hola', word);
		const options = { ...patient.options, finishWords: 'listo, Eso es todo' };
		expect(await collectEach(events, { ...patient, options })).toMatchObject([
			{ count: 2, endedBy: 'word' },
		]);
	});

	test('on a tapped button', async () => {
		const { phone } = someone();
		const tapped = { of: 'button', id: 'yes', title: 'Sí' } as const;
		const tap = sandbox.receive(phone, { messageType: 'interactive', content: 'Sí', tapped });
		const event = { ...eventOf(tap), button_id: 'yes' };
		expect(await collectEach([event], patient)).toMatchObject([{ text: 'Sí', endedBy: 'button' }]);
	});

	test('with as many messages as are waited for', async () => {
		const events = writes(someone(), 'uno', 'dos', 'tres');
		const options = { ...patient.options, atMostMessages: 3 };
		expect(await collectEach(events, { ...patient, options })).toMatchObject([
			{ count: 3, endedBy: 'messages' },
		]);
	});

	test('at most so many seconds after the first message', async () => {
		const events = writes(someone(), 'uno', 'dos');
		const options = { atMostSeconds: 1 };
		expect(await collectEach(events, { ...patient, options })).toMatchObject([
			{ count: 2, endedBy: 'seconds' },
		]);
	});

	test('if the execution is stopped, and sends nothing', async () => {
		const [event] = writes(someone(), 'hola');
		const { run: execution } = await begin(patient, { items: [event!], mode: 'webhook' });
		execution.cancel();
		expect((await execution).status).toBe('canceled');
		expect(sent()).toEqual([]);
	});
});

describe('who else writes', () => {
	test('a message of the business divides: the earlier ones are not collected again', async () => {
		writes(luis, 'antes');
		answer(luis);
		const events = writes(luis, 'después');
		expect(await collectEach(events)).toMatchObject([{ text: 'después' }]);
	});

	test('a message that crosses our answer is not lost', async () => {
		const events = writes(someone(), 'una pregunta más');
		answer(luis);
		expect(await collectEach(events)).toMatchObject([{ text: 'una pregunta más' }]);
	});

	test("what Whaapy's AI has answered meanwhile ends without items", async () => {
		const events = writes(someone(), 'hola');
		answer(luis, { sentByAi: true });
		expect(await collectEach(events)).toEqual([]);
	});

	const agent = {
		agentId: 'a',
		agentName: 'Ana',
		agentEmail: 'ana@example.com',
		assignedAt: '2026-01-29T10:00:00Z',
		assignmentMethod: 'manual',
	};
	test.each([
		['nobody', {}, {}, 1],
		['a person it is assigned to', { assignedTo: agent }, {}, 0],
		[
			'a person who paused the AI',
			{},
			{ pausedBy: 'Ana', aiPausedUntil: '2126-01-29T10:00:00Z' },
			0,
		],
		[
			'a person whose pause is over',
			{},
			{ pausedBy: 'Ana', aiPausedUntil: '2016-01-29T10:00:00Z' },
			1,
		],
		[
			'the API, which paused the AI',
			{},
			{ pausedBy: 'api', aiPausedUntil: '2126-01-29T10:00:00Z' },
			1,
		],
	])("'Stop If Someone Took Over' finds %s", async (_, fields, settings, count) => {
		const events = writes(someone(), 'hola');
		const conversation = sandbox.store.conversations.get(luis.conversationId)!;
		Object.assign(conversation, { assignedTo: null }, fields);
		Object.assign(conversation.settings, settings);
		const options = { stopIfTakenOver: true };
		expect(await collectEach(events, { quietSeconds: 0, options })).toHaveLength(count);
		expect(sent()).toHaveLength(2);
	});
});

describe('the message that started the run', () => {
	test('is looked for again if the history lags behind', async () => {
		const events = writes(someone(), 'hola');
		const messages = sandbox.store.messagesOf(luis.conversationId);
		const late = messages.pop()!;
		sandbox.faults.add({
			kind: 'status',
			// When it is asked for the first time, the answer is on its way without it.
			match: () => {
				if (sandbox.requests.length === 2) messages.push(late);
				return false;
			},
		});
		expect(await collectEach(events, { quietSeconds: 0 })).toMatchObject([{ text: 'hola' }]);
		expect(sent()).toHaveLength(2);
	});

	test('is named if the history does not get it', async () => {
		const [event] = writes(someone(), 'hola');
		const items = [{ ...event, whaapy_message_id: 'wamid.HBgL' }];
		const { error } = await run({ quietSeconds: 0 }, { items, mode: 'webhook' });
		expect(error?.message).toBe(
			"'Message ID' is not among the newest messages of the conversation: 'wamid.HBgL' [item 0]",
		);
		expect(sent()).toHaveLength(3);
	});

	test('is the newest one if the item tells none, which costs one more request', async () => {
		const [event] = writes(someone(), 'uno', 'dos');
		delete event!.whaapy_message_id;
		expect(await collectEach([event!])).toMatchObject([{ text: 'uno\ndos' }]);
		expect(sent()).toHaveLength(2);
	});

	test('does not count in a test run, which takes what there is', async () => {
		const [event] = writes(someone(), 'uno', 'dos');
		const { items } = await run({ quietSeconds: 0 }, { items: [event!] });
		expect(items.map(({ json }) => json.text)).toEqual(['uno\ndos']);
		expect(sent()).toHaveLength(1);
	});

	test('may come from an earlier node', async () => {
		const [, second] = writes(someone(), 'uno', 'dos');
		const items = [{ id: luis.conversationId, started: second!.whaapy_message_id }];
		const named = { conversationId: byId('={{ $json.id }}'), messageId: '={{ $json.started }}' };
		const { items: collected } = await run(
			{ quietSeconds: 0, ...named },
			{ items, mode: 'webhook' },
		);
		expect(collected.map(({ json }) => json.text)).toEqual(['uno\ndos']);
	});
});

describe('several items', () => {
	test('each has its own conversation, and one that comes twice goes on once', async () => {
		const people = [luis, sofia, joao, jose].map(someone);
		const items = [...people, luis].flatMap((person) => writes(person, 'hola'));
		const { items: collected } = await run({ quietSeconds: 0.3 }, { items, mode: 'webhook' });
		expect(collected.map(({ json, pairedItem }) => [json.count, pairedItem])).toEqual([
			[1, { item: 1 }],
			[1, { item: 2 }],
			[1, { item: 3 }],
			[2, { item: 4 }],
		]);
		expect(sent()).toHaveLength(4);
	});

	test('one after another, they come to the same end', async () => {
		const items = writes(someone(), 'uno', 'dos');
		const parameters = { quietSeconds: 0, options: { maxConcurrentRequests: 1 } };
		const { items: collected } = await run(parameters, { items, mode: 'webhook' });
		expect(collected.map(({ json }) => json.text)).toEqual(['uno\ndos']);
	});
});

test("a further try of 'Retry On Fail' answers for the runs that have ended", async () => {
	const events = writes(someone(), 'uno', 'dos');
	// They start the wrong way around, and the first look fails.
	sandbox.faults.add({ kind: 'json', status: 400, body: { error: 'x', message: 'No' }, times: 1 });
	const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const collected = await collectEach([...events].reverse(), { quietSeconds: 1 }, [{ settings }]);
	expect(collected).toMatchObject([{ text: 'uno\ndos' }]);
});

test('reads the newest page of a long history only', async () => {
	sandbox.addMessages(SEEDED.maria.conversationId, 301);
	const events = writes(SEEDED.maria, 'dos');
	expect(await collectEach(events, { quietSeconds: 0 })).toMatchObject([{ count: 2 }]);
	expect(sent()).toHaveLength(1);
});

test('lists files, whose texts are empty', async () => {
	const [event] = writes(someone(), 'mira');
	const photo = { content: null, messageType: 'image', mediaMimeType: 'image/jpeg' } as const;
	const events = [event!, eventOf(sandbox.receive(luis.phone, photo))];
	expect(await collectEach(events)).toMatchObject([
		{ text: 'mira', messages: [{}, { messageType: 'image', mediaUrl: expect.any(String) }] },
	]);
});

test('works for people who show no number', async () => {
	answer(SEEDED_WITHOUT_NUMBER);
	const events = writes(SEEDED_WITHOUT_NUMBER, 'hola', '¿hay citas?');
	expect(await collectEach(events)).toMatchObject([{ count: 2 }]);
});

test('finds the conversation by phone', async () => {
	const events = writes(someone(), 'hola');
	const parameters = { quietSeconds: 0, conversationId: byPhone(luis.phone) };
	expect(await collectEach(events, parameters)).toMatchObject([{ count: 1 }]);
	expect(sent()).toHaveLength(2);
});

test('two nodes, or two workflows, do not collect for each other', async () => {
	const events = writes(someone(), 'hola');
	const other = { settings: { id: 'another node' } };
	expect(await collectEach([...events, ...events], {}, [{}, other])).toHaveLength(2);
});

test.each([
	['Quiet Seconds', { quietSeconds: 61 }, 'is 61'],
	['At Most (Seconds)', { options: { atMostSeconds: 0 } }, 'is 0'],
	['Message ID', { messageId: 'https://example.com/x' }, 'is a web address'],
	['Conversation', { conversationId: byId('={{ $json.nope }}') }, 'is empty'],
])("names '%s' if it cannot be used, before any request", async (name, parameters, reason) => {
	const items = writes(someone(), 'hola');
	const { error } = await run(parameters, { items, mode: 'webhook' });
	expect(error?.message).toContain(`'${name}' ${reason}`);
	expect(error?.message).toContain('[item 0]');
	expect(sandbox.requests.filter(only('GET'))).toEqual([]);
});

const burst = { items: Array.from({ length: 5 }, () => ({})) };
const quiet = { conversationId: byId(SEEDED.juan.conversationId), quietSeconds: 0.1 };

testOperation('message/collect', {
	costs: {
		'5 messages of one person': [quiet, burst],
		'one message, by phone': [{ ...quiet, conversationId: byPhone(SEEDED.juan.phone) }],
		"5 messages of one person, 'Stop If Someone Took Over' on": [
			({ store }) => {
				store.conversations.get(SEEDED.juan.conversationId)!.assignedTo = null;
				return { ...quiet, options: { stopIfTakenOver: true } };
			},
			burst,
		],
	},
	tool: () => ({
		left: ['conversationId'],
		set: { quietSeconds: 0 },
		sends: `GET /conversations/v1/${SEEDED.juan.conversationId}/messages?limit=100`,
		answers: { text: '¿Les sirve esta radiografía?', endedBy: 'quiet' },
	}),
});
