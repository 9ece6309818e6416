export interface TemplateButton {
	type: 'QUICK_REPLY' | 'URL' | 'PHONE_NUMBER';
	text: string;
	/** May end in {{1}}, which every send then fills. */
	url?: string;
	phone_number?: string;
}

/** A component as WhatsApp keeps it, in upper case. */
export interface TemplateComponent {
	type: 'HEADER' | 'BODY' | 'FOOTER' | 'BUTTONS';
	format?: 'TEXT' | 'IMAGE' | 'VIDEO' | 'DOCUMENT';
	text?: string;
	example?: { body_text?: string[][]; header_text?: string[]; header_handle?: string[] };
	buttons?: TemplateButton[];
}

export interface Template {
	id: string;
	name: string;
	category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION';
	language: string;
	status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED';
	components: TemplateComponent[];
	createdAt: string;
	updatedAt: string;
}
