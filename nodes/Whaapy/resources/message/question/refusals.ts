import type { NodeOperationError } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { RunOf } from '../../operation';
import { MOST_BY_THEMSELVES, NotAdded, TooManyWaiting } from './callback';

type Run = Pick<RunOf<object>, 'error'>;

/** n8n lacks what a run needs to wait for an answer. */
export function tooOld({ error }: Run): NodeOperationError {
	return error(
		'This version of n8n cannot wait for an answer, so nothing was sent',
		"Update n8n: what this operation builds on, signed addresses of runs that wait, came in the later versions of 1.x. Until then, 'Send Interactive' asks, and a Whaapy Trigger gets the answer.",
	);
}

/** Why the question was not sent, if Whaapy could not be told that its answer is awaited. */
export function unasked(run: Run, reason: unknown): unknown {
	if (reason instanceof TooManyWaiting) return tooMany(run);
	if (reason instanceof NotAdded) {
		return run.error(
			'Whaapy did not add the webhook for the answer, so nothing was sent',
			'Try again. If it keeps happening, look at the webhooks of the account, e.g. by Webhook → Get Many: Whaapy may take no more of them.',
		);
	}
	if (reason instanceof NodeApiError) {
		const first =
			'The question was not sent: before it, Whaapy must add the webhook for its answer.';
		reason.description = `${first} ${reason.description ?? ''}`;
	}
	return reason;
}

function tooMany({ error }: Run): NodeOperationError {
	return error(
		`${MOST_BY_THEMSELVES} questions wait for their answers already, so nothing was sent`,
		"Publish a workflow with a Whaapy Trigger for 'Message Received', in this n8n and with the same Whaapy account. It hands the answers over, and as many people as you like can be asked at once.",
	);
}
