import type { INode } from 'n8n-workflow';
import { requestError } from '../../../../nodes/Whaapy/api/errors/apiError';

const node = { name: 'Whaapy', type: 'n8n-nodes-whaapy.whaapy', parameters: {} } as INode;

test.each([
	[true, "Lower 'Max Concurrent Requests' under Options, or try again later."],
	[false, 'Try again later.'],
])('a 429 after every attempt gives a message to act on (options: %s)', (adjustable, advice) => {
	const body = { error: 'rate_limited', message: 'Demasiadas solicitudes' };
	const headers = { 'retry-after': '0' };
	const error = requestError(
		node,
		{ kind: 'response', status: 429, headers, body },
		{
			itemIndex: 0,
			method: 'GET',
			baseUrl: 'https://api.whaapy.com',
			apiKey: 'wha_0123456789',
			timeout: 30_000,
			adjustable,
			attempts: 121,
		},
	);
	expect(error.message).toBe('Whaapy is still rate limiting this API key [item 0]');
	expect(error.description).toBe(
		`Tried 121 times. Whaapy says: Demasiadas solicitudes ${advice} (HTTP 429)`,
	);
	expect(error.httpCode).toBe('429');
});
