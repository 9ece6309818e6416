import { parseBaseUrl } from '../../../nodes/Whaapy/api/baseUrl';

test.each([
	['api.whaapy.com', 'https://api.whaapy.com'],
	[' "https://api.whaapy.com/" ', 'https://api.whaapy.com'],
	['api.whaapy.com:8443/base/', 'https://api.whaapy.com:8443/base'],
	['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
	['', 'https://api.whaapy.com'],
	[undefined, 'https://api.whaapy.com'],
])('reads the base URL %j as %s', (value, expected) => {
	expect(parseBaseUrl(value)).toBe(expected);
});

test.each([
	'ftp://api.whaapy.com',
	'https://me:secret@api.whaapy.com',
	'me:secret@api.whaapy.com',
	'api whaapy com',
	'nonsense',
	'http://[::1',
	'https://api.whaapy.com?x=1',
])('takes %j for no address', (value) => {
	expect(parseBaseUrl(value)).toBeUndefined();
});
