import { whaapyText } from '../../../../nodes/Whaapy/api/errors/whaapyText';

const BAD = 'Formato inválido';
const told = `Phone Number: ${BAD}`;

test.each<[string, unknown, string]>([
	['a text', { error: 'validation_error', message: 'Datos inválidos' }, 'Datos inválidos'],
	['a code alone', { error: 'not_found' }, 'not_found'],
	['an object of lists', { message: 'No', details: { phone_number: [BAD] } }, `No.\n${told}.`],
	['an object of texts', { error: 'x', details: { phoneNumber: BAD } }, `x.\n${told}.`],
	[
		'nested objects',
		{ message: 'No', details: { contact: { phone_number: [BAD] } } },
		`No.\nContact ${told}.`,
	],
	['a list of texts', { message: 'No', details: [BAD, 'Otro'] }, `No.\n${BAD}.\nOtro.`],
	['details as a text', { message: 'No', details: BAD }, `No.\n${BAD}.`],
	[
		'details with path and message',
		{ message: 'No', details: [{ path: ['body', 'phone_number'], message: BAD }] },
		`No.\n${told}.`,
	],
	['details with field and reason', { details: [{ field: 'phone_number', reason: BAD }] }, told],
	['a list of messages', { message: [BAD, 'Otro'], error: 'Bad Request' }, `${BAD}.\nOtro.`],
	[
		'the constraints of a validator',
		{ message: [{ property: 'phone_number', constraints: { isPhone: BAD } }], statusCode: 400 },
		told,
	],
	['errors by field', { message: 'No', errors: { phone_number: [BAD] } }, `No.\n${told}.`],
	['a list of errors', { errors: [{ message: BAD, path: 'phone_number' }] }, told],
	['an error in an error', { error: { message: BAD, code: 3 } }, BAD],
	['details in an error', { error: { message: 'No', details: [BAD] } }, `No.\n${BAD}.`],
	['a list of places', { detail: [{ loc: ['body', 'phone_number'], msg: BAD }] }, told],
	[
		'pointers',
		{ errors: [{ title: BAD, source: { pointer: '/data/attributes/phone_number' } }] },
		told,
	],
	[
		"Meta's details",
		{
			error: {
				message: '(#132000) No',
				error_data: { messaging_product: 'whatsapp', details: BAD },
				error_user_msg: 'Otro',
			},
		},
		`(#132000) No.\nOtro.\n${BAD}.`,
	],
])('tells %s', (_, body, text) => {
	expect(whaapyText(body)).toBe(text);
});

test.each([undefined, null, 'No', 7, [], {}, { id: 1 }, { error: null }])(
	'%j is no text of Whaapy',
	(body) => {
		expect(whaapyText(body)).toBeUndefined();
	},
);
