import type { IDataObject } from 'n8n-workflow';
import { truncate } from '../../../shared/text';
import { defineOperation } from '../../operation';
import { readBroadcast } from '../broadcasts';
import { sendCommand } from '../command';
import { broadcastLocator } from '../properties';

/**
 * Broadcast → Send. A broadcast cannot be called back, so its state is asked for first, and only a
 * draft is sent.
 */
export const send = defineOperation({
	name: 'Send',
	action: 'Send broadcast to all its recipients',
	description: 'Send the template of a draft to everyone who was added to it',
	api: {
		endpoints: ['POST /broadcasts/{id}/send', 'GET /broadcasts/{id}'],
		costs: { 'a draft': 2 },
	},
	properties: [broadcastLocator],
	irreversible: true,
	async execute(run) {
		const broadcast = await readBroadcast(run.client, run.parameters.broadcastId);
		const reason = whyNotSendable(broadcast);
		if (reason !== undefined) {
			throw run.error(
				reason,
				"Nothing was sent. Only a draft can be sent: choose another one, or make one with the operation 'Create'.",
			);
		}
		return await sendCommand(run, 'send');
	},
});

/** Why a broadcast must not be sent, as a sentence; `undefined` if it is a draft. */
function whyNotSendable({ id, name, status }: IDataObject): string | undefined {
	const which = truncate(String(name ?? id ?? ''), 60);
	if (typeof status !== 'string' || status === '') {
		return `Whaapy does not say whether the broadcast '${which}' is a draft`;
	}
	if (status.toLowerCase() === 'draft') return undefined;
	return `The broadcast '${which}' is no draft, its status is '${truncate(status, 60)}'`;
}
