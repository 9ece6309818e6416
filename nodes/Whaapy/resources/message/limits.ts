import type { ValidationIssues } from '../../parameters/issues';
import { thousands } from '../../shared/quantities';
import { isBlankText, lengthOf } from '../../shared/text';

/** WhatsApp's longest texts, in code points (docs/whaapy-api.yaml, "SendMessageBody"). */
export const MAX_LENGTH = {
	text: 4096,
	caption: 1024,
	body: 1024,
	header: 60,
	footer: 60,
	buttonTitle: 20,
	buttonId: 256,
	sectionTitle: 24,
	rowTitle: 24,
	rowDescription: 72,
	rowId: 200,
} as const;

/** A text that WhatsApp limits. */
interface LimitedText {
	/** The parameter's display name. */
	parameter: string;
	value: string;
	max: number;
}

/** Adds an issue if a text is longer than WhatsApp takes. Nothing is ever cut. */
export function checkLength(
	issues: ValidationIssues,
	{ parameter, value, max }: LimitedText,
): void {
	const length = lengthOf(value);
	if (length <= max) return;
	issues.add(
		parameter,
		`has ${thousands(length)} characters, and WhatsApp takes ${thousands(max)}`,
		`Shorten it by ${thousands(length - max)}. Nothing is cut for you.`,
	);
}

/** Checks the length of a text that must be there. */
export function checkText(issues: ValidationIssues, text: LimitedText): void {
	if (isBlankText(text.value)) {
		issues.add(text.parameter, 'is empty', 'WhatsApp needs a text here. Fill it in.');
	}
	checkLength(issues, text);
}
