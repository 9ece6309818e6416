import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyOptions,
	INodePropertyTypeOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

/** Functions behind the pickers of the editor, under the method names that the properties use. */
export interface Pickers {
	listSearch?: Record<
		string,
		(
			this: ILoadOptionsFunctions,
			filter?: string,
			paginationToken?: string,
		) => Promise<INodeListSearchResult>
	>;
	loadOptions?: Record<string, (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>>;
	resourceMapping?: Record<string, (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>>;
}

type DeepReadonly<T> = T extends (...args: never[]) => unknown
	? T
	: T extends object
		? { readonly [K in keyof T]: DeepReadonly<T[K]> }
		: T;

/** The part that every property has, as n8n declares it. */
type FromN8n = DeepReadonly<
	Pick<
		INodeProperties,
		| 'displayName'
		| 'name'
		| 'description'
		| 'hint'
		| 'placeholder'
		| 'required'
		| 'displayOptions'
		| 'builderHint'
	> & { noDataExpression?: boolean }
>;

/** A property of a type of n8n's, with what it begins with. */
interface Declared<T extends string, Default> extends FromN8n {
	readonly type: T;
	readonly default: Default;
	/** The functions behind the method names that this property uses; they go into the node's `methods`. */
	readonly pickers?: Pickers;
	/**
	 * Set if this says whom or what the operation works on. Writes to the same one keep the order of the
	 * input items. A phone number counts in all of its spellings.
	 */
	readonly identifies?: true;
	/**
	 * Read as `undefined` while the editor does not show it and, in a collection, unless the user added it.
	 * The default is then only what the editor begins with.
	 */
	readonly optional?: true;
}

type TypeOptions<K extends keyof INodePropertyTypeOptions> = DeepReadonly<
	Pick<INodePropertyTypeOptions, K>
>;

/** One text, or a list of them with `multipleValues`. */
export interface StringProperty extends Declared<'string', string | readonly string[]> {
	readonly typeOptions?: TypeOptions<'rows' | 'multipleValues' | 'multipleValueButtonText'>;
	readonly separators?: undefined;
	/**
	 * The meaning of the text: it is read as that, or refused. An empty one is read as empty.
	 *
	 * `phone`: a number in E.164. `phoneDigits`: the digits of a number, or of a part of one. `id`: an ID
	 * of Whaapy's. `metaId`: of Whaapy's or of Meta's, which are numbers as long as those of phones.
	 * `messageId`: of Whaapy's or WhatsApp's.
	 */
	readonly reads?: 'phone' | 'phoneDigits' | 'id' | 'metaId' | 'messageId';
}

/** A file by its name, or the file itself that an expression gives; it is read as it comes. */
interface FileProperty extends Declared<'string', string> {
	readonly separators?: undefined;
	readonly reads: 'file';
}

/** A list of texts in one text box. */
export interface SeparatedProperty extends Declared<'string', string> {
	/** Takes the text apart at each of these characters; an expression may give a list. */
	readonly separators: string;
	/** Refused if it names nothing. n8n's `required` would count also where an expression hides it. */
	readonly neverEmpty?: true;
	readonly reads?: undefined;
}

/**
 * A whole number, or a decimal one with `numberPrecision`. Its default is empty if none can stand for it;
 * such a one is `required`.
 */
export interface NumberProperty extends Declared<'number', number | ''> {
	readonly typeOptions?: TypeOptions<'minValue' | 'maxValue' | 'numberPrecision'>;
}

export type BooleanProperty = Declared<'boolean', boolean>;

/** A color in hexadecimal, e.g. "#6366f1", from the editor's color picker. */
type ColorProperty = Declared<'color', string>;

/** One choice of several, fixed or loaded. */
export interface OptionsProperty extends Declared<'options', string> {
	readonly options?: ReadonlyArray<DeepReadonly<INodePropertyOptions>>;
	readonly typeOptions?: TypeOptions<'loadOptionsMethod'>;
	/** Set if what is loaded are IDs; any other text is then refused. */
	readonly reads?: 'id';
}

/** Any number of choices, fixed or loaded. */
export interface MultiOptionsProperty extends Declared<'multiOptions', readonly string[]> {
	readonly options?: ReadonlyArray<DeepReadonly<INodePropertyOptions>>;
	readonly typeOptions?: TypeOptions<'loadOptionsMethod'>;
}

/** A moment, read as milliseconds since the epoch. */
export type DateTimeProperty = Declared<'dateTime', ''>;

/** A JSON object, or the text of one. */
interface JsonProperty extends Declared<'json', string> {
	readonly rows?: undefined;
}

/** The rows of a fixed collection as a JSON list, so that they can come from data. */
export interface JsonRowsProperty extends Declared<'json', string> {
	/** Whose rows these are; they are read and typed as if the user had added them there. */
	readonly rows: RowsProperty;
}

/**
 * Fields that the user adds one by one. A default that is not in the form in which it is read, such as
 * the text of a list, must not be read: its field is `optional`, or `onlyGiven` is set.
 */
export interface CollectionProperty extends Declared<
	'collection',
	Readonly<Record<string, never>>
> {
	readonly options: readonly Property[];
	/** Reads only the fields that the user added, instead of the defaults of the others too. */
	readonly onlyGiven?: true;
	/** Refuses a field whose expression comes out empty: a filter would let all of these through. */
	readonly neverEmpty?: 'everybody' | 'everything';
}

/** A group of rows in a fixed collection. */
export interface RowGroup {
	readonly displayName: string;
	readonly name: string;
	readonly values: readonly Property[];
}

/** Rows of fields, read as one list per group. */
export interface RowsProperty extends Declared<
	'fixedCollection',
	Readonly<Record<string, unknown>>
> {
	readonly typeOptions?: TypeOptions<'multipleValues' | 'multipleValueButtonText' | 'sortable'>;
	readonly options: readonly RowGroup[];
	readonly keyValues?: undefined;
}

/** Names and values, in rows (`row`: `name`, `value`) or as JSON (`json`), read as one object. */
export interface KeyValuesProperty extends Declared<
	'fixedCollection',
	Readonly<Record<string, never>>
> {
	readonly typeOptions?: TypeOptions<'multipleValues' | 'multipleValueButtonText'>;
	readonly options: readonly RowGroup[];
	readonly keyValues: true;
}

/** One thing, picked or named in one of several ways. */
export interface LocatorProperty extends Declared<
	'resourceLocator',
	{ readonly mode: string; readonly value: string }
> {
	readonly modes: DeepReadonly<NonNullable<INodeProperties['modes']>>;
	/**
	 * The meaning of its value, whatever the mode: an ID, see `reads` of a text, or, in the mode `phone`, a phone
	 * number. Without it the mode and the text are read as they are.
	 */
	readonly reads?: 'id' | 'metaId' | 'idOrPhone';
}

/** Fields that Whaapy names, each with its value. */
export interface MapperProperty extends Declared<
	'resourceMapper',
	{ readonly mappingMode: string; readonly value: null }
> {
	readonly typeOptions: TypeOptions<'resourceMapper' | 'loadOptionsDependsOn'>;
}

/** A text in the panel that holds no value. */
type NoticeProperty = Declared<'notice', ''>;

/**
 * A property that the parameter reader understands, as a constant, so that its literals type what is
 * read. A type that is not here does not compile.
 */
export type Property =
	| StringProperty
	| SeparatedProperty
	| FileProperty
	| NumberProperty
	| BooleanProperty
	| ColorProperty
	| OptionsProperty
	| MultiOptionsProperty
	| DateTimeProperty
	| JsonProperty
	| JsonRowsProperty
	| CollectionProperty
	| RowsProperty
	| KeyValuesProperty
	| LocatorProperty
	| MapperProperty
	| NoticeProperty;
