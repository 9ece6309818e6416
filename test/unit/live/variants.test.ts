import { readDocument } from '../../../tools/contract';
import { useSandbox } from '../sandbox/client';
import { SEEDED, type Sandbox } from '../../../tools/sandbox';
import { addBroadcastAndWebhook, checkSandbox, differing } from './run';

const { sandbox } = useSandbox();

async function shown(started: Sandbox, question: RegExp): Promise<string | undefined> {
	const report = await checkSandbox(started);
	expect(differing(report)).toEqual({});
	return report.variants.find((variant) => question.test(variant.question))?.shows;
}

const instead = (path: string, body: unknown) =>
	sandbox().faults.add({
		kind: 'json',
		body,
		match: (request: { path: string }) => request.path === path,
	});

test.each([
	['newestFirst', /^newest first/],
	['oldestFirst', /^oldest first/],
] as const)('tells that messages come %s', async (pageOrder, expected) => {
	sandbox().settings.pageOrder = pageOrder;
	expect(await shown(sandbox(), /^Order of/)).toMatch(expected);
	expect(await shown(sandbox(), /oldestMessageId/)).toBe('the oldest of the page');
});

test.each(['agents', 'data'])('tells that the team is in "%s"', async (name) => {
	instead('/team/v1', { [name]: [{ id: 'a' }] });
	expect(await shown(sandbox(), /^Envelope of GET \/team/)).toBe(name);
});

test('tells how a webhook is wrapped, and the form of its secret', async () => {
	await addBroadcastAndWebhook(sandbox());
	const [webhook] = sandbox().store.webhooks.values();
	instead(`/user-webhooks/${webhook!.id}`, { ...webhook, secret: undefined });
	expect(await shown(sandbox(), /^Envelope of GET \/user-webhooks/)).toBe('id, url, events');
	expect(await shown(sandbox(), /secret/)).toMatch('in the list: whsec_ and 64 hex characters');
});

test('tells which events only one side has', async () => {
	const { webhooks } = readDocument();
	const events = Object.keys(webhooks).filter((event) => event !== 'contact.merged');
	instead('/user-webhooks/events', {
		data: [...events, 'contact.blocked'].map((name) => ({ name })),
	});
	expect(await shown(sandbox(), /^Events/)).toBe(
		'not in the contract: contact.blocked; only in the contract: contact.merged',
	);
});

test('tells whether a number is found under its other spelling', async () => {
	const question = /other spelling/;
	expect(await shown(sandbox(), question)).toBe('no');
	const { phone, conversationId } = SEEDED.juan;
	const own = await fetch(`${sandbox().url}/conversations/v1/${conversationId}`, {
		headers: { authorization: `Bearer ${sandbox().key}` },
	});
	const other = encodeURIComponent(phone.replace('+521', '+52'));
	instead(`/conversations/v1/by-phone/${other}`, await own.json());
	expect(await shown(sandbox(), question)).toBe('yes');
});

test('tells that contacts can lack a field, and have notes as a list', async () => {
	const contact = { id: 'a', phone_number: SEEDED.juan.phone };
	instead('/contacts/v1', { contacts: [{ ...contact, name: null }], pagination: {} });
	instead('/contacts/v1/a', { contact: { ...contact, notes: [{ body: 'x' }] } });
	expect(await shown(sandbox(), /without a value/)).toBe('null and missing');
	expect(await shown(sandbox(), /^notes/)).toBe('a list');
});

test('tells numbers without a plus, and statuses that the node does not know', async () => {
	const { contactId: id, phone } = SEEDED.juan;
	instead('/contacts/v1', { contacts: [{ id, phone_number: phone.slice(1) }], pagination: {} });
	const template = { id: 'a', name: 'a', language: 'es', status: 'IN_APPEAL' };
	instead('/templates/v1', { data: [template] });
	const { variants } = await checkSandbox(sandbox());
	const shows = (asked: RegExp) => variants.find(({ question }) => asked.test(question))?.shows;
	expect(shows(/^Form of phone numbers/)).toContain('digits without a plus');
	expect(shows(/^Statuses in listTemplates/)).toBe('IN_APPEAL');
	expect(shows(/^Statuses in listBroadcasts/)).toMatch('cannot be told');
});

test('counts a list that does not tell what comes after it as another answer', async () => {
	const { contactId: id, phone } = SEEDED.juan;
	instead('/contacts/v1', { contacts: [{ id, phone_number: phone }] });
	expect(differing(await checkSandbox(sandbox()))).toEqual({
		'GET /contacts/v1': ['body.pagination: missing'],
	});
});
