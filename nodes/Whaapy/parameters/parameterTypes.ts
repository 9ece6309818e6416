import type { IDataObject } from 'n8n-workflow';
import type { Property, RowGroup } from './property';

/** The value of a resource locator: the chosen mode, and the value in it. */
export interface Located {
	mode: string;
	value: string;
}

/** The person or thing that a locator with a mode 'By Phone' names. */
export type IdOrPhone =
	| { id: string }
	| {
			/** In E.164, in the spelling it came in. */
			phone: string;
			/** As the user wrote it. */
			asGiven: string;
	  };

/** The literal value, or the type of it if the literal is not known. */
type Choice<P> = P extends { typeOptions: { loadOptionsMethod: string } }
	? string
	: P extends { options: ReadonlyArray<infer O> }
		? O extends { value: infer V }
			? V
			: never
		: never;

type CollectionOf<P> = P extends { options: infer O extends readonly Property[] }
	? P extends { onlyGiven: true }
		? Partial<Parameters<O>>
		: Parameters<O>
	: never;

type RowsOf<P> = P extends { options: infer G extends readonly RowGroup[] }
	? { [K in G[number] as K['name']]: Array<Parameters<K['values']>> }
	: never;

interface Values<P> {
	string: P extends { typeOptions: { multipleValues: true } } | { separators: string }
		? string[]
		: P extends { reads: 'file' }
			? unknown
			: string;
	number: number;
	boolean: boolean;
	color: string;
	options: Choice<P>;
	multiOptions: Array<Choice<P>>;
	dateTime: number | undefined;
	json: P extends { rows: infer R } ? RowsOf<R> : IDataObject;
	collection: CollectionOf<P>;
	fixedCollection: P extends { keyValues: true } ? IDataObject : RowsOf<P>;
	resourceLocator: P extends { reads: infer R }
		? R extends 'idOrPhone'
			? IdOrPhone
			: string
		: Located;
	resourceMapper: IDataObject;
	notice: undefined;
}

/** The values of declared properties, typed by their declaration. */
export type Parameters<P extends readonly Property[]> = {
	[K in P[number] as K['name']]:
		Values<K>[K['type']] | (K extends { optional: true } ? undefined : never);
};
