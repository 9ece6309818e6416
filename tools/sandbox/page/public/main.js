import { showChat } from './chat.js';
import {
	showContacts,
	showConversations,
	showEvents,
	showTemplates,
	showWebhooks,
} from './panels.js';
import { say, translatePage } from './words.js';

/** Milliseconds between two looks at the sandbox. */
const PAUSE = 500;

const byId = (id) => document.getElementById(id);
let openId = location.hash.slice(1);
let lastText = '';

/** Asks the sandbox; throws what it says if it refuses. */
async function ask(path, options) {
	const answer = await fetch(`/_sandbox/${path}`, options);
	const text = await answer.text();
	if (answer.ok) return text;
	throw new Error(refusal(text));
}

/** The reasons in an answer of refusal, else what it says as a whole. */
function refusal(text) {
	try {
		const { message, details = {} } = JSON.parse(text);
		const reasons = Object.values(details).flat();
		return reasons.length > 0 ? reasons.map((reason) => say(reason)).join(' ') : say(message);
	} catch {
		return text;
	}
}

const post = async (path, body) =>
	JSON.parse(
		await ask(path, {
			method: 'POST',
			...(body && {
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			}),
		}),
	);

let noticeTimer;

function notify(text) {
	byId('notice').textContent = text;
	clearTimeout(noticeTimer);
	noticeTimer = setTimeout(() => (byId('notice').textContent = ''), 6000);
}

/** Does what a press asks for, and shows at once what came of it. */
async function act(path, body) {
	try {
		await post(path, body);
		await refresh();
	} catch (error) {
		notify(error.message);
	}
}

/** What was being written, by conversation. */
const drafts = new Map();

function open(id) {
	drafts.set(openId, byId('text').value);
	byId('text').value = drafts.get(id) ?? '';
	openId = id;
	history.replaceState(null, '', `#${id}`);
	return refresh();
}

function show(state) {
	// After a reset of the sandbox, or at the first look, the newest one.
	if (!state.chat && state.conversations.length > 0) {
		open(state.conversations[0].id);
		return;
	}
	showConversations(state.conversations, openId, open);
	showChat(state.chat, (messageId, button) => act('taps', { messageId, button }));
	showWebhooks(state.webhooks, (id, isActive) => act(`webhooks/${id}`, { isActive }));
	showEvents(state.events, state.chat, (event) => act('events', { event, conversationId: openId }));
	showContacts(state.contacts);
	showTemplates(state.templates);
}

async function refresh() {
	const asked = openId;
	const text = await ask(`state?conversation=${encodeURIComponent(asked)}`);
	// Another conversation was opened meanwhile, and its state is on its way.
	if (asked !== openId || text === lastText) return;
	lastText = text;
	show(JSON.parse(text));
}

async function follow() {
	try {
		if (!document.hidden) await refresh();
		byId('connection').textContent = '';
	} catch {
		byId('connection').textContent = say('The sandbox does not answer. Was it stopped?');
	}
	setTimeout(follow, PAUSE);
}

byId('write').addEventListener('submit', async (event) => {
	event.preventDefault();
	const input = byId('text');
	const text = input.value;
	input.value = '';
	await act(`conversations/${openId}/messages`, { text });
});
byId('pass-day').addEventListener('click', () => act('time', { hours: 24 }));
byId('simulate').addEventListener('click', () => act(`conversations/${openId}/simulate`));
for (const button of document.querySelectorAll('[data-file]')) {
	const { file: kind } = button.dataset;
	button.addEventListener('click', () => act(`conversations/${openId}/files`, { kind }));
}

const dialog = byId('customer');
const someNumber = () => `+52155${String(Math.random()).slice(2, 10)}`;

byId('new-customer').addEventListener('click', () => {
	byId('customer-form').reset();
	byId('customer-phone').value = someNumber();
	byId('customer-refusal').textContent = '';
	dialog.showModal();
});
byId('customer-cancel').addEventListener('click', () => dialog.close());
byId('customer-form').addEventListener('submit', async (event) => {
	event.preventDefault();
	try {
		const fields = Object.fromEntries(new FormData(event.target));
		const { conversationId } = await post('customers', fields);
		dialog.close();
		await open(conversationId);
		byId('text').focus();
	} catch (error) {
		byId('customer-refusal').textContent = error.message;
	}
});

const tabs = [...document.querySelectorAll('[role=tab]')];

/** Shows one panel; the arrow keys go from tab to tab, as a screen reader tells. */
function choose(tab) {
	for (const one of tabs) {
		const isChosen = one === tab;
		one.setAttribute('aria-selected', String(isChosen));
		one.tabIndex = isChosen ? 0 : -1;
		byId(one.getAttribute('aria-controls')).hidden = !isChosen;
	}
}

tabs.forEach((tab, index) => {
	tab.addEventListener('click', () => choose(tab));
	tab.addEventListener('keydown', ({ key }) => {
		const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
		const next = step && tabs[(index + step + tabs.length) % tabs.length];
		if (!next) return;
		choose(next);
		next.focus();
	});
});
translatePage();
choose(tabs[0]);
follow();
