import type { Sandbox } from '../../../tools/sandbox';
import { SEEDED } from '../../../tools/sandbox';
import type { Broadcast } from '../../../tools/sandbox/types';
import { addBroadcast, addRecipients } from '../broadcast/addBroadcast';
import type { Rows } from './rows';

const left = ['broadcastId'];

/** A broadcast with a recipient, whose ID the model has seen. */
function known(sandbox: Sandbox, status: Broadcast['status']) {
	const broadcast = addBroadcast(sandbox, { status });
	addRecipients(sandbox, broadcast, 1);
	return {
		left,
		id: broadcast.id,
		at: `/broadcasts/${broadcast.id}`,
		knows: { broadcast: broadcast.id, draft: broadcast.id },
	};
}

function command(status: Broadcast['status'], path: string, becomes: Broadcast['status']) {
	return (sandbox: Sandbox) => {
		const { at, id, ...row } = known(sandbox, status);
		return { ...row, sends: `POST ${at}/${path}`, answers: { id, status: becomes } };
	};
}

export const broadcastRows: Rows = {
	'broadcast/create': ({ store }) => {
		const [template] = [...store.templates.values()];
		return {
			left: ['name', 'templateId'],
			knows: { 'Name of the broadcast': 'Promo', 'template to send': template!.id },
			sends: 'POST /broadcasts',
			body: { name: 'Promo', templateId: template!.id },
			answers: { name: 'Promo', status: 'draft' },
		};
	},
	'broadcast/addRecipients': (sandbox) => {
		const { at, knows } = known(sandbox, 'draft');
		return {
			left: ['broadcastId', 'phoneNumber', 'templateParameters[0]'],
			knows: { 'take the places of': 'Juan', ...knows },
			sends: `POST ${at}/recipients/csv`,
			body: { recipients: [{ phoneNumber: SEEDED.juan.phone }] },
			answers: { phoneNumber: SEEDED.juan.phone, added: true },
		};
	},
	'broadcast/send': command('draft', 'send', 'sending'),
	'broadcast/pause': command('sending', 'pause', 'paused'),
	'broadcast/resume': command('paused', 'resume', 'sending'),
	'broadcast/cancel': command('sending', 'cancel', 'cancelled'),
	'broadcast/retryFailed': command('completed', 'retry-failed', 'sending'),
	'broadcast/get': (sandbox) => {
		const { at, id, ...row } = known(sandbox, 'draft');
		return { ...row, sends: `GET ${at}`, answers: { id, status: 'draft' } };
	},
	'broadcast/getAll': (sandbox) => {
		const { id } = known(sandbox, 'draft');
		return {
			left: ['filters.status', 'limit'],
			knows: { 'with this status': 'draft' },
			sends: 'GET /broadcasts?status=draft&limit=5',
			answers: { id },
		};
	},
	'broadcast/getSummary': (sandbox) => {
		const { at, knows } = known(sandbox, 'sending');
		return { left, knows, sends: `GET ${at}/summary`, answers: { total: 1, sent: 1 } };
	},
	'broadcast/getRecipients': (sandbox) => {
		const { at, knows } = known(sandbox, 'draft');
		return {
			left: ['broadcastId', 'limit'],
			knows,
			sends: `GET ${at}/recipients?limit=5`,
			answers: { name: 'Paciente 0' },
		};
	},
	'broadcast/delete': (sandbox) => {
		const { at, id, ...row } = known(sandbox, 'draft');
		return { ...row, sends: `DELETE ${at}`, answers: { id, deleted: true } };
	},
};
