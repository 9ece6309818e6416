/** How a picker shows a person: name and number, as far as they are known. */
export function personLabel(name: unknown, phoneNumber: unknown, id: unknown): string {
	const known = typeof name === 'string' ? name.trim() : '';
	const phone = typeof phoneNumber === 'string' ? phoneNumber : '';
	if (known && phone) return `${known} (${phone})`;
	return known || phone || String(id);
}
