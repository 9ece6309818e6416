import type { IDataObject } from 'n8n-workflow';
import type { Conversation, Message } from '../../../api/contract';
import { PAGE_SIZE } from '../../../api/pagination';
import { isObject } from '../../../shared/guards';
import { findConversationId, readConversation } from '../../conversation/find';
import { conversationLocatorWithPhone } from '../../conversation/properties';
import type { RunOf } from '../../operation';
import { defineOperation } from '../../operation';
import { lookupOptions } from '../../properties';
import type { Batch, BatchLimits, EndedBy } from '../messageBatches';
import { batchesOf, finishedBy } from '../messageBatches';
import { newestOf, readNewest, readUntilThere } from '../newestHistory';
import { simplifyMessage } from '../simplify';
import { waitForQuiet } from '../waitingRuns';

/**
 * Message → Collect: of the runs that a person's messages started, one goes on with all of them.
 *
 * Nothing is stored. The history says whose message is the last one of its batch, see
 * {@link batchesOf}, so that runs in other processes come to the same end. Those of this process know
 * of each other, see {@link waitForQuiet}: a burst costs one request, and who is not the last ends at
 * once.
 */
export const collect = defineOperation({
	name: 'Collect',
	action: 'Collect messages',
	description:
		'Behind the Whaapy Trigger: wait until the person has stopped writing, and go on once with all messages since your last one. The other runs end here without items.',
	api: {
		endpoints: [
			'GET /conversations/v1/{id}/messages',
			'GET /conversations/v1/{id}',
			'GET /conversations/v1/by-phone/{phone}',
		],
		costs: {
			'5 messages of one person': 1,
			'one message, by phone': 2,
			"5 messages of one person, 'Stop If Someone Took Over' on": 2,
		},
	},
	properties: [
		{
			...conversationLocatorWithPhone,
			default: { mode: 'id', value: '={{ $json.conversation_id }}' },
			description: 'The conversation whose messages to collect',
		},
		{
			displayName: 'Message ID',
			name: 'messageId',
			type: 'string',
			default: '={{ $json.whaapy_message_id }}',
			reads: 'id',
			placeholder: "e.g. {{ $('Whaapy Trigger').item.json.whaapy_message_id }}",
			description:
				'The message that started this run. If empty, it is the newest one when the run begins, which costs one more request.',
		},
		{
			displayName: 'Quiet Seconds',
			name: 'quietSeconds',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 60, numberPrecision: 1 },
			default: 5,
			description:
				"How long the person must not have written before the run goes on. While it waits, it counts towards n8n's limit of concurrent executions.",
		},
	],
	options: [
		{
			displayName: 'At Most (Seconds)',
			name: 'atMostSeconds',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 300, numberPrecision: 1 },
			default: 30,
			description: 'How long after the first message to go on, even if the person keeps writing',
		},
		{
			displayName: 'At Most (Messages)',
			name: 'atMostMessages',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: PAGE_SIZE },
			default: 0,
			description: 'With how many messages not to wait any longer; 0 for any number',
		},
		{
			displayName: 'Finish At Once On',
			name: 'finishWords',
			type: 'string',
			separators: ',;',
			default: '',
			optional: true,
			placeholder: 'e.g. listo, eso es todo',
			description:
				'Words, separated by commas: a message that says nothing else ends the wait at once. A tapped button or list row always does.',
		},
		{
			displayName: 'Stop If Someone Took Over',
			name: 'stopIfTakenOver',
			type: 'boolean',
			default: false,
			description:
				"Whether to end without items if the conversation is assigned to a person of your team, or if a person paused Whaapy's AI in it. Costs one more request.",
		},
		...lookupOptions,
	],
	readOnly: true,
	async execute(run) {
		const { client, parameters, issues, context, itemIndex } = run;
		const { messageId, options, quietSeconds } = parameters;
		// In the editor nobody else collects, and the item may be an old one.
		const isTest = context.getMode() === 'manual';
		const started = isTest ? '' : messageId;
		issues.throwIfAny();
		const limits: BatchLimits = {
			quiet: quietSeconds * 1000,
			atMost: options.atMostSeconds * 1000,
			atMostMessages: options.atMostMessages,
			finishWords: options.finishWords ?? [],
		};
		const conversationId = await findConversationId(run);
		const own = started || (isTest ? undefined : newestOf(await readNewest(run, conversationId)));

		// A further try of n8n's 'Retry On Fail' answers for the runs that have ended, too.
		const remembered = `collected by item ${itemIndex}`;
		const before = (await client.memory.made.known<Set<string>>(remembered)) ?? [];
		const turn = await waitForQuiet({
			...limits,
			key: keyOf(run, conversationId, isTest),
			messageIds: [...before, ...(own ? [own] : [])],
			isFinished: started !== '' && isFinishedBy(run, started, limits),
			signal: context.getExecutionCancelSignal(),
			isStopped: () => client.isStopped,
		});
		if (turn === undefined) return [];
		client.memory.made.set(remembered, turn.messageIds);

		const history = await readUntilThere(run, conversationId, turn.messageIds);
		const newest = newestOf(history);
		const ids = isTest && newest ? new Set([newest]) : turn.messageIds;
		const batches = batchesOf(history, limits).filter((batch) => isTurnOf(ids, batch));
		const last = batches.at(-1);
		if (last === undefined) return [];
		if (options.stopIfTakenOver && (await isTakenOver(run, conversationId))) return [];
		const messages = batches.flatMap((batch) => batch.messages);
		return collected(conversationId, messages, last.limit ?? turn.endedBy);
	},
});

/** The output of the one run that goes on. */
function collected(conversationId: string, messages: Message[], endedBy: EndedBy): IDataObject {
	const texts = messages.map(({ content }) => (typeof content === 'string' ? content : ''));
	return {
		text: texts.filter((text) => text.trim() !== '').join('\n'),
		messages: messages.map(simplifyMessage),
		count: messages.length,
		endedBy,
		conversationId,
	};
}

/** Two nodes, or two accounts, do not collect for each other, and a test run only for itself. */
function keyOf(
	{ client, context }: RunOf<unknown>,
	conversationId: string,
	isTest: boolean,
): string {
	const execution = isTest ? context.getExecutionId() : '';
	const node = `${context.getWorkflow().id} ${context.getNode().id}`;
	return `${node} ${execution} ${client.baseUrl} ${conversationId}`;
}

/** Tells whether the message that started a run ends the wait, as far as the trigger's item tells. */
function isFinishedBy(
	{ context, itemIndex }: RunOf<unknown>,
	started: string,
	limits: BatchLimits,
): boolean {
	const { whaapy_message_id, text, button_id } = context.getInputData()[itemIndex]?.json ?? {};
	if (whaapy_message_id !== started) return false;
	const messageType = button_id === undefined ? 'text' : 'button';
	return finishedBy({ messageType, content: text }, limits.finishWords) !== undefined;
}

function isTurnOf(ids: ReadonlySet<string>, { messages, isAnsweredByAi }: Batch): boolean {
	return !isAnsweredByAi && ids.has(String(messages.at(-1)?.id));
}

/** Tells whether a person of the team looks after a conversation. One request. */
async function isTakenOver({ client }: RunOf<unknown>, conversationId: string): Promise<boolean> {
	const { assignedTo, settings }: Conversation = await readConversation(client, conversationId);
	const { pausedBy, aiPausedUntil } = isObject(settings) ? settings : {};
	const byPerson = typeof pausedBy === 'string' && !/^(api(?![a-z])|$)/i.test(pausedBy);
	const isOver = Date.parse(String(aiPausedUntil)) <= Date.now();
	return Boolean(assignedTo) || (byPerson && !isOver);
}
