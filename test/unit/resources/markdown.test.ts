import { fromMarkdown } from '../../../nodes/Whaapy/resources/message/markdown';
import { expectLinear } from '../expectLinear';

test.each([
	['plain text', 'Hola, ¿en qué te ayudo?', 'Hola, ¿en qué te ayudo?'],
	['bold', 'Tu **cita** es __mañana__', 'Tu *cita* es *mañana*'],
	['bold with a blank inside its marks', '**Nombre: **Ana', '*Nombre:* Ana'],
	['italic', 'es *muy* importante, _de verdad_', 'es _muy_ importante, _de verdad_'],
	['both', '***ojo***', '*_ojo_*'],
	['italic inside of bold', '**hoy *sí* abrimos**', '*hoy _sí_ abrimos*'],
	['struck', '~~$500~~ $400', '~$500~ $400'],
	['a heading', '## Horarios\nLunes', '*Horarios*\nLunes'],
	['a heading that is bold', '# **Precios** y `más`', '*Precios y `más`*'],
	['a link', 'Reserva [aquí](https://a.mx/x_y).', 'Reserva aquí: https://a.mx/x_y.'],
	['a link whose text is its address', '[https://a.mx](https://a.mx)', 'https://a.mx'],
	['a link with a title', '[mapa](<https://a.mx> "El mapa")', 'mapa: https://a.mx'],
	['an address in angles', '<https://a.mx/b>', 'https://a.mx/b'],
	['a picture', '![](https://a.mx/f.png)', 'https://a.mx/f.png'],
	['bullets', '* uno\n  * dos\n+ tres\n- cuatro', '- uno\n  - dos\n- tres\n- cuatro'],
	['numbers and quotes', '1. uno\n> dicho', '1. uno\n> dicho'],
	['a rule', 'a\n\n---\n\n* * *\nb', 'a\n\n\n\n\nb'],
	['a table', '| Día | Hora |\n|:---|---:|\n| **lun** | 9 |', 'Día | Hora\n*lun* | 9'],
	['code', 'usa `**x**`:\n```js\na = 2 * 3 ** 4\n```', 'usa `**x**`:\n```\na = 2 * 3 ** 4\n```'],
	['escapes', '5 \\* 3, \\_no\\_ y \\# uno', '5 * 3, _no_ y # uno'],
	['a line break', 'uno<br>dos<br/>tres', 'uno\ndos\ntres'],
	['arithmetic', '3 * 4 * 5 = 60, 2*3*4, a**b', '3 * 4 * 5 = 60, 2*3*4, a**b'],
	['marks that are not closed', '**uno y *dos', '**uno y *dos'],
	['names with underscores', 'snake_case_name', 'snake_case_name'],
	['tags', '#oferta', '#oferta'],
	['names with two underscores', 'a__b__c y x__y__@a.mx', 'a__b__c y x__y__@a.mx'],
	['powers with blanks', '2 ** 3 ** 4', '2 ** 3 ** 4'],
	['bold of blanks', 'a ** ** b', 'a ** ** b'],
	['a link with a title in single quotes', "[a](https://a.mx 'el')", 'a: https://a.mx'],
	['code in the title of a link', '[a](https://a.mx "`x`") y `z`', 'a: https://a.mx y `z`'],
	...[
		'https://a.mx/a__b__c',
		'https://a.mx/?a=*b*&c=d',
		'https://a.mx/~~x~~/y',
		'http://a.mx/**x**/y',
		'https://a.mx/A_(b)',
	].flatMap((url): Array<[string, string, string]> => [
		['an address with marks in it', `mira ${url} y ${url}`, `mira ${url} y ${url}`],
		['a bold address', `**${url}**, __${url}__`, `*${url}*, *${url}*`],
		['a link to one', `[ver](${url}) [${url}](${url})`, `ver: ${url} ${url}`],
		['an address in angles', `<${url}>`, url],
	]),
])('turns %s into what WhatsApp shows', (_, markdown, expected) => {
	expect(fromMarkdown(markdown)).toBe(expected);
});

test.each([
	'*',
	'**a ',
	'[',
	'[a](',
	'`',
	'```',
	'| ',
	'# ',
	'__',
	'~~',
	'\\',
	'<br',
	'***',
	'[a](b "',
	'[a](b(',
	'[a](b(c) ',
	"[a](b 'c",
	'https://',
	'https://*',
	'https://a(',
	'**a**b',
	'a__b',
])('takes as long for each repetition of %j, however many there are', (piece) => {
	const repeated = (times: number) => () => fromMarkdown(piece.repeat(times));
	expectLinear(repeated(4_000), repeated(40_000));
});
