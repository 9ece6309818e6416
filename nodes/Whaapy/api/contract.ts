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
export type Webhook = Answer<Schemas['Webhook']>;

type Method = 'get' | 'post' | 'patch' | 'delete';

/** The methods that the contract knows for a path; for all others it has `never`. */
type MethodsOf<P extends keyof paths> = {
	[M in Method]: paths[P][M] extends object ? M : never;
}[Method];

/** An endpoint as the contract names it, e.g. "GET /contacts/v1/{id}". */
export type Endpoint = { [P in keyof paths]: `${Uppercase<MethodsOf<P>>} ${P}` }[keyof paths];
