import { parseBaseUrl } from '../../../nodes/Whaapy/api/baseUrl';

test.each([
	['api.whaapy.com', 'https://api.whaapy.com'],
	[' "https://api.whaapy.com/" ', 'https://api.whaapy.com'],
	['api.whaapy.com:8443/base/', 'https://api.whaapy.com:8443/base'],
	['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
	['http://localhost/whaapy', 'http://localhost/whaapy'],
	['http://sandbox:4010/', 'http://sandbox:4010'],
	['http://whaapy.internal', 'http://whaapy.internal'],
	['http://[::1]:4010', 'http://[::1]:4010'],
	['http://[::ffff:10.0.0.8]:4010', 'http://[::ffff:10.0.0.8]:4010'],
	['', 'https://api.whaapy.com'],
	[undefined, 'https://api.whaapy.com'],
])('reads the base URL %j as %s', (value, expected) => {
	expect(parseBaseUrl(value)).toEqual({ baseUrl: expected });
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
	expect(parseBaseUrl(value)).toMatchObject({ flaw: 'is not an address' });
});

test.each([
	'http://api.whaapy.com',
	'HTTP://API.WHAAPY.COM/',
	'"http://api.whaapy.com"',
	'http://api.whaapy.com:443',
	'http://localhost.whaapy.com',
	'http://8.8.8.8:4010/api',
	'http://127.0.0.1.example.com',
	'http://[2001:4860:4860::8888]',
	'http://[::ffff:8.8.8.8]:4010',
])('refuses %j, over which the key would go unencrypted', (value) => {
	expect(parseBaseUrl(value)).toMatchObject({
		flaw: expect.stringContaining('unencrypted') as string,
	});
});
