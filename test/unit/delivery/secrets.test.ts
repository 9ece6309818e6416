import { createHmac } from 'node:crypto';
import type { WhaapyClient } from '../../../nodes/Whaapy/api/client';
import { verdictOf } from '../../../nodes/Whaapy/delivery/secrets';

const body = Buffer.from('{}');
const signedWith = (secret: string) => ({
	body,
	headers: { 'x-webhook-signature': createHmac('sha256', secret).update(body).digest('hex') },
});

/** What Whaapy has, and how often it was asked. */
const whaapy = { secret: 'one', asked: 0 };

/** A webhook whose secret counts as long as it fits. */
const signers = { name: 'w', countsFor: 600_000 };

/** The client of a new run. */
const client = () =>
	({
		account: 'a',
		get: async () => {
			whaapy.asked++;
			return [{ id: 'w', url: 'https://example.com/', events: [], secret: whaapy.secret }];
		},
	}) as unknown as WhaapyClient;

test('a secret that was replaced is asked for once the last look-up is 10 s old', async () => {
	const now = jest.spyOn(performance, 'now').mockReturnValue(0);
	expect(await verdictOf(client(), signedWith('one'), signers)).toMatchObject({ is: 'genuine' });
	whaapy.secret = 'two';
	now.mockReturnValue(9_999);
	expect(await verdictOf(client(), signedWith('two'), signers)).toMatchObject({ is: 'forged' });
	expect(whaapy.asked).toBe(1);
	now.mockReturnValue(10_000);
	expect(await verdictOf(client(), signedWith('two'), signers)).toMatchObject({ is: 'genuine' });
	now.mockReturnValue(99_999);
	expect(await verdictOf(client(), signedWith('two'), signers)).toMatchObject({ is: 'genuine' });
	expect(whaapy.asked).toBe(2);
});
