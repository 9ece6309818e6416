import { flatten } from '../../../nodes/Whaapy/delivery/readDelivery';

const from = '5215512345678';
const phone_number = '+5215512345678';

test.each([
	['a text', { from, type: 'text', text: { body: 'Hola' } }, { text: 'Hola', phone_number }],
	[
		'a caption',
		{ from, type: 'image', image: { caption: 'Mi receta' } },
		{ text: 'Mi receta', phone_number },
	],
	[
		'a tapped button',
		{ type: 'interactive', interactive: { button_reply: { id: 'yes', title: 'Confirmar' } } },
		{ text: 'Confirmar', button_id: 'yes' },
	],
	[
		'a chosen row of a list',
		{ type: 'interactive', interactive: { list_reply: { id: '12:30', title: '12:30' } } },
		{ text: '12:30', button_id: '12:30' },
	],
	[
		'a quick reply of a template',
		{ type: 'button', button: { payload: 'confirm', text: 'Confirmar' } },
		{ text: 'Confirmar', button_id: 'confirm' },
	],
	['a voice note', { from, type: 'audio', audio: {} }, { phone_number }],
])('gives what %s says, which button it was, and who sent it', (_, message, expected) => {
	const event = 'message.received';
	expect(flatten({ data: { message } }, event)).toEqual({ ...expected, message, event });
});

test("leaves the event's own fields as they are", () => {
	const data = { text: 'theirs', message: { type: 'text', text: { body: 'ours' } } };
	expect(flatten({ data }, 'message.received').text).toBe('theirs');
});

const id = 'MX.13491208655302741918';

test.each([
	['digits', from, { phone_number }],
	['digits with a plus', `+${from}`, { phone_number }],
	['a JSON number', Number(from), { phone_number }],
	['an ID with a number', `${from}@s.whatsapp.net`, { phone_number }],
	['an older ID with a number', `${from}@c.us`, { phone_number }],
	['the ID of a user without number', id, { user_id: id }],
	['a hidden ID', '123456789012345@lid', { user_id: '123456789012345@lid' }],
	['a group', '120363021234567890@g.us', {}],
	['an older group', `${from}-1612345678@g.us`, {}],
	['a channel', '120363021234567@newsletter', {}],
	['the stories', 'status@broadcast', {}],
	['a device', `${from}:12@s.whatsapp.net`, {}],
	['a device without server', `${from}:12`, {}],
	['too many digits', '13491208655302741918', {}],
	['a name', 'juan1234567', {}],
	['nothing', '', {}],
	['null', null, {}],
])('a sender who is %s', (_, sender, expected) => {
	const message = { from: sender, type: 'sticker', sticker: {} };
	const event = 'message.received';
	expect(flatten({ data: { message } }, event)).toEqual({ ...expected, message, event });
});

test('passes on the ID and the name of a user without number', () => {
	const message = { from_user_id: id, username: 'ana.rojas', type: 'text', text: { body: 'Hola' } };
	expect(flatten({ data: { message } }, 'message.received')).toMatchObject({
		user_id: id,
		username: 'ana.rojas',
	});
	const data = { user_id: id, username: 'ana.rojas', message: { from, type: 'text' } };
	expect(flatten({ data }, 'message.received')).toMatchObject({
		phone_number,
		user_id: id,
		username: 'ana.rojas',
	});
});

test.each([
	[from, { phone_number }],
	[`+${from}`, { phone_number }],
	[id, { user_id: id }],
	['120363021234567890@g.us', {}],
	[null, { phone_number: null }],
])('of every event, phone_number %j is one of one form or none', (given, expected) => {
	for (const event of ['contact.created', 'conversation.closed', 'message.sent', 'x.new']) {
		expect(flatten({ data: { phone_number: given } }, event)).toEqual({ ...expected, event });
	}
});

test('adds nothing to other events', () => {
	const data = { message: { type: 'text', text: { body: 'Hola' } } };
	expect(flatten({ data }, 'message.sent')).toEqual({ ...data, event: 'message.sent' });
});
