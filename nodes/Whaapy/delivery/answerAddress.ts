/** Where n8n takes the answer for a run that waits: its signed resume URL, without host and first part. */
export interface AnswerAddress {
	executionId: string;
	/** As it stands in the URL. */
	nodeId: string;
	/** n8n's own: whoever does not know its secret cannot make one. */
	signature: string;
}

/** The answer of a run that waits to a delivery which neither its own webhook nor a trigger has signed. */
export const FOREIGN_SIGNATURE = 'The signature is not that of this question or of a trigger';

/** n8n's name of the query parameter with its signature. */
const SIGNATURE = 'signature';

/**
 * Reads a signed resume URL of n8n: `…/<executionId>/<nodeId>?signature=…`.
 *
 * @returns `undefined` if it is none
 */
export function addressIn(resumeUrl: string): AnswerAddress | undefined {
	if (!URL.canParse(resumeUrl)) return undefined;
	const { pathname, searchParams } = new URL(resumeUrl);
	const [nodeId, executionId] = pathname.split('/').reverse();
	const signature = searchParams.get(SIGNATURE);
	return nodeId && executionId && signature ? { executionId, nodeId, signature } : undefined;
}

/**
 * Writes the resume URL of an address.
 *
 * @param base where the asked process of n8n takes what runs wait for, with a slash at its end
 */
export function resumeUrlOf(base: string, address: AnswerAddress): string {
	const { executionId, nodeId, signature } = address;
	return `${base}${executionId}/${nodeId}?${SIGNATURE}=${signature}`;
}

const REFERENCE = /^n8n\/([^/]+)\/([^/]+)\/([^/]+)\/[^/]+(?:\/\d+)?$/;

/**
 * Names a question in what a person taps, so that the answer tells by itself which run waits for it.
 * With the number of a choice behind it, it has some 120 characters; of the places for it, the
 * quick replies of templates hold the least, 128.
 *
 * @param once tells this question from others that the same node asked in the same run
 */
export function referenceOf(
	{ executionId, nodeId, signature }: AnswerAddress,
	once: string,
): string {
	return ['n8n', executionId, nodeId, signature, once].join('/');
}

/** The address in what was tapped; `undefined` if it belongs to no question of a run. */
export function addressInReference(tapped: unknown): AnswerAddress | undefined {
	const [, executionId, nodeId, signature] =
		(typeof tapped === 'string' && REFERENCE.exec(tapped)) || [];
	if (!executionId || !nodeId || !signature) return undefined;
	return { executionId, nodeId, signature };
}
