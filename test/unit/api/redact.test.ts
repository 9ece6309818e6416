import { redact } from '../../../nodes/Whaapy/api/redact';

test.each([
	['as it is', 'my-secret-9876', 'bad key my-secret-9876'],
	['between spaces', '  my-secret-9876 ', 'bad key my-secret-9876'],
	['pasted with an invisible character', 'my-secret\u200b-9876', 'bad key my-secret-9876'],
	['pasted with a line break', 'my-secret\n-9876', 'bad key my-secret-9876'],
	[
		'quoted by JSON',
		'my-"secret"-\\9876',
		JSON.stringify('bad key my-"secret"-\\9876').slice(1, -1),
	],
])('a key %s is not shown', (_, key, text) => {
	expect(redact(text, key)).toBe('bad key wha_***');
});
