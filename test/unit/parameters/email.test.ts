import { readEmail } from '../../../nodes/Whaapy/parameters/email';

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
