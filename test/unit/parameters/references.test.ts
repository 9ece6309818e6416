import type { INode } from 'n8n-workflow';
import { ValidationIssues } from '../../../nodes/Whaapy/parameters/issues';
import { toReference } from '../../../nodes/Whaapy/parameters/references';

const node = { name: 'Whaapy' } as INode;

/** What the user reads of what a text is to stand for, or what it stands for. */
function told(value: string, reads: Parameters<typeof toReference>[1]['reads'] = 'id') {
	const issues = new ValidationIssues(node, 0);
	const reader = { issues, defaultCountry: 'MX', timezone: () => 'UTC' };
	const id = toReference(value, { displayName: 'Conversation', reads }, reader);
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
	expect(told(value, 'idOrPhone')).toEqual({
		message: `'Conversation' is a phone number, not an ID: '${value}' [item 0]`,
		description: expect.stringContaining("Choose 'By Phone'") as string,
	});
	expect(told(value).description).not.toContain('By Phone');
});

test.each(['https://app.whaapy.com/inbox/1', 'wa.me/5215512345678', 'www.whaapy.com'])(
	'says that %j is a web address',
	(value) => {
		const { message, description } = told(value, 'idOrPhone');
		expect(message).toBe(`'Conversation' is a web address, not an ID: '${value}' [item 0]`);
		expect(description).toContain("Choose 'By Phone'");
	},
);

test.each(['MX.13491208655302741918', '123456789012345@lid'])(
	'says that %j is of a person without number, and to use the conversation',
	(value) => {
		const { message, description } = told(value, 'idOrPhone');
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
	expect(told('101385960028544', 'metaId')).toEqual({ id: '101385960028544' });
});

test.each(['bulk', 'search', 'tags', 'reorder', 'by-phone', 'BULK', ' merge '])(
	"takes no word of the API's paths for an ID: %s",
	(value) => {
		const { message } = told(value);
		expect(message).toBe(`'Conversation' is not an ID: '${value.trim()}' [item 0]`);
	},
);

test.each([
	['phone', '55 1234 5678', '+525512345678'],
	['phoneDigits', '+52 1 55 1234 5678', '5512345678'],
	['phoneDigits', '55 1234', '551234'],
	['messageId', ' wamid.A/B+C== ', 'wamid.A/B+C=='],
	['id', ' \u200b', ''],
	['phone', '', ''],
] as const)('reads as %s %j: %j', (reads, value, expected) => {
	expect(told(value, reads)).toEqual({ id: expected });
});
