import { createHmac } from 'node:crypto';
import type { WhaapyClient } from '../../../nodes/Whaapy/api/client';
import { RunCache } from '../../../nodes/Whaapy/api/runCache';
import { verdictOf } from '../../../nodes/Whaapy/resources/webhook/signingSecret';

const body = Buffer.from('{}');
const signedWith = (secret: string) => ({
	body,
	digest: createHmac('sha256', secret).update(body).digest(),
});

/** What Whaapy has, and how often it was asked. */
const whaapy = { secret: 'one', asked: 0 };

/** The client of a new run. */
const client = () =>
	({
		baseUrl: 'https://api.whaapy.com',
		cache: new RunCache(),
		get: async () => {
			whaapy.asked++;
			return [{ id: 'w', url: 'https://example.com/', events: [], secret: whaapy.secret }];
		},
	}) as unknown as WhaapyClient;

test('a secret that was replaced is asked for once the last look-up is 10 s old', async () => {
	const now = jest.spyOn(performance, 'now').mockReturnValue(0);
	expect(await verdictOf(client(), 'w', signedWith('one'))).toBe('genuine');
	whaapy.secret = 'two';
	now.mockReturnValue(9_999);
	expect(await verdictOf(client(), 'w', signedWith('two'))).toBe('forged');
	expect(whaapy.asked).toBe(1);
	now.mockReturnValue(10_000);
	expect(await verdictOf(client(), 'w', signedWith('two'))).toBe('genuine');
	now.mockReturnValue(99_999);
	expect(await verdictOf(client(), 'w', signedWith('two'))).toBe('genuine');
	expect(whaapy.asked).toBe(2);
});
