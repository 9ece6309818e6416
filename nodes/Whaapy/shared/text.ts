/** A value as a message quotes it: cut to a number of characters. */
export function truncate(text: string, maxLength: number): string {
	return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

/** A number of milliseconds as people say it, e.g. "1.5 seconds". */
export function inSeconds(milliseconds: number): string {
	const value = Number((milliseconds / 1000).toPrecision(3));
	return `${value} ${value === 1 ? 'second' : 'seconds'}`;
}
