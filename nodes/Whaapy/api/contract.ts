import type { IDataObject } from 'n8n-workflow';
import type { components, paths } from './whaapyApi';

type Schemas = components['schemas'];

type FieldsOf<S> = S extends unknown ? Extract<keyof S, string> : never;

/**
 * An answer as the contract names its fields: a misspelled one does not compile.
 *
 * Their values stay to be checked, since the API may leave any field out or send it in another form
 * (docs/whaapy-api.md, "How sure a fact is"). What the contract does not name is passed on.
 */
type Answer<S> = { [K in FieldsOf<S>]?: IDataObject[string] };

export type Contact = Answer<Schemas['Contact'] | Schemas['ContactSummary']>;
export type ContactStage = Answer<Schemas['ContactStage']>;
export type Conversation = Answer<
	Schemas['Conversation'] | Schemas['ConversationByPhone'] | Schemas['ConversationListItem']
>;
export type ConversationContact = Answer<
	Schemas['ConversationContact'] | Schemas['ConversationByPhoneContact']
>;
export type ConversationAgent = Answer<Schemas['ConversationAgent']>;
export type FunnelStage = Answer<Schemas['FunnelStage'] | Schemas['FunnelStageListed']>;
export type Message = Answer<Schemas['Message']>;
export type Template = Answer<Schemas['Template']>;
export type WebhookAnswer = Answer<Schemas['Webhook']>;

/** A method of HTTP, as the contract writes it. */
export type Method = 'get' | 'post' | 'patch' | 'delete';

/** The paths that the contract has for a method, e.g. "/contacts/v1/{id}". */
export type PathFor<M extends Method> = {
	[P in keyof paths]: paths[P][M] extends object ? P : never;
}[keyof paths];

/** An endpoint as the contract names it, e.g. "GET /contacts/v1/{id}". */
export type Endpoint = { [M in Method]: `${Uppercase<M>} ${PathFor<M>}` }[Method];

/** The values for the names in braces of a path. */
export type PathParameters<M extends Method, P extends PathFor<M>> = paths[P][M] extends {
	parameters: { path: infer V };
}
	? { path: { [K in keyof V]: string } }
	: { path?: undefined };

/** The names that the contract has for the query of an endpoint. */
export type QueryNames<M extends Method, P extends PathFor<M>> = paths[P][M] extends {
	parameters: { query?: infer Q };
}
	? FieldsOf<NonNullable<Q>>
	: never;

/** The names that the contract has for the body of an endpoint. */
export type BodyNames<M extends Method, P extends PathFor<M>> = paths[P][M] extends {
	requestBody?: infer B;
}
	? NonNullable<B> extends { content: infer C }
		? FieldsOf<C[keyof C]>
		: never
	: never;

/**
 * An object with these names only: a misspelled one does not compile. One whose names are not known,
 * because they are the user's own, is taken as it is.
 */
export type Named<O, Names extends string> = string extends keyof O
	? O
	: O & { [K in Exclude<keyof O, Names>]: never };
