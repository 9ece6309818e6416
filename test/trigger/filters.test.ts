import type { INodeParameters } from 'n8n-workflow';
import { SEEDED } from '../../tools/sandbox';
import { NO_DELIVERY, signed } from './deliveries';
import { reasonOf, useTrigger } from './useTrigger';

const { sandbox, startN8n, activeN8n, createContact, secretAtWhaapy } = useTrigger();

/** Delivers an event with this data to a trigger with these filters; whether the workflow starts. */
async function starts(
	filters: INodeParameters,
	event: string,
	data: Record<string, unknown>,
	events = [event],
): Promise<boolean> {
	const n8n = await activeN8n({ parameters: { events, filters } });
	const body = JSON.stringify({ event, data });
	const headers = { 'Content-Type': 'application/json', 'X-Webhook-Event': event };
	const delivery = signed({ ...NO_DELIVERY, url: n8n.productionUrl, headers }, secretAtWhaapy(), {
		body,
		id: 'whd_1',
	});
	expect(await sandbox.redeliver(delivery)).toBe(200);
	await n8n.deactivate();
	return n8n.executions.length === 1;
}

const received = (type: string, content: object) => ({
	conversation_id: 'conversation-1',
	message: { from: '5215512345678', type, [type]: content },
});

describe('filters on messages', () => {
	test.each<[string, INodeParameters, string, object, boolean]>([
		['of a kind', { messageTypes: ['image'] }, 'image', {}, true],
		['of another kind', { messageTypes: ['image', 'video'] }, 'text', { body: 'Hola' }, false],
		['with a text', { textContains: 'COTIZACION' }, 'text', { body: 'Una cotización' }, true],
		['without it', { textContains: 'precio' }, 'text', { body: 'Una cotización' }, false],
		['with it in a caption', { textContains: 'hola' }, 'image', { caption: 'Hola' }, true],
		[
			'with it on a button',
			{ textContains: 'sí' },
			'interactive',
			{ button_reply: { id: '1', title: 'Sí, por favor' } },
			true,
		],
		['that match', { textMatches: '/^(precio|costo)/i' }, 'text', { body: 'Costo?' }, true],
		['that do not match', { textMatches: '^costo' }, 'text', { body: 'Costo?' }, false],
		['that have no text', { textMatches: 'a' }, 'sticker', {}, false],
		['of a conversation', { conversationIds: 'x, conversation-1' }, 'text', { body: '' }, true],
		['of one in JSON', { conversationIds: '["conversation-1"]' }, 'text', { body: '' }, true],
		['of another', { conversationIds: 'conversation-2' }, 'text', { body: '' }, false],
		[
			'that meet one filter of two',
			{ messageTypes: ['text'], textContains: 'precio' },
			'text',
			{ body: 'Hola' },
			false,
		],
	])('messages %s', async (_, filters, type, content, expected) => {
		expect(await starts(filters, 'message.received', received(type, content))).toBe(expected);
	});

	test.each([
		[{ sent_by_ai: true }, false],
		[{ sentByAi: true }, false],
		[{ message: { sentByAi: true } }, false],
		[{ sent_by_ai: false }, true],
		[{}, true],
	])('of people only: %j', async (data, expected) => {
		const filters = { onlyPeople: true, messageTypes: [] };
		expect(await starts(filters, 'message.sent', data)).toBe(expected);
	});

	test.each([
		['+52 1 55 1234 5678', true],
		['(55) 1234-5678', true],
		['+573001234567, +525512345678', true],
		['["+573001234567", "+525512345678"]', true],
		['+573001234567\n+525512345678', true],
		['={{ ["+525512345678"] }}', true],
		['+525512345679', false],
	])('of the phone number %s: %s', async (phoneNumbers, expected) => {
		const data = received('text', { body: 'Hola' });
		expect(await starts({ phoneNumbers }, 'message.received', data)).toBe(expected);
	});

	test.each([
		['contact.created', { phone_number: '5215512345678' }, true],
		['conversation.closed', { phone_number: '525512345678' }, true],
		['message.received', { message: { from: 'MX.13491208655302741918', type: 'text' } }, false],
		['message.received', { message: { from: '5512345678@lid', type: 'text' } }, false],
	])('%s with %j and a phone number: %s', async (event, data, expected) => {
		expect(await starts({ phoneNumbers: '55 1234 5678' }, event, data)).toBe(expected);
	});

	test.each([
		['contact.updated', { updated_by: 'api' }, false],
		['contact.updated', { updated_by: { type: 'api' } }, false],
		['contact.updated', { updated_by: 'user' }, true],
		['contact.updated', {}, true],
		['contact.updated', { updated_by: 'user', source: 'api' }, true],
		['contact.created', { source: 'api' }, false],
		['contact.created', { source: 'webhook' }, true],
		['conversation.assigned', { assigned_by: 'api' }, false],
		['conversation.unassigned', { unassigned_by: 'api' }, false],
		['message.received', received('text', { body: 'api' }), true],
	])('%s with %j, without changes of the API: %s', async (event, data, expected) => {
		expect(await starts({ ignoreApiChanges: true }, event, data)).toBe(expected);
	});

	test('leave other events alone', async () => {
		const filters = { messageTypes: ['image'], textContains: 'x' };
		expect(await starts(filters, 'contact.created', { name: 'Ana' })).toBe(true);
	});
});

describe('filters on contacts', () => {
	test.each([
		['contact.created', { tags: 'vip, premium' }, { tags: ['premium'] }, true],
		['contact.created', { tags: 'vip' }, { tags: ['premium'] }, false],
		['contact.updated', { tags: 'vip' }, { name: 'Ana' }, false],
		['contact.stage_changed', { funnelStageIds: ['a'] }, { new_stage_id: 'a' }, true],
		['contact.stage_changed', { funnelStageIds: ['a'] }, { previous_stage_id: 'a' }, false],
		['contact.updated', { funnelStageIds: ['a'] }, { funnel_stage: { id: 'a' } }, true],
		['funnel_stage.updated', { funnelStageIds: ['a'] }, { stage_id: 'b' }, false],
	])('%s with %j and %j: %s', async (event, filters, data, expected) => {
		expect(await starts(filters, event, data)).toBe(expected);
	});

	test('keep out what does not tell, if every event is chosen', async () => {
		expect(await starts({ tags: 'vip' }, 'agent.hired', { name: 'Ana' }, ['*'])).toBe(false);
	});
});

test.each<[INodeParameters, string, RegExp]>([
	[{ tags: 'vip' }, 'message.received', /^'Tags' cannot be checked .*'message.received'/],
	[{ funnelStageIds: ['a'] }, 'contact.deleted', /^'Funnel Stage Names or IDs' cannot be/],
	[{ conversationIds: 'a' }, 'contact.created', /^'Conversation IDs' cannot be checked/],
	[
		{ conversationIds: 'a, +52 55 1234 5678' },
		'message.received',
		/holds a phone number, not an ID/,
	],
	[{ phoneNumbers: '55 1234' }, 'message.received', /^'Phone Numbers' has 6 digits, too few/],
	[{ phoneNumbers: '+525512345678' }, 'contact.updated', /^'Phone Numbers' cannot be checked/],
	[
		{ ignoreApiChanges: true },
		'contact.stage_changed',
		/^'Ignore Changes Made Through the API' cannot be checked for the event 'contact.stage_changed': remove one of the two, or use a second Whaapy Trigger/,
	],
	[
		{ conversationIds: 'MX.13491208655302741918' },
		'message.received',
		/holds the ID of a WhatsApp user without phone number/,
	],
	[{ textMatches: '(' }, 'message.received', /^'Text Matches' is not a regular expression/],
])('activating says that %j does not work with %s', async (filters, event, message) => {
	const n8n = await startN8n({ parameters: { events: [event], filters } });
	const reason = await reasonOf(n8n.activate());
	expect(reason.message).toMatch(message);
	expect(reason.description).toBeTruthy();
	expect(sandbox.store.webhooks.size).toBe(0);
});

describe('a filter whose expression comes out empty', () => {
	const gone = '={{ $vars.gone }}';

	test.each([
		['phoneNumbers', 'Phone Numbers'],
		['conversationIds', 'Conversation IDs'],
		['messageTypes', 'Message Types'],
		['textContains', 'Text Contains'],
		['textMatches', 'Text Matches'],
	])('%s is refused, since it would let everything through', async (name, label) => {
		const filters = { [name]: gone };
		const n8n = await startN8n({ parameters: { events: ['message.received'], filters } });
		const { message } = await reasonOf(n8n.activate());
		expect(message).toMatch(new RegExp(`^'${label}' is empty, so it would let everything through`));
		expect(sandbox.store.webhooks.size).toBe(0);
	});

	test('starts nothing if that happens later', async () => {
		const by = (phoneNumbers: string) => ({
			events: ['message.received'],
			filters: { phoneNumbers },
		});
		const n8n = await activeN8n({ parameters: by(`={{ "${SEEDED.juan.phone}" }}`) });
		n8n.parameters = by(gone);
		sandbox.receive(SEEDED.maria.phone, { content: 'Hola' });
		await sandbox.deliveriesSettled();
		expect(n8n.executions).toEqual([]);
	});

	test.each([[gone], ['={{ "true" }}']])(
		'is on if it is a switch (%s)',
		async (ignoreApiChanges) => {
			const filters = { ignoreApiChanges };
			expect(await starts(filters, 'contact.updated', { updated_by: 'api' })).toBe(false);
		},
	);
});

test('tells Whaapy what became of each delivery', async () => {
	const filters = { tags: 'vip' };
	await activeN8n({ parameters: { events: ['contact.created'], filters } });
	await createContact('Ana');
	const webhook = [...sandbox.store.webhooks.keys()][0]!;
	await fetch(`${sandbox.url}/user-webhooks/${webhook}/test`, {
		method: 'POST',
		headers: { authorization: `Bearer ${sandbox.key}` },
	})
		.then(async (answer) => (await answer.json()) as { data: { response_preview: string } })
		.then(({ data }) => expect(data.response_preview).toContain("'webhook.test' does not start"));
	const [delivery] = sandbox.store.deliveries;
	const { url, headers, body } = delivery!;
	const answer = await fetch(url, { method: 'POST', headers, body });
	expect(await answer.text()).toContain('the filters leave it out');
});

const isFile = ({ path }: { path: string }) => path.endsWith('/media');

describe('Download Media', () => {
	const parameters = { events: ['message.received'], options: { downloadMedia: true } };
	const image = { content: null, messageType: 'image', mediaMimeType: 'image/jpeg' } as const;

	async function itemOf(more: INodeParameters = {}, before = () => {}) {
		const n8n = await activeN8n({ parameters: { ...parameters, ...more } });
		before();
		sandbox.receive(SEEDED.juan.phone, image);
		await sandbox.deliveriesSettled();
		await n8n.idle();
		expect(n8n.executions).toHaveLength(1);
		return n8n.executions[0]!.items[0]!;
	}

	test.each(['simplified', 'raw'])('puts the file into the item (output: %s)', async (output) => {
		const { json, binary } = await itemOf({ output });
		expect(binary?.data).toMatchObject({ mimeType: 'image/jpeg' });
		expect(binary?.data?.fileName).toMatch(/^20\d\d-\d\d-\d\d_\d{4}_Juan-Perez\.jpe?g$/);
		expect(json.mediaNote).toBeUndefined();
	});

	test('names the file by the phone number if Whaapy does not tell who wrote', async () => {
		const { binary } = await itemOf({}, () => {
			const match = ({ path }: { path: string }) => path.startsWith('/conversations/v1/');
			sandbox.faults.add({ kind: 'json', status: 403, match, body: { error: 'forbidden' } });
		});
		expect(binary?.data?.fileName).toMatch(
			new RegExp(`_${SEEDED.juan.phone.replace('+', '')}\\.jpe?g$`),
		);
	});

	test('into the field that the user names', async () => {
		const options = { downloadMedia: true, binaryPropertyName: 'file' };
		expect(Object.keys((await itemOf({ options })).binary ?? {})).toEqual(['file']);
	});

	test('starts the workflow with the reason if the file cannot be had', async () => {
		const { json, binary } = await itemOf({}, () => {
			sandbox.faults.add({
				match: isFile,
				kind: 'status',
				status: 404,
			});
		});
		expect(binary).toBeUndefined();
		expect(json).toMatchObject({
			event: 'message.received',
			mediaNote: expect.stringContaining('HTTP 404') as string,
		});
	});

	test('stops reading a file that is larger than allowed', async () => {
		const { json, binary } = await itemOf(
			{ options: { downloadMedia: true, maxFileSize: 1 } },
			() => {
				sandbox.faults.add({
					match: isFile,
					kind: 'json',
					body: 'x'.repeat(2 ** 20),
				});
			},
		);
		expect(binary).toBeUndefined();
		expect(json.mediaNote).toBe('The file was not attached: it is larger than 1 MB');
	});

	test('fetches nothing if it is off', async () => {
		const { binary } = await itemOf({ options: {} });
		expect(binary).toBeUndefined();
		expect(sandbox.requests.filter(isFile)).toEqual([]);
	});
});
