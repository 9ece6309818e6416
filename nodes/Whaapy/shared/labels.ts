/**
 * An n8n expression that gives the label of a value, or the value itself if there is no label.
 *
 * @param value an expression without its braces
 */
export function labelExpression(labels: Record<string, string>, value: string): string {
	// n8n ends an expression at the first "}}", so the object must not be followed by a brace.
	return `(${JSON.stringify(labels)})[${value}] ?? ${value}`;
}

/** The label of a value that is one word. */
export const capitalized = (value: string): string =>
	value.charAt(0).toUpperCase() + value.slice(1).toLowerCase();

/** The choices of a property whose labels are their values, capitalized. */
export function choices<const V extends string>(...values: V[]): Array<{ name: string; value: V }> {
	return values.map((value) => ({ name: capitalized(value), value }));
}
