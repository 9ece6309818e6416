import { SEEDED } from '../../../tools/sandbox';
import { customerWrote, HOUR } from '../message/customerWrote';
import { byId, useSandbox } from '../useSandbox';

const JUAN = SEEDED.juan.conversationId;
const { sandbox, run, sent } = useSandbox({
	resource: 'conversation',
	options: { checkWindow: true },
});

const MESSAGES = `GET /conversations/v1/${JUAN}/messages?limit=100`;
const operations = [
	['get', { conversationId: byId(JUAN) }, `GET /conversations/v1/${JUAN}`],
	[
		'findByPhone',
		{ phoneNumber: SEEDED.juan.phone },
		'GET /conversations/v1/by-phone/%2B5215512345678',
	],
] as const;

test.each(operations)(
	'%s adds until when the window is open, for one more request',
	async (operation, parameters, lookUp) => {
		const at = customerWrote(sandbox, SEEDED.juan, 2);
		const { items } = await run({ operation, ...parameters });
		expect(sent()).toEqual([lookUp, MESSAGES]);
		expect(items[0]?.json).toMatchObject({
			id: JUAN,
			windowOpen: true,
			windowOpenUntil: new Date(at + 24 * HOUR).toISOString(),
		});
	},
);

test.each(operations)(
	'%s asks nothing more if nobody wrote for 24 hours',
	async (operation, parameters, lookUp) => {
		const { items } = await run({ operation, ...parameters, output: 'raw' });
		expect(sent()).toEqual([lookUp]);
		expect(items[0]?.json).toMatchObject({ id: JUAN, windowOpen: false, windowOpenUntil: null });
	},
);

test.each(operations)(
	'%s adds nothing unless it is asked to',
	async (operation, parameters, lookUp) => {
		const { items } = await run({ operation, ...parameters, options: {} });
		expect(sent()).toEqual([lookUp]);
		expect(items[0]?.json).not.toHaveProperty('windowOpen');
	},
);
