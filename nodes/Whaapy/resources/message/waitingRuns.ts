import type { Clock } from '../../api/clock';
import { abortableWait, systemClock } from '../../api/clock';

/** The runs of this process that wait for the same person. Only the one that came last goes on. */
interface WaitingRuns {
	/** When the first of them began, by the clock. */
	begunAt: number;
	runs: number;
	/** The IDs of the messages that started them: who comes last answers for all. */
	messageIds: Set<string>;
}

const waiting = new Map<string, WaitingRuns>();

/** How one run waits. Times in milliseconds. */
interface Wait {
	/** Names the node and the person; runs that share it know of each other. */
	key: string;
	/** The IDs of the messages that this run answers for. */
	messageIds: Iterable<string>;
	/** How long to wait if nobody comes after this run. */
	quiet: number;
	/** How long after the first of these runs to wait at most. */
	atMost: number;
	/** With how many messages not to wait; 0 for any number. */
	atMostMessages: number;
	/** True if this run has nothing to wait for. */
	isFinished: boolean;
	signal: AbortSignal | undefined;
	/** True if the run is stopped. */
	isStopped(): boolean;
	clock?: Clock;
}

/** The turn of a run that nobody came after. */
interface Turn {
	messageIds: Set<string>;
	/** Why it waits no longer, as far as it knows by itself. */
	endedBy: 'quiet' | 'seconds' | 'messages';
}

/**
 * Waits until the person has been quiet, as far as the runs of this process tell.
 *
 * @returns nothing, within 250 ms, if another run has come after this one and answers for its messages
 */
export async function waitForQuiet(wait: Wait): Promise<Turn | undefined> {
	const { key, quiet, atMost, atMostMessages, isFinished, signal, clock = systemClock } = wait;
	const now = clock.now();
	const runs = waiting.get(key) ?? { begunAt: now, runs: 0, messageIds: new Set() };
	waiting.set(key, runs);
	for (const id of wait.messageIds) runs.messageIds.add(id);
	const turn = (runs.runs += 1);
	const isSuperseded = () => runs.runs > turn;
	const left = runs.begunAt + atMost - now;
	const isFull = atMostMessages > 0 && runs.messageIds.size >= atMostMessages;
	if (!isFinished && !isFull) {
		const isStopped = () => wait.isStopped() || isSuperseded();
		await abortableWait(Math.min(quiet, left), { clock, signal, isStopped });
	}
	if (isSuperseded()) return undefined;
	waiting.delete(key);
	const endedBy = left < quiet ? 'seconds' : 'quiet';
	return { messageIds: runs.messageIds, endedBy: isFull ? 'messages' : endedBy };
}
