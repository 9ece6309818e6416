import type { IDataObject } from 'n8n-workflow';
import { SEEDED } from '../../../tools/sandbox';
import type { Rows } from './rows';

const { juan } = SEEDED;
const at = `/conversations/v1/${juan.conversationId}`;
const left = ['conversationId'];

const change = (sends: string, answers: IDataObject, body?: IDataObject) => () => ({
	left,
	sends,
	answers,
	body,
});

export const conversationRows: Rows = {
	'conversation/findByPhone': () => ({
		left: ['phoneNumber'],
		sends: `GET /conversations/v1/by-phone/${encodeURIComponent(juan.phone)}`,
		answers: { id: juan.conversationId, contactName: 'Juan Pérez' },
	}),
	'conversation/get': change(`GET ${at}`, { id: juan.conversationId, contactName: 'Juan Pérez' }),
	'conversation/getAll': () => ({
		left: ['filters.search', 'limit'],
		knows: { 'in the name or phone number': 'Juan' },
		sends: 'GET /conversations/v1?search=Juan&limit=5',
		answers: { id: juan.conversationId },
	}),
	'conversation/close': change(`POST ${at}/close`, { id: juan.conversationId, status: 'closed' }),
	'conversation/archive': change(`POST ${at}/archive`, {
		id: juan.conversationId,
		status: 'archived',
	}),
	'conversation/markRead': change(`PATCH ${at}/mark-read`, {
		id: juan.conversationId,
		unreadCount: 0,
	}),
	'conversation/markUnread': change(`PATCH ${at}/mark-unread`, {
		id: juan.conversationId,
		unreadCount: 2,
	}),
	'conversation/suggestReply': change(`POST ${at}/ai-suggest`, {
		suggestion: expect.stringContaining('Juan') as string,
	}),
	'conversation/setAi': () => ({
		left: ['conversationId', 'aiEnabled'],
		sends: `PATCH ${at}/ai`,
		body: { aiEnabled: false },
		answers: { id: juan.conversationId },
	}),
	'conversation/pauseAi': () => ({
		left: ['conversationId', 'minutes'],
		sends: `POST ${at}/ai/pause`,
		body: { duration: 30 },
		answers: { id: juan.conversationId },
	}),
};
