import type { IWebhookFunctions } from 'n8n-workflow';
import type { AnswerAddress } from '../delivery/answerAddress';
import { FOREIGN_SIGNATURE, resumeUrlOf } from '../delivery/answerAddress';
import { isObject } from '../shared/guards';
import { parseJson } from '../shared/json';

/** Less than the 5 s that Whaapy waits (docs/whaapy-api.md, "Delivery"). */
const TIMEOUT = 4_000;

const FATES = ['answered', 'askedAgain', 'notAnAnswer'] as const;

/**
 * The fate of a message at the run that waits: what the run says of it; `running` if it has not paused yet,
 * or goes on; `finished` if it has gone on and come to its end; `over` if it does not wait any more for
 * another reason, or is none of this n8n; `busy` if n8n cannot be reached.
 */
type Fate = (typeof FATES)[number] | 'running' | 'finished' | 'over' | 'busy';

/**
 * Passes a delivery on to a run that waits, at the address under which this process knows its own n8n;
 * n8n checks the signature in it.
 */
export async function relay(
	context: IWebhookFunctions,
	address: AnswerAddress,
	body: Buffer,
): Promise<Fate> {
	const { headers } = context.getRequestObject();
	try {
		const { statusCode, body: answer } = (await context.helpers.httpRequest({
			method: 'POST',
			url: resumeUrlOf(waitingBase(context), address),
			headers: {
				'content-type': 'application/json',
				'x-webhook-signature': headers['x-webhook-signature'],
			},
			body,
			timeout: TIMEOUT,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		})) as { statusCode: number; body: unknown };
		const told = typeof answer === 'string' ? parseJson(answer) : answer;
		if (statusCode < 300) {
			// n8n answers for a run that has ended, with a page.
			const fate = FATES.find((known) => isObject(told) && told.fate === known);
			return fate ?? 'finished';
		}
		// The run waits, by its own webhook: its process knows this trigger under another address.
		if (isObject(told) && told.message === FOREIGN_SIGNATURE) return 'notAnAnswer';
		// "The execution … is running already".
		if (statusCode === 409 && /running/.test(JSON.stringify(told))) return 'running';
		return statusCode === 429 || statusCode >= 500 ? 'busy' : 'over';
	} catch (error) {
		context.logger.warn(`An answer was not handed over: ${(error as Error).message}`);
		return 'busy';
	}
}

/** Where this n8n takes what runs wait for: its first part is a setting, and the host another one. */
function waitingBase(context: IWebhookFunctions): string {
	return new URL('.', String(context.evaluateExpression('{{ $execution.resumeUrl }}'))).href;
}
