import type { NodeOperationError } from 'n8n-workflow';
import { abortableWait, systemClock } from '../../api/clock';
import type { Message } from '../../api/contract';
import { PAGE_SIZE } from '../../api/pagination';
import { idIn } from '../../shared/id';
import { readPage } from '../conversation/readHistory';
import type { RunOf } from '../operation';

/** The part of a run that is read: how long to wait between two looks, in seconds. */
type HistoryRun = RunOf<{ quietSeconds: number }>;

/** How often to look for a message that started a run and is not in the history yet. */
const MOST_LOOKS = 3;

/** The newest messages of a conversation, as many as one request gives, the newest first. */
export async function readNewest(
	{ client }: HistoryRun,
	conversationId: string,
): Promise<Message[]> {
	const { items } = await readPage(client, { conversationId, size: PAGE_SIZE });
	return items;
}

/** The ID of the newest message that the person wrote. */
export function newestOf(history: readonly Message[]): string | undefined {
	return idIn(history.find(({ direction }) => direction === 'inbound')?.id);
}

/**
 * The newest messages of a conversation, when the ones that started the runs are among them: Whaapy may
 * report a message before its history has it.
 *
 * @throws NodeOperationError if none of them comes
 */
export async function readUntilThere(
	run: HistoryRun,
	conversationId: string,
	ids: ReadonlySet<string>,
): Promise<Message[]> {
	const { client, context, parameters } = run;
	for (let look = 1; ; look++) {
		const history = await readNewest(run, conversationId);
		const known = new Set(history.map(({ id }) => id));
		const missing = [...ids].filter((id) => !known.has(id));
		if (missing.length === 0) return history;
		if (look === MOST_LOOKS) {
			if (missing.length < ids.size) return history;
			throw notInHistory(run, missing);
		}
		await abortableWait(parameters.quietSeconds * 1000, {
			clock: systemClock,
			signal: context.getExecutionCancelSignal(),
			isStopped: () => client.isStopped,
		});
	}
}

function notInHistory({ error }: HistoryRun, [id]: string[]): NodeOperationError {
	return error(
		`'Message ID' is not among the newest messages of the conversation: '${id}'`,
		"Use the 'whaapy_message_id' that the Whaapy Trigger gives. If it is that, the message came before the newest 100, or Whaapy's history does not have it yet.",
	);
}
