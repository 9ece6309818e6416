import type { WhaapyClient } from '../../../nodes/Whaapy/api/client';
import { anyAnswer, objectIn } from '../../../nodes/Whaapy/api/envelope';

/** Compiled with everything else and never run: each line below an expectation must not compile. */
export async function misspelled(client: WhaapyClient): Promise<void> {
	const id = 'contact-1';
	const envelope = anyAnswer;
	const tag = id.at(0);
	const fields: { name?: string } = {};

	await client.get('/contacts/v1/{id}', { path: { id }, envelope: objectIn('contact') });
	await client.get('/contacts/v1', { query: { limit: 1, ...(tag && { tags: tag }) }, envelope });
	await client.post('/contacts/v1', { body: { phone_number: '', ...fields }, envelope });
	await client.patch('/contacts/v1/{id}', { path: { id }, body: {}, envelope });

	// @ts-expect-error an endpoint
	await client.get('/contact/v1', { envelope });
	// @ts-expect-error an endpoint that has another method
	await client.post('/contacts/v1/{id}', { path: { id }, envelope });
	// @ts-expect-error a parameter of the path
	await client.get('/contacts/v1/{id}', { path: { di: id }, envelope });
	// @ts-expect-error a parameter of the path that is missing
	await client.get('/contacts/v1/{id}', { envelope });
	// @ts-expect-error a path without parameters
	await client.get('/contacts/v1', { path: { id }, envelope });
	// @ts-expect-error a name of the query
	await client.get('/contacts/v1', { query: { limits: 1 }, envelope });
	// @ts-expect-error a name of the query beside others that are spread
	await client.get('/contacts/v1', { query: { ...(tag && { tag }), limit: 1 }, envelope });
	// @ts-expect-error a name of the body
	await client.post('/contacts/v1', { body: { phone: '' }, envelope });
	// @ts-expect-error a name of the body beside others that are spread
	await client.post('/contacts/v1', { body: { phone: '', ...fields }, envelope });
	const wrong = { ...(tag && { tagg: 1 }) };
	// @ts-expect-error a name of a body that is spread
	await client.post('/contacts/v1', { body: wrong, envelope });
	// @ts-expect-error a body where the contract has none
	await client.post('/messages/v1/{id}/retry', { path: { id }, body: { again: true }, envelope });
	// @ts-expect-error a name of the request itself
	await client.get('/contacts/v1', { envelop: anyAnswer });
	// @ts-expect-error a body by GET
	await client.get('/contacts/v1', { body: { limit: 1 }, envelope });
	// @ts-expect-error a name of the body of a change of several contacts
	await client.postForMany('/contacts/v1/bulk', { body: { ids: [id] }, envelope });
	// @ts-expect-error a name of the body of a search
	await client.search('/contacts/v1/search', { body: { filter: {} }, envelope });
	// @ts-expect-error a removal without its ID
	await client.delete('/contacts/v1/{id}', { mustExist: true });
}
