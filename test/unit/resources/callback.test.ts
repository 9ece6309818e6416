/** @jest-environment node */
import type { IWebhookFunctions } from 'n8n-workflow';
import { WhaapyClient } from '../../../nodes/Whaapy/api/client';
import { closeAnswered } from '../../../nodes/Whaapy/resources/message/question/callback';

const SECOND = 1000;
const context = {} as IWebhookFunctions;
let removed: unknown[];

beforeEach(() => {
	jest.useFakeTimers();
	removed = [];
	const account = {
		delete: async (_: string, { path }: { path: unknown }) => void removed.push(path),
	};
	jest.spyOn(WhaapyClient, 'open').mockResolvedValue(account as unknown as WhaapyClient);
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

test('what Whaapy delivered to the run itself leaves no webhook behind', async () => {
	await closeAnswered(context, { registerId: 'r', isHandedOver: false });
	expect(removed).toEqual([{ id: 'r' }]);
});

test('what a trigger handed over leaves its webhook as long as Whaapy may deliver it again', async () => {
	const closed = closeAnswered(context, { registerId: 'r', isHandedOver: true });
	await jest.advanceTimersByTimeAsync(29 * SECOND);
	expect(removed).toEqual([]);
	await jest.advanceTimersByTimeAsync(2 * SECOND);
	await closed;
	expect(removed).toEqual([{ id: 'r' }]);
});

test('nothing is thrown if the credential is gone by then', async () => {
	jest.mocked(WhaapyClient.open).mockRejectedValue(new Error('gone'));
	await closeAnswered(context, { registerId: 'r', isHandedOver: false });
	expect(removed).toEqual([]);
});
