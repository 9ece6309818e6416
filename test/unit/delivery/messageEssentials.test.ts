import { flatten } from '../../../nodes/Whaapy/delivery/payload';

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

test('adds nothing to other events', () => {
	const data = { message: { type: 'text', text: { body: 'Hola' } } };
	expect(flatten({ data }, 'message.sent')).toEqual({ ...data, event: 'message.sent' });
});
