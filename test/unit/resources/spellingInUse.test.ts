import type { WhaapyClient } from '../../../nodes/Whaapy/api/client';
import { RunCache } from '../../../nodes/Whaapy/api/runCache';
import { rememberContact } from '../../../nodes/Whaapy/resources/contact/find';
import { findSpellingInUse } from '../../../nodes/Whaapy/resources/message/spellingInUse';

test('takes the spelling of a contact that the run knows without a request', async () => {
	// Without the methods that send requests.
	const client = { cache: new RunCache() } as unknown as WhaapyClient;
	await rememberContact(client, '+525512345678', 'juan');
	const found = await findSpellingInUse(client, '+5215512345678');
	expect(found).toBe('+525512345678');
});
