/**
 * An n8n expression that gives the label of a value, or the value itself if there is no label.
 *
 * @param value an expression without its braces
 */
export function labelExpression(labels: Record<string, string>, value: string): string {
	// n8n ends an expression at the first "}}", so the object must not be followed by a brace.
	return `(${JSON.stringify(labels)})[${value}] ?? ${value}`;
}
