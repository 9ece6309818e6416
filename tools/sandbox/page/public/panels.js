import { h, kindName, moment, showList, when } from './dom.js';
import { say } from './words.js';

const initials = (name) =>
	name
		.split(/\s+/)
		.slice(0, 2)
		.map((word) => word[0])
		.join('');

/** What matters most of a conversation: a question, unread messages, or that it is closed. */
function drawState({ unread, status, waiting }) {
	if (waiting) return h('span', { className: 'chip good' }, say('asked'));
	if (status !== 'active') return h('span', { className: 'chip' }, say(status));
	return unread > 0 && h('span', { className: 'count', title: say('Unread') }, String(unread));
}

/** The list at the left. */
export function showConversations(conversations, openId, onOpen) {
	showList(
		document.getElementById('conversations'),
		conversations.map((conversation) => ({ ...conversation, open: conversation.id === openId })),
		({ id }) => id,
		({ id, name, phone, text, type, lastAt, unread, status, waiting, open }) =>
			h(
				'li',
				{},
				h(
					'button',
					{
						type: 'button',
						id: `conversation-${id}`,
						'aria-current': open ? 'true' : undefined,
						onclick: () => onOpen(id),
					},
					h('span', { className: 'face', 'aria-hidden': 'true' }, name ? initials(name) : '?'),
					h('span', { className: 'name' }, name ?? phone),
					h('time', { datetime: lastAt }, when(lastAt)),
					h('span', { className: 'preview' }, text ?? kindName(type)),
					drawState({ unread, status, waiting }),
				),
			),
	);
}

const nothing = (text) => ({ nothing: say(text) });

/** A list in a panel, or what to do if it is empty. */
function showPanel(name, things, empty, draw) {
	showList(
		document.getElementById(name),
		things.length > 0 ? things : [nothing(empty)],
		(thing) => thing.id ?? thing.name ?? 'nothing',
		(thing) => (thing.nothing ? h('p', { className: 'nothing' }, thing.nothing) : draw(thing)),
	);
}

/** E.g. "failed after 4 attempts (no answer)"; of several answers the last one. */
const outcome = ({ status, statuses }) => {
	if (statuses.length === 0) return say(status);
	const last = statuses.at(-1) || say('no answer');
	if (statuses.length === 1) return say('{} ({})', say(status), last);
	return say('{} after {} attempts ({})', say(status), statuses.length, last);
};

export function showWebhooks(webhooks, onSwitch) {
	showPanel(
		'webhooks',
		webhooks,
		'No webhook yet. Publish a workflow with a Whaapy Trigger in n8n: it registers one here, and what happens in the sandbox is delivered to it.',
		({ id, name, url, events, isActive, failureCount, deliveries }) =>
			h(
				'article',
				{},
				h(
					'div',
					{ className: 'head' },
					h('h3', {}, name),
					h(
						'button',
						{
							type: 'button',
							id: `switch-${id}`,
							role: 'switch',
							'aria-checked': String(isActive),
							'aria-label': say('{} is on', name),
							onclick: () => onSwitch(id, !isActive),
						},
						say(isActive ? 'On' : 'Off'),
					),
				),
				h('p', { className: 'address' }, url),
				h(
					'p',
					{ className: 'chips' },
					events.map((event) => h('span', { className: 'chip' }, event)),
				),
				failureCount > 0 && h('p', { className: 'bad' }, say('{} failed in a row', failureCount)),
				h('h4', {}, say('Last deliveries')),
				deliveries.length === 0 && h('p', { className: 'nothing' }, say('None yet.')),
				h(
					'ul',
					{ className: 'deliveries' },
					deliveries.map((delivery) =>
						h(
							'li',
							{},
							h('time', { datetime: delivery.at }, moment(delivery.at)),
							h('span', {}, delivery.event),
							h('span', { className: `result ${delivery.status}` }, outcome(delivery)),
						),
					),
				),
			),
	);
}

export function showEvents(events, chat, onFire) {
	const about = chat ? (chat.name ?? chat.phone) : undefined;
	showPanel(
		'events',
		events.map((event) => ({ ...event, about })),
		'',
		({ name, does }) =>
			h(
				'article',
				{ className: 'event' },
				h('div', {}, h('h3', {}, name), h('p', { className: 'quietly' }, say(does))),
				h(
					'button',
					{
						type: 'button',
						className: 'quiet',
						id: `fire-${name}`,
						'aria-label': say('Fire {}', name),
						disabled: !about,
						title: about
							? say('About the conversation with {}', about)
							: say('Choose a conversation first'),
						onclick: () => onFire(name),
					},
					say('Fire'),
				),
			),
	);
}

const fact = (name, value) => [h('dt', {}, name), h('dd', {}, value)];
/** A fact that every contact may have. */
const known = (name, value) => fact(say(name), value);

export function showContacts(contacts) {
	showPanel(
		'contacts',
		contacts,
		'No contacts yet.',
		({ name, phone, email, tags, stage, customFields, notes }) =>
			h(
				'article',
				{},
				h('h3', {}, name ?? phone),
				h(
					'dl',
					{},
					known('Phone', phone),
					email && known('Email', email),
					stage && known('Funnel stage', stage),
					Object.entries(customFields).map(([field, value]) =>
						fact(field, typeof value === 'object' ? JSON.stringify(value) : String(value)),
					),
					notes && known('Notes', notes),
				),
				h(
					'p',
					{ className: 'chips' },
					tags.map((tag) => h('span', { className: 'chip' }, tag)),
				),
			),
	);
}

function drawComponent({ type, format, text, buttons = [] }) {
	if (type === 'BUTTONS') {
		return h(
			'p',
			{ className: 'chips' },
			buttons.map((button) => h('span', { className: 'chip' }, button.text)),
		);
	}
	if (type === 'HEADER') return h('strong', {}, text ?? `[${format.toLowerCase()}]`);
	return h('p', { className: type === 'FOOTER' ? 'quietly' : 'text' }, text);
}

export function showTemplates(templates) {
	showPanel(
		'templates',
		templates,
		'No templates yet.',
		({ name, language, category, status, components }) =>
			h(
				'article',
				{},
				h(
					'div',
					{ className: 'head' },
					h('h3', {}, name),
					h(
						'span',
						{ className: `chip ${status === 'APPROVED' ? 'good' : 'bad'}` },
						say(status.toLowerCase()),
					),
				),
				h('p', { className: 'quietly' }, `${language} · ${category.toLowerCase()}`),
				h('div', { className: 'sample' }, components.map(drawComponent)),
			),
	);
}
