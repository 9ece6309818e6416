import type { INode } from 'n8n-workflow';
import { ValidationIssues } from '../../../nodes/Whaapy/parameters/issues';
import { readEmail, validateId } from '../../../nodes/Whaapy/parameters/validate';

const node = { name: 'Whaapy' } as INode;

/** What the user reads of an ID, or the ID. */
function told(value: string, field: { byPhone?: boolean; isMetas?: boolean } = {}) {
	const issues = new ValidationIssues(node, 0);
	const id = validateId(issues, { parameter: 'Conversation', value, ...field });
	try {
		issues.throwIfAny();
		return { id };
	} catch (error) {
		const { message, description } = error as { message: string; description: string };
		return { message, description };
	}
}

test.each([
	'550e8400-e29b-41d4-a716-446655440000',
	'12345678-1234-4123-8123-123456789012',
	' msg-uuid-1 ',
	'wamid:a.b',
	'123456789',
	'1234567890123456',
])('takes %j for an ID', (value) => {
	expect(told(value)).toEqual({ id: value.trim() });
});

test.each([
	'+52 55 1234 5678',
	'5512345678',
	'(55) 1234-5678',
	'5215512345678@s.whatsapp.net',
	'whatsapp:+5215512345678',
])('says that %j is a phone number, and where those go', (value) => {
	expect(told(value, { byPhone: true })).toEqual({
		message: `'Conversation' is a phone number, not an ID: '${value}' [item 0]`,
		description: expect.stringContaining("Choose 'By Phone'") as string,
	});
	expect(told(value).description).not.toContain('By Phone');
});

test.each(['https://app.whaapy.com/inbox/1', 'wa.me/5215512345678', 'www.whaapy.com'])(
	'says that %j is a web address',
	(value) => {
		const { message, description } = told(value, { byPhone: true });
		expect(message).toBe(`'Conversation' is a web address, not an ID: '${value}' [item 0]`);
		expect(description).toContain("Choose 'By Phone'");
	},
);

test.each(['MX.13491208655302741918', '123456789012345@lid'])(
	'says that %j is of a person without number, and to use the conversation',
	(value) => {
		const { message, description } = told(value, { byPhone: true });
		expect(message).toBe(
			`'Conversation' is the ID of a WhatsApp user without phone number: '${value}' [item 0]`,
		);
		expect(description).toContain('use the conversation');
	},
);

test.each(['wamid.1', 'WA.id-7', 'MX.abc', '550e8400-e29b-41d4-a716-446655440000'])(
	'takes %s for an ID',
	(value) => {
		expect(told(value)).toEqual({ id: value });
	},
);

test("takes a long number for an ID of Meta's", () => {
	expect(told('101385960028544', { isMetas: true })).toEqual({ id: '101385960028544' });
});

test.each(['bulk', 'search', 'tags', 'reorder', 'by-phone', 'BULK', ' merge '])(
	"takes no word of the API's paths for an ID: %s",
	(value) => {
		const { message } = told(value);
		expect(message).toBe(`'Conversation' is not an ID: '${value.trim()}' [item 0]`);
	},
);

test.each([
	[' juan@ejemplo.com ', 'juan@ejemplo.com'],
	['mailto:juan@ejemplo.com', 'juan@ejemplo.com'],
	['MAILTO: juan@ejemplo.com?subject=Hola', 'juan@ejemplo.com'],
	['juan\u200b@ejemplo.com\ufeff', 'juan@ejemplo.com'],
	['\u202ajuan@ejemplo.com\u202c', 'juan@ejemplo.com'],
	['juan@ejemplo.com\nana@ejemplo.com', undefined],
	['juan@ejemplo', undefined],
	['juan', undefined],
	[`a@${'.'.repeat(100_000)}@`, undefined],
	[`${'a'.repeat(250)}@b.mx`, undefined],
])('reads the email address %j', (text, expected) => {
	expect(readEmail(text)).toBe(expected);
});
