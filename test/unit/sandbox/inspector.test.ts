import { startSandbox, takeDeviations } from '../../../tools/sandbox';
import { useSandbox, watchEvents } from './client';

const { sandbox, call } = useSandbox();

/** What the end of this test would have found; so that it is about something else than this. */
const found = () => takeDeviations();

test('what is as documented is no deviation', async () => {
	await call('POST', '/contacts/v1', { phone_number: '+5215500000041', name: 'Ana' });
	await call('GET', '/contacts/v1?search=ana');
	expect(found()).toEqual([]);
});

test('a request names endpoint and field, and what it was answered is no matter', async () => {
	await call('POST', '/contacts/v1', { phone_number: '+5215500000041', fullName: 'Ana' });
	await call('GET', '/contacts/v1?page=2');
	expect(found()).toEqual([
		'POST /contacts/v1 request.body.fullName: not in the contract',
		'GET /contacts/v1 request.query.page: not in the contract',
	]);
});

test('so does an answer of which a field is called otherwise', async () => {
	const [contact] = sandbox().store.contacts.values();
	Object.assign(contact!, { created_at: undefined, createdAt: 'x' });
	await call('GET', `/contacts/v1/${contact!.id}`);
	expect(found()).toContain('GET /contacts/v1/{id} answer.body.contact.created_at: missing');
});

test('so does an event', async () => {
	watchEvents(sandbox());
	const [stage] = sandbox().store.stages;
	Object.assign(stage!, { color: 7 });
	await call('PATCH', `/funnel/v1/stages/${stage!.id}`, { name: 'Inicio' });
	expect(found()).toContainEqual(
		expect.stringMatching(/^webhook funnel_stage\.updated body\.data\.color: /),
	);
});

test('what is wrong on purpose is left out: faults, deviations, and what a test allows', async () => {
	sandbox().faults.add({ kind: 'json', body: { contacts: 'x' }, times: 1 });
	await call('GET', '/contacts/v1');
	sandbox().settings.deviations = [{ kind: 'wrongEnvelope' }];
	await call('GET', '/contacts/v1');
	sandbox().allowDeviations(/request\.query\.page/);
	await call('GET', '/contacts/v1?page=2');
	expect(sandbox().deviations).toEqual([]);
	await call('GET', '/contacts/v1?limit=many');
	expect(sandbox().deviations).toHaveLength(1);
	expect(found()).toHaveLength(1);
	await call('GET', '/contacts/v1?page=2');
	expect(found()).toHaveLength(1);
});

test('a sandbox that has ended is still asked', async () => {
	const other = await startSandbox();
	await fetch(`${other.url}/contacts/v2`, { headers: { authorization: `Bearer ${other.key}` } });
	await other.close();
	expect(found()).toEqual(['GET /contacts/v2: not in the contract']);
});
