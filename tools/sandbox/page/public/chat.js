import { fileName, h, moment, showList } from './dom.js';
import { say } from './words.js';

const STATUS = { sent: '✓ sent', delivered: '✓✓ delivered', read: '✓✓ read', failed: '✕ failed' };

/** In place of a file that cannot be shown here, such as one on the internet without a connection. */
function fileLink({ kind, url, name }) {
	return h(
		'a',
		{ className: 'file', href: url, target: '_blank', rel: 'noreferrer' },
		name ?? (url.startsWith('/') ? fileName(kind) : say('{} at {}', fileName(kind), url)),
	);
}

function drawFile(file) {
	const { kind, url } = file;
	const fallBack = (event) => event.target.replaceWith(fileLink(file));
	const label = fileName(kind);
	if (kind === 'image' || kind === 'sticker') {
		return h('img', {
			className: kind,
			src: url,
			alt: label,
			referrerpolicy: 'no-referrer',
			onerror: fallBack,
		});
	}
	if (kind === 'audio' || kind === 'video') {
		const own = { src: url, controls: true, preload: 'metadata', 'aria-label': label };
		return h(kind, { ...own, onerror: fallBack });
	}
	return fileLink(file);
}

function drawPlace({ latitude, longitude, name, address }) {
	const words = [name, address, `${latitude}, ${longitude}`].filter(Boolean).join(' · ');
	return h('p', {}, h('strong', {}, say('Location: ')), words);
}

function drawCard({ name, phones }) {
	return h('p', {}, h('strong', {}, say('Contact: ')), `${name} · ${phones.join(', ')}`);
}

function drawButton({ id: messageId }, { title, description, url, answer }, index, onTap) {
	const words = [title, description && h('small', {}, description)];
	if (url) {
		return h(
			'a',
			{ className: 'tap', href: url, target: '_blank', rel: 'noreferrer' },
			'↗ ',
			words,
		);
	}
	return h(
		'button',
		{
			type: 'button',
			className: 'tap',
			disabled: !answer,
			title: say(answer ? 'Tap as the customer' : 'Leads out of the chat'),
			onclick: () => onTap(messageId, index),
		},
		words,
	);
}

function sender({ fromCustomer, byAi }, name) {
	if (fromCustomer) return name;
	return say(byAi ? 'Business · AI agent' : 'Business');
}

function drawBubble(bubble, name, onTap) {
	const { fromCustomer, header, text, footer, file, place, cards = [], buttons = [] } = bubble;
	const { quote, listLabel, type, status, reason, at } = bubble;
	const isEmpty = !text && !file && !place && cards.length === 0;
	return h(
		'li',
		{ className: `bubble ${fromCustomer ? 'customer' : 'business'} ${type}` },
		h('span', { className: 'who' }, sender(bubble, name)),
		quote && h('blockquote', {}, quote),
		file && drawFile(file),
		header && h('strong', {}, header),
		place && drawPlace(place),
		cards.map(drawCard),
		text && h('p', { className: 'text' }, text),
		isEmpty && h('p', { className: 'text quietly' }, `(${type})`),
		footer && h('p', { className: 'quietly' }, footer),
		listLabel && h('p', { className: 'list-label' }, `☰ ${listLabel}`),
		buttons.length > 0 &&
			h(
				'div',
				{ className: 'taps' },
				buttons.map((button, index) => drawButton(bubble, button, index, onTap)),
			),
		h(
			'span',
			{ className: 'meta' },
			h('time', { datetime: at }, moment(at)),
			!fromCustomer &&
				h(
					'span',
					{ className: `status ${status}` },
					[say(STATUS[status] ?? status), reason].filter(Boolean).join(' · '),
				),
		),
	);
}

const list = document.getElementById('bubbles');
let shown;
let newest;
/** Whether the newest message is to stay in view. */
let follows = true;

const toEnd = () => (list.scrollTop = list.scrollHeight);

list.addEventListener('scroll', () => {
	follows = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
});
// A picture has its size only now.
for (const event of ['load', 'error']) {
	list.addEventListener(event, () => follows && requestAnimationFrame(toEnd), { capture: true });
}

/** Says that a workflow has asked something, and what the customer can do. */
function showWaiting(waiting) {
	const element = document.getElementById('waiting');
	element.hidden = !waiting;
	if (!waiting) return;
	element.textContent = waiting.until
		? say(
				'A workflow waits for an answer here until {}: tap, write, or stay silent.',
				moment(waiting.until),
			)
		: say('A workflow waits for an answer here: tap, write, or stay silent.');
}

/** Shows the open conversation, or asks to open one. */
export function showChat(chat, onTap) {
	const head = document.getElementById('chat-head');
	document.getElementById('write').hidden = !chat;
	showWaiting(chat?.waiting);
	const facts = chat
		? [
				{ className: 'name', text: chat.name ?? chat.phone },
				{ className: 'phone', text: chat.phone },
				{ className: 'chip', text: say(chat.status) },
				{
					className: `chip ${chat.windowOpen ? 'good' : 'bad'}`,
					text: say(chat.windowOpen ? '24-hour window open' : '24-hour window closed'),
				},
				...(chat.agent ? [{ className: 'chip', text: say('assigned to {}', chat.agent) }] : []),
				...(chat.aiEnabled && !chat.aiPausedUntil
					? []
					: [{ className: 'chip', text: say('AI paused') }]),
			]
		: [{ className: 'name', text: say('Choose a conversation, or begin one as a new customer.') }];
	showList(
		head,
		facts,
		({ text }) => text,
		({ className, text }) => h('span', { className }, text),
	);

	const last = chat?.bubbles.at(-1);
	const isNew = newest !== last?.id;
	if (shown !== chat?.id || (isNew && last?.fromCustomer)) follows = true;
	showList(
		list,
		chat?.bubbles ?? [],
		({ id }) => id,
		(bubble) => drawBubble(bubble, chat.name ?? chat.phone, onTap),
	);
	shown = chat?.id;
	newest = last?.id;
	if (follows && isNew) toEnd();
}
