import { loadContract } from '../../../tools/contract';

const contract = loadContract();
const headers = { authorization: 'Bearer wha_test', 'content-type': 'application/json' };
const example = (name: string) => {
	const found = contract.document.components.examples[name];
	if (!found) throw new Error(`The contract has no example ${name}`);
	// A copy, so that a test can change it.
	return structuredClone(found.value) as Record<string, unknown>;
};
const contact = (fields: Record<string, unknown>) => {
	const answer = example('contacts-get.answer');
	return { ...answer, contact: { ...(answer.contact as object), ...fields } };
};
const without = (value: Record<string, unknown>, name: string) =>
	Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));

describe('matchOperation', () => {
	test.each([
		['GET', '/contacts/v1/tags', 'listContactTags'],
		['GET', '/contacts/v1/550e8400-e29b-41d4-a716-446655440000', 'getContact'],
		['POST', '/contacts/v1/search', 'searchContacts'],
		['get', '/contacts/check-phone?phone=1', 'checkPhone'],
		['PATCH', '/funnel/v1/stages/reorder', 'reorderFunnelStages'],
		['DELETE', '/funnel/v1/stages/reorder', 'deleteFunnelStage'],
		['GET', '/user-webhooks/events', 'listWebhookEvents'],
		['POST', '/messages/v1', 'sendMessage'],
		['GET', '/messages/v1/media', 'downloadMedia'],
	])('%s %s is %s', (method, path, operationId) => {
		expect(contract.matchOperation(method, path)?.operation.operationId).toBe(operationId);
	});

	test('decodes what is in the path', () => {
		const matched = contract.matchOperation('GET', '/conversations/v1/by-phone/%2B52%2055');
		expect(matched?.params).toEqual({ phone: '+52 55' });
		expect(matched?.template).toBe('/conversations/v1/by-phone/{phone}');
	});

	test.each(['/contacts', '/contacts/v1/', '/contacts/v1/a/b', '/v1/messages/send', '/'])(
		'knows no %s',
		(path) => {
			expect(contract.matchOperation('GET', path)).toBeUndefined();
		},
	);
});

describe('checkRequest', () => {
	const create = (body: unknown) =>
		contract.checkRequest({ method: 'POST', path: '/contacts/v1', headers, body });
	const send = (body: unknown) =>
		contract.checkRequest({ method: 'POST', path: '/messages/v1', headers, body });
	const get = (path: string, query?: Record<string, string | string[]>) =>
		contract.checkRequest({ method: 'GET', path, query, headers });

	test('takes the example of the page', () => {
		expect(create(example('contacts-create.body'))).toEqual([]);
	});

	test('names the endpoint and the field', () => {
		expect(create({ phone_numbr: '+5215512345678', tags: ['a', 1], email: null })).toEqual([
			'POST /contacts/v1 request.body.phone_number: missing',
			'POST /contacts/v1 request.body.phone_numbr: not in the contract',
			'POST /contacts/v1 request.body.email: must be string',
			'POST /contacts/v1 request.body.tags[1]: must be string',
		]);
	});

	test('tells an unknown endpoint once, without its query', () => {
		expect(get('/webhooks/v1?a=b', { a: 'b' })).toEqual(['GET /webhooks/v1: not in the contract']);
	});

	test('reads a query as the types that the contract has', () => {
		const path = '/conversations/v1/abc/messages';
		expect(get(path, { limit: '100', before: 'm1' })).toEqual([]);
		const key = 'GET /conversations/v1/{id}/messages request.query';
		expect(get(path, { limit: '101' })).toEqual([`${key}.limit: must be <= 100`]);
		expect(get(path, { limit: 'ten' })).toEqual([`${key}.limit: must be integer`]);
		expect(get(path, { cursor: 'x' })).toEqual([`${key}.cursor: not in the contract`]);
		expect(get('/conversations/v1', { status: 'open' })).toEqual([
			'GET /conversations/v1 request.query.status: must be one of active, closed, archived',
		]);
	});

	test('checks what is in the path', () => {
		expect(get('/conversations/v1/by-phone/521%2055%201234%205678')).toEqual([]);
		expect(get('/conversations/v1/by-phone/Juan')).toEqual([
			expect.stringMatching(/^GET \S+\/\{phone\} request\.path\.phone: must match pattern/),
		]);
	});

	test('wants a key, but not for a file', () => {
		const keyless = (path: string, given = {}) =>
			contract.checkRequest({ method: 'GET', path, headers: given, query: {} });
		expect(keyless('/contacts/v1')).toEqual([
			'GET /contacts/v1 request.header.Authorization: missing',
		]);
		expect(keyless('/contacts/v1', { Authorization: 'wha_test' })).toEqual([
			'GET /contacts/v1 request.header.Authorization: must be "Bearer" and a key',
		]);
		expect(
			contract.checkRequest({ method: 'GET', path: '/messages/m1/media', query: { token: 't' } }),
		).toEqual([]);
	});

	test('wants a body where there is one, of its type, and none elsewhere', () => {
		const key = 'POST /contacts/v1 request';
		expect(create(undefined)).toEqual([`${key}.body: missing`]);
		expect(
			contract.checkRequest({
				method: 'POST',
				path: '/contacts/v1',
				headers,
				contentType: 'text/plain',
				body: 'phone_number=1',
			}),
		).toEqual([`${key}.header.Content-Type: must be application/json`]);
		const close = { method: 'POST', path: '/conversations/v1/c1/close', headers };
		expect(contract.checkRequest(close)).toEqual([]);
		expect(contract.checkRequest({ ...close, body: { status: 'closed' } })).toEqual([
			'POST /conversations/v1/{id}/close request.body: not in the contract',
		]);
	});

	test('takes a form with a file of any kind', () => {
		const upload = (body: unknown) =>
			contract.checkRequest({
				method: 'POST',
				path: '/media/v1',
				headers,
				contentType: 'multipart/form-data; boundary=x',
				body,
			});
		expect(upload({ type: 'image', file: { filename: 'a.png', size: 3 } })).toEqual([]);
		expect(upload({ type: 'gif' })).toEqual([
			'POST /media/v1 request.body.file: missing',
			'POST /media/v1 request.body.type: must be one of image, video, audio, document, sticker',
		]);
	});

	test.each([
		{ to: '+5215512345678', type: 'text', content: 'Hola' },
		{ conversationId: 'c1', text: { body: 'Hola', preview_url: false } },
		{ to: '+52…', type: 'template', templateName: 'hola', template_parameters: ['Juan'] },
		{ to: '+52…', type: 'template', template: { name: 'hello_world', language: 'es_MX' } },
		{ to: '+52…', type: 'template', template: { name: 'a', language: { code: 'es_MX' } } },
		{ to: '+52…', type: 'image', image: { link: 'https://example.com/a.png' } },
		{ to: '+52…', type: 'reaction', reaction: { message_id: 'm1', emoji: '' } },
		{
			to: '+52…',
			type: 'interactive',
			interactive: {
				type: 'button',
				body: { text: '¿Vienes?' },
				action: { buttons: [{ type: 'reply', reply: { id: 'si', title: 'Sí' } }] },
			},
		},
	])('takes the message %j', (body) => {
		expect(send(body)).toEqual([]);
	});

	test('names what is wrong with a message', () => {
		const key = 'POST /messages/v1 request.body';
		expect(send({ type: 'text', content: 'Hola' })).toEqual([
			`${key}: needs one of to, phone_number, conversationId`,
		]);
		expect(send({ to: '1', type: 'image' })).toEqual([`${key}.image: missing`]);
		expect(send({ to: '1', type: 'template' })).toEqual([
			`${key}: needs one of templateName, template`,
		]);
		expect(send({ to: '1', type: 'template', template: { name: 'a', language: 5 } })).toEqual([
			`${key}.template.language: fits no form in the contract (template.language must be string; template.language must be object)`,
		]);
		const list = {
			type: 'list',
			body: { text: 'Elige' },
			action: {
				button: 'Ver las opciones que hay',
				sections: [{ rows: [{ id: '1', title: 'Uno' }] }],
			},
		};
		expect(send({ to: '1', type: 'interactive', interactive: list })).toEqual([
			`${key}.interactive.action.button: must NOT have more than 20 characters`,
		]);
	});
});

describe('checkAnswer', () => {
	const answer = (path: string, body: unknown, status = 200, method = 'GET') =>
		contract.checkAnswer({ method, path, status, body });

	test.each([
		['POST', '/contacts/v1', 200, 'contacts-create.answer'],
		['POST', '/contacts/v1', 409, 'contacts-create.duplicate'],
		['POST', '/contacts/v1', 400, 'contacts-create.invalid'],
		['GET', '/contacts/v1/c1', 200, 'contacts-get.answer'],
		['GET', '/contacts/v1/c1', 404, 'contacts-get.notFound'],
		['GET', '/contacts/v1/c1', 400, 'contacts-get.invalid'],
		['GET', '/conversations/v1/c1', 200, 'conversations-get.answer'],
		['GET', '/conversations/v1/c1', 404, 'conversations-get.notFound'],
		['GET', '/conversations/v1/by-phone/+5215512345678', 200, 'conversations-by-phone.answer'],
		['GET', '/conversations/v1/by-phone/+5215512345678', 404, 'conversations-by-phone.notFound'],
		['GET', '/conversations/v1/c1/messages', 200, 'conversations-messages.answer'],
	])('%s %s %i takes the example of the page', (method, path, status, name) => {
		expect(answer(path, example(name), status, method)).toEqual([]);
	});

	test('names a field that is misspelled, where the page shows the whole', () => {
		const { data } = example('conversations-get.answer');
		const { phoneNumber, ...others } = data as Record<string, unknown>;
		expect(answer('/conversations/v1/c1', { data: { ...others, phone: phoneNumber } })).toEqual([
			'GET /conversations/v1/{id} answer.body.data.phoneNumber: missing',
			'GET /conversations/v1/{id} answer.body.data.phone: not in the contract',
		]);
	});

	test('tells a message of many by its place, and no value', () => {
		const [first] = example('conversations-messages.answer').data as object[];
		const data = [first, { ...first, status: 'Secreto' }];
		const meta = { hasMore: false, oldestMessageId: null };
		expect(answer('/conversations/v1/c1/messages', { data, meta })).toEqual([
			'GET /conversations/v1/{id}/messages answer.body.data[1].status: must be one of sent, delivered, read, failed',
		]);
	});

	test('takes a live contact with more fields, and a list of notes', () => {
		const live = contact({ wa_name: 'Juan', is_blocked: false, later: 1, notes: [{ body: 'a' }] });
		expect(answer('/contacts/v1/c1', live)).toEqual([]);
		expect(answer('/contacts/v1/c1', contact({ notes: 5 }))).toEqual([
			expect.stringMatching(/answer\.body\.contact\.notes: fits no form in the contract/),
		]);
	});

	test('wants what the page shows of the sandbox, not of the live API', () => {
		const { contact: full } = example('contacts-create.answer');
		const body = { contact: without(full as Record<string, unknown>, 'funnel_stage') };
		const exchange = { method: 'POST', path: '/contacts/v1', status: 200, body };
		expect(contract.checkAnswer(exchange)).toEqual([
			'POST /contacts/v1 answer.body.contact.funnel_stage: missing',
		]);
		const live = loadContract({ strict: false });
		expect(live.checkAnswer(exchange)).toEqual([]);
		expect(live.checkAnswer({ ...exchange, body: { contact: { name: 'Juan' } } })).toEqual([
			'POST /contacts/v1 answer.body.contact.id: missing',
			'POST /contacts/v1 answer.body.contact.phone_number: missing',
		]);
	});

	test('takes each envelope of a list that was seen, and no other', () => {
		expect(answer('/funnel/v1/stages', { stages: [] })).toEqual([]);
		expect(answer('/funnel/v1/stages', { data: [] })).toEqual([]);
		expect(answer('/funnel/v1/stages', { items: [] })).toEqual([
			'GET /funnel/v1/stages answer.body: needs one of stages, data',
		]);
	});

	test('takes the nested form of a duplicate in a lenient reading', () => {
		const nested = { error: { existing_contact_id: 'c1' } };
		const exchange = { method: 'POST', path: '/contacts/v1', status: 409, body: nested };
		expect(loadContract({ strict: false }).checkAnswer(exchange)).toEqual([]);
		expect(contract.checkAnswer(exchange)).toEqual([
			'POST /contacts/v1 answer.body.message: missing',
		]);
	});

	test('reads 201 and 204 as the 200 answer, and knows no other 2xx and no redirect', () => {
		const created = example('contacts-create.answer');
		expect(answer('/contacts/v1', created, 201, 'POST')).toEqual([]);
		expect(answer('/contacts/v1', {}, 201, 'POST')).toEqual([
			'POST /contacts/v1 answer.body.contact: missing',
		]);
		expect(answer('/contacts/v1/c1', undefined, 204, 'DELETE')).toEqual([]);
		expect(answer('/contacts/v1/c1', undefined, 200, 'DELETE')).toEqual([
			'DELETE /contacts/v1/{id} answer.body: missing',
		]);
		expect(answer('/contacts/v1', created, 202, 'POST')).toEqual([
			'POST /contacts/v1 answer.status: 202 is not in the contract',
		]);
		expect(answer('/contacts/v1/c1', undefined, 302)).toEqual([
			'GET /contacts/v1/{id} answer.status: 302 is not in the contract',
		]);
	});

	test('leaves a file alone', () => {
		expect(answer('/messages/m1/media', 'bytes')).toEqual([]);
	});

	test('tells an unknown endpoint', () => {
		expect(answer('/nowhere', {})).toEqual(['GET /nowhere: not in the contract']);
	});
});

describe('checkDelivery', () => {
	const signed = {
		'x-webhook-signature': `sha256=${'0a'.repeat(32)}`,
		'X-Webhook-Event': 'contact.created',
		'X-Webhook-Delivery-ID': 'whd_1',
		'X-Webhook-ID': 'wh_1',
	};
	const page = example('contacts-create.webhook');

	test('takes the example of the page, and what real ones have more', () => {
		expect(contract.checkDelivery('contact.created', signed, page)).toEqual([]);
		const real = { ...page, timestamp: '2026-01-28T12:00:00Z', businessId: 'b1' };
		expect(contract.checkDelivery('contact.created', signed, real)).toEqual([]);
	});

	test('names a field and a header', () => {
		const { 'x-webhook-signature': signature, ...unsigned } = signed;
		const data = without(page.data as Record<string, unknown>, 'contact_id');
		expect(signature).toBeDefined();
		expect(contract.checkDelivery('contact.created', unsigned, { ...page, data })).toEqual([
			'webhook contact.created header.X-Webhook-Signature: missing',
			'webhook contact.created body.data.contact_id: missing',
		]);
	});

	test('wants one event everywhere', () => {
		expect(contract.checkDelivery('contact.deleted', signed, page)).toEqual([
			'webhook contact.deleted header.X-Webhook-Event: must be the event',
			'webhook contact.deleted body.event: must be "contact.deleted"',
			'webhook contact.deleted body.data.deleted_at: missing',
		]);
	});

	test.each(['base64', 'hex'] as const)('takes a signature in %s', (encoding) => {
		const signature = Buffer.alloc(32, 0xfe).toString(encoding);
		const headers = { ...signed, 'x-webhook-signature': signature };
		expect(contract.checkDelivery('contact.created', headers, page)).toEqual([]);
	});

	test('knows no other event', () => {
		expect(contract.checkDelivery('contact.blocked', signed, page)).toEqual([
			'webhook contact.blocked: not in the contract',
		]);
	});
});
