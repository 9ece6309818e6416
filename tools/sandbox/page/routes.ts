import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { E164 } from '../contacts/fields';
import type { Context } from '../context';
import { findConversation } from '../conversations/find';
import { queryText, type Query } from '../lists';
import { fileOf } from '../messages/files';
import { receive, type Incoming } from '../messages/incoming';
import { ApiError, checkedBody, notFound } from '../respond';
import { bubbleOf } from './bubble';
import { SAMPLES, simulateMessage } from './samples';
import { pageState } from './state';

const PUBLIC: Record<string, string> = {
	'chat.js': 'text/javascript',
	'dom.js': 'text/javascript',
	'main.js': 'text/javascript',
	'panels.js': 'text/javascript',
	'style.css': 'text/css',
	'words.js': 'text/javascript',
};

const read = async (name: string) =>
	await readFile(path.resolve(__dirname, 'public', name), 'utf8');

/** What the customer sends by one press. */
const FILES: Record<string, Incoming> = {
	voice: { content: null, messageType: 'audio', mediaMimeType: 'audio/ogg' },
	picture: { content: null, messageType: 'image', mediaMimeType: 'image/jpeg' },
	document: { content: null, messageType: 'document', mediaMimeType: 'application/pdf' },
};

const text = z
	.string()
	.trim()
	.min(1, 'Write something first.')
	.max(4096, 'At most 4096 characters.');
/** WhatsApp's ID of a person who shows no number. */
const USER_ID = /^[A-Z]{2}\.[A-Za-z0-9]{6,128}$/;
const phone = z
	.string()
	.transform((value) => (USER_ID.test(value) ? value : value.replace(/[\s().-]/g, '')))
	.refine(
		(value) => E164.test(value) || USER_ID.test(value),
		'Begin with + and the country code, e.g. +5215512345678.',
	);

const newCustomer = z.object({ phone, name: z.string().trim().max(100).optional(), text }).strict();
const message = z.object({ text }).strict();
const file = z.object({ kind: z.enum(['voice', 'picture', 'document']) }).strict();
const tap = z.object({ messageId: z.string(), button: z.number().int().min(0) }).strict();
const event = z.object({ event: z.string(), conversationId: z.string() }).strict();
const time = z.object({ hours: z.number().positive() }).strict();
const webhook = z.object({ isActive: z.boolean() }).strict();

interface OfOne {
	Params: { id: string };
}

/**
 * The page of the sandbox, and what it asks for. None of it is Whaapy's: it has no key, is held to
 * no contract, and does not count as a request.
 */
export function pageRoutes(app: FastifyInstance, context: Context): void {
	const { store } = context;
	const conversationOf = (id: string) => findConversation(store, id);

	app.get('/', async (_request, reply) => reply.type('text/html').send(await read('index.html')));

	app.get<{ Params: { name: string } }>('/_sandbox/page/:name', async ({ params }, reply) => {
		const type = Object.hasOwn(PUBLIC, params.name) ? PUBLIC[params.name] : undefined;
		if (type === undefined) throw notFound('The page has no such file');
		return reply.type(type).send(await read(params.name));
	});

	app.get<{ Querystring: Query }>('/_sandbox/state', ({ query }) =>
		pageState(store, queryText(query, 'conversation')),
	);

	app.get<OfOne>('/_sandbox/files/:id', async ({ params }, reply) => {
		const found = store.findMessage(params.id);
		const sent = found && (await fileOf(store, found));
		if (!sent) throw notFound('The message has no file');
		return reply.type(sent.type).send(sent.bytes);
	});

	app.get<OfOne>('/_sandbox/uploads/:id', async ({ params }, reply) => {
		const uploaded = store.media.get(params.id);
		if (!uploaded?.file) throw notFound('There is no such upload');
		return reply.type(uploaded.mimeType).send(Buffer.from(await uploaded.file.arrayBuffer()));
	});

	app.post('/_sandbox/customers', ({ body }) => {
		const { phone, name, text: content } = checkedBody(newCustomer, body);
		return { conversationId: receive(context, phone, { content, name }).conversationId };
	});

	app.post<OfOne>('/_sandbox/conversations/:id/messages', ({ params, body }) => {
		const { text: content } = checkedBody(message, body);
		return { id: receive(context, conversationOf(params.id).phoneNumber, { content }).id };
	});

	app.post<OfOne>('/_sandbox/conversations/:id/simulate', ({ params }) => {
		simulateMessage(context, conversationOf(params.id));
		return {};
	});

	app.post<OfOne>('/_sandbox/conversations/:id/files', ({ params, body }) => {
		const { kind } = checkedBody(file, body);
		const { phoneNumber } = conversationOf(params.id);
		return { id: receive(context, phoneNumber, FILES[kind] ?? { content: null }).id };
	});

	app.post('/_sandbox/taps', ({ body }) => {
		const { messageId, button } = checkedBody(tap, body);
		const found = store.findMessage(messageId);
		const answer = found && bubbleOf(store, found).buttons?.[button]?.answer;
		if (!answer) throw notFound('This message has no such button to tap');
		const { phoneNumber } = conversationOf(found.conversationId);
		const { title: content } = answer;
		return {
			id: receive(context, phoneNumber, { messageType: 'interactive', content, tapped: answer }).id,
		};
	});

	app.post('/_sandbox/events', ({ body }) => {
		const { event: name, conversationId } = checkedBody(event, body);
		const sample = Object.hasOwn(SAMPLES, name) ? SAMPLES[name] : undefined;
		if (!sample) throw new ApiError(400, 'validation_error', `There is no event ${name}`);
		sample.fire(context, conversationOf(conversationId));
		return {};
	});

	app.post('/_sandbox/time', ({ body }) => {
		store.letPass(checkedBody(time, body).hours);
		return {};
	});

	app.post<OfOne>('/_sandbox/webhooks/:id', ({ params, body }) => {
		const found = store.webhooks.get(params.id);
		if (!found) throw notFound('The webhook is gone');
		found.isActive = checkedBody(webhook, body).isActive;
		if (found.isActive) found.failureCount = 0;
		return {};
	});
}
