/** The page in Spanish, by what it says in English; {} stands for a value. */
const SPANISH = {
	// The page
	'You are the customer, the workflow in n8n is the business. Nothing here reaches WhatsApp.':
		'Tú eres el cliente, el flujo de n8n es el negocio. Nada de esto llega a WhatsApp.',
	'Let 24 hours pass': 'Dejar pasar 24 horas',
	'Whatever was written is a day older': 'Todo lo escrito envejece un día',
	Conversations: 'Conversaciones',
	'New customer': 'Cliente nuevo',
	Chat: 'Chat',
	Messages: 'Mensajes',
	'(write a sample message)': '',
	'Writes a ready-made sample message as this customer':
		'Escribe un mensaje de ejemplo como este cliente',
	'Send voice note': 'Enviar nota de voz',
	'Send picture': 'Enviar foto',
	'Send PDF': 'Enviar PDF',
	'Write as the customer': 'Escribe como el cliente',
	Send: 'Enviar',
	'What Whaapy knows': 'Lo que sabe Whaapy',
	Events: 'Eventos',
	Contacts: 'Contactos',
	Templates: 'Plantillas',
	'Somebody who has not written before. The first message starts the conversation.':
		'Alguien que aún no ha escrito. Su primer mensaje inicia la conversación.',
	Name: 'Nombre',
	'Phone number': 'Teléfono',
	'First message': 'Primer mensaje',
	Cancel: 'Cancelar',
	Write: 'Escribir',
	'The sandbox does not answer. Was it stopped?': 'El sandbox no responde. ¿Lo detuviste?',
	// Answers to what is written
	'Write something first.': 'Escribe algo primero.',
	'At most 4096 characters.': 'Máximo 4096 caracteres.',
	'Begin with + and the country code, e.g. +5215512345678.':
		'Empieza con + y el código del país, p. ej. +5215512345678.',
	// The chat
	Business: 'Negocio',
	'Business · AI agent': 'Negocio · agente de IA',
	'✓ sent': '✓ enviado',
	'✓✓ delivered': '✓✓ entregado',
	'✓✓ read': '✓✓ leído',
	'✕ failed': '✕ falló',
	'Location: ': 'Ubicación: ',
	'Contact: ': 'Contacto: ',
	'Tap as the customer': 'Tocar como el cliente',
	'Leads out of the chat': 'Lleva fuera del chat',
	'24-hour window open': 'Ventana de 24 horas abierta',
	'24-hour window closed': 'Ventana de 24 horas cerrada',
	'assigned to {}': 'asignada a {}',
	'AI paused': 'IA en pausa',
	'Choose a conversation, or begin one as a new customer.':
		'Elige una conversación, o inicia una como cliente nuevo.',
	'A workflow waits for an answer here until {}: tap, write, or stay silent.':
		'Un flujo espera una respuesta aquí hasta {}: toca, escribe o no contestes.',
	'A workflow waits for an answer here: tap, write, or stay silent.':
		'Un flujo espera una respuesta aquí: toca, escribe o no contestes.',
	asked: 'pregunta',
	Picture: 'Foto',
	Sticker: 'Sticker',
	'Voice note': 'Nota de voz',
	Video: 'Video',
	Document: 'Documento',
	File: 'Archivo',
	'{} at {}': '{} en {}',
	// Conversations and webhooks
	Unread: 'Sin leer',
	active: 'activa',
	closed: 'cerrada',
	archived: 'archivada',
	'No webhook yet. Publish a workflow with a Whaapy Trigger in n8n: it registers one here, and what happens in the sandbox is delivered to it.':
		'Aún no hay ningún webhook. Publica en n8n un flujo con un Whaapy Trigger: se registra aquí, y lo que pasa en el sandbox se le entrega.',
	'{} is on': '{} está encendido',
	On: 'Encendido',
	Off: 'Apagado',
	'{} failed in a row': '{} fallaron seguidas',
	'Last deliveries': 'Últimas entregas',
	'None yet.': 'Aún ninguna.',
	delivered: 'entregada',
	failed: 'fallida',
	pending: 'pendiente',
	'{} ({})': '{} ({})',
	'{} after {} attempts ({})': '{} tras {} intentos ({})',
	'no answer': 'sin respuesta',
	// Events
	'Fire {}': 'Disparar {}',
	Fire: 'Disparar',
	'About the conversation with {}': 'Sobre la conversación con {}',
	'Choose a conversation first': 'Elige primero una conversación',
	'The customer writes a sample message.': 'El cliente escribe un mensaje de ejemplo.',
	'Somebody of the team answers in Whaapy.': 'Alguien del equipo responde en Whaapy.',
	'The last message of the business reaches the phone.':
		'El último mensaje del negocio llega al teléfono.',
	'The customer reads the last message of the business.':
		'El cliente lee el último mensaje del negocio.',
	'The last message of the business does not reach the phone.':
		'El último mensaje del negocio no llega al teléfono.',
	'Reports this conversation as if it were new.':
		'Informa de esta conversación como si fuera nueva.',
	'The next person of the team takes it over.': 'La toma la siguiente persona del equipo.',
	'It is nobody’s any more.': 'Ya no es de nadie.',
	'The team closes it.': 'El equipo la cierra.',
	'The team opens it again.': 'El equipo la abre de nuevo.',
	'Adds a contact.': 'Agrega un contacto.',
	'Puts the tag “sandbox” on the contact, or takes it off.':
		'Pone la etiqueta «sandbox» al contacto, o se la quita.',
	'Deletes a contact made for this purpose.': 'Elimina un contacto creado para esto.',
	'Merges a contact made for this purpose into this one.':
		'Une a este un contacto creado para esto.',
	'The contact moves to the next stage of the funnel.':
		'El contacto pasa a la siguiente etapa del embudo.',
	'Reports the first stage as if it were new.': 'Informa de la primera etapa como si fuera nueva.',
	'Reports a change of the first stage.': 'Informa de un cambio de la primera etapa.',
	'Reports that a broadcast goes out.': 'Informa de que sale una campaña.',
	'Reports that a broadcast reached its end.': 'Informa de que terminó una campaña.',
	'Reports that a broadcast reached nobody.': 'Informa de que una campaña no llegó a nadie.',
	// Contacts and templates
	'No contacts yet.': 'Aún no hay contactos.',
	Phone: 'Teléfono',
	Email: 'Correo',
	'Funnel stage': 'Etapa del embudo',
	Notes: 'Notas',
	'No templates yet.': 'Aún no hay plantillas.',
	approved: 'aprobada',
	rejected: 'rechazada',
};

/** What the browser asks for: Spanish if it is the first of its languages, else English. */
export const LANGUAGE = /^es\b/i.test(navigator.language) ? 'es' : 'en';

/** A text of the page in the language of the browser, with values in its places. */
export function say(english, ...values) {
	const text = (LANGUAGE === 'es' ? SPANISH[english] : undefined) ?? english;
	return values.reduce((said, value) => said.replace('{}', () => value), text);
}

/** Puts what stands in the page itself into the language of the browser. */
export function translatePage() {
	document.documentElement.lang = LANGUAGE;
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const english = texts.currentNode.data.replace(/\s+/g, ' ').trim();
		if (english !== '') texts.currentNode.data = say(english);
	}
	for (const name of ['title', 'aria-label']) {
		for (const element of document.querySelectorAll(`[${name}]`)) {
			element.setAttribute(name, say(element.getAttribute(name)));
		}
	}
}
