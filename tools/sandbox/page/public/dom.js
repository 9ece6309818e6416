import { LANGUAGE, say } from './words.js';

/**
 * An element with its properties, attributes and children. Texts are texts, never HTML: they come
 * from workflows.
 */
export function h(tag, properties = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(properties)) {
		if (value === undefined || value === null || value === false) continue;
		if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
		else if (name === 'className') element.className = value;
		else element.setAttribute(name, value === true ? '' : value);
	}
	const shown = children.flat(Infinity).filter((child) => child !== undefined && child !== null);
	element.append(...shown.filter((child) => child !== false));
	return element;
}

const shownIn = new WeakMap();

/**
 * Shows a list of things in an element. A thing that is as before keeps its element, with its focus
 * and the sound that it is playing.
 *
 * @param keyOf what stays the same of a thing that changes
 * @param draw makes the element of a thing
 */
export function showList(parent, things, keyOf, draw) {
	const before = shownIn.get(parent) ?? new Map();
	const now = new Map();
	for (const thing of things) {
		const key = keyOf(thing);
		const text = JSON.stringify(thing);
		const kept = before.get(key);
		now.set(key, kept?.text === text ? kept : { text, element: draw(thing) });
	}
	shownIn.set(parent, now);
	const elements = [...now.values()].map(({ element }) => element);
	const focused = focusWithin(parent);
	for (const child of [...parent.children]) if (!elements.includes(child)) child.remove();
	elements.forEach((element, index) => {
		if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index]);
	});
	if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** The id of the element inside that has the focus, so that a drawn-anew one gets it back. */
function focusWithin(parent) {
	return parent.contains(document.activeElement) ? document.activeElement.id : '';
}

const FILE_NAMES = {
	image: 'Picture',
	sticker: 'Sticker',
	audio: 'Voice note',
	video: 'Video',
	document: 'Document',
};

/** What a file is called that has no name of its own. */
export const fileName = (kind) => say(FILE_NAMES[kind] ?? 'File');

/** What stands for a message without a text in the list of conversations. */
export const kindName = (type) => say(FILE_NAMES[type] ?? type);

const LOCALE = LANGUAGE === 'es' ? 'es-MX' : 'en-GB';
const CLOCK = { hour: '2-digit', minute: '2-digit', hour12: false };

/** The time of today, or the day of another. */
export function when(iso) {
	const date = new Date(iso);
	const isToday = date.toDateString() === new Date().toDateString();
	return isToday
		? date.toLocaleTimeString(LOCALE, CLOCK)
		: date.toLocaleDateString(LOCALE, { day: 'numeric', month: 'short' });
}

/** The time, with the day if it is another one. */
export function moment(iso) {
	const time = new Date(iso).toLocaleTimeString(LOCALE, CLOCK);
	return when(iso) === time ? time : `${when(iso)} ${time}`;
}
