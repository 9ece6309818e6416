import { alias } from '../../../nodes/Whaapy/Whaapy.node.json';
import { alias as triggerAlias } from '../../../nodes/Whaapy/WhaapyTrigger.node.json';

/** A word as somebody types it who leaves accents out. */
const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');

// n8n compares letter by letter, and shows node and trigger as one entry with the words of the node.
describe("what people type into n8n's search for nodes", () => {
	test.each([
		...['whatsapp', 'whatsapp business', 'crm', 'chat', 'chatbot'],
		...['message', 'send message', 'mensaje', 'enviar mensaje', 'mensaje nuevo', 'recibir mensaje'],
		...['debounce', 'juntar mensajes'],
		...['template', 'plantilla', 'broadcast', 'difusión', 'envío masivo', 'campaign', 'campaña'],
		...['plantillas', 'contactos', 'campañas', 'recordatorios', 'etiquetas', 'difusiones'],
		...['reminder', 'recordatorio', 'contact', 'contacto', 'cliente', 'conversación', 'inbox'],
	])('finds the node by "%s"', (word) => {
		expect(alias).toContain(word);
	});

	test('needs no accents', () => {
		expect(alias).toEqual(expect.arrayContaining(alias.map(plain)));
	});

	test('finds the node by the words of the trigger', () => {
		expect(alias).toEqual(expect.arrayContaining(triggerAlias));
	});

	test('has each word once', () => {
		expect(alias).toEqual([...new Set(alias)]);
	});
});
