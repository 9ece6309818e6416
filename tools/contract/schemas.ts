import Ajv2020, { type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { describeErrors } from './describeErrors';
import { isObject, type Json } from './document';

/** What OpenAPI and this contract add to JSON Schema; it does not bear on validation. */
const ANNOTATIONS = ['x-source', 'x-unconfirmed', 'x-shown', 'example'];

/** Tells in words what is wrong with a value; each text begins with the place. */
export type Check = (value: unknown, place: string) => string[];

export class SchemaChecks {
	private readonly ajv = this.newAjv(false);
	private readonly coercing = this.newAjv(true);
	private readonly compiled = new Map<Json, ValidateFunction>();

	/** @param strict whether the fields in `x-shown` must be there */
	constructor(private readonly strict: boolean) {}

	/** Checks a value from JSON; the schema is compiled at its first use. */
	json(schema: Json, value: unknown, place: string): string[] {
		return this.run(this.ajv, schema, value, place);
	}

	/** Checks texts from a query or a path, read as the types that the schema wants. */
	texts(schema: Json, values: Json, place: string): string[] {
		return this.run(this.coercing, schema, { ...values }, place);
	}

	private run(ajv: Ajv2020, schema: Json, value: unknown, place: string): string[] {
		let validate = this.compiled.get(schema);
		if (!validate) {
			validate = ajv.compile(this.prepared(schema) as AnySchemaObject);
			this.compiled.set(schema, validate);
		}
		return validate(value) ? [] : describeErrors(validate.errors ?? [], place);
	}

	private newAjv(coerceTypes: boolean): Ajv2020 {
		const ajv = new Ajv2020({
			allErrors: true,
			discriminator: true,
			coerceTypes,
			// A schema may require a field that another part of it describes.
			strictRequired: false,
			strictTypes: false,
		});
		addFormats(ajv);
		return ajv.addVocabulary(ANNOTATIONS);
	}

	/** The schema as ajv takes it: any bytes for a file, `x-shown` as the mode wants it. */
	private prepared(value: unknown): unknown {
		if (Array.isArray(value)) return value.map((entry) => this.prepared(entry));
		if (!isObject(value)) return value;
		if (value.contentMediaType !== undefined) return {};
		const entries = Object.entries(value).map(([key, entry]) => [key, this.prepared(entry)]);
		const schema: Json = Object.fromEntries(entries);
		const shown = value['x-shown'];
		if (this.strict && Array.isArray(shown)) {
			const required = Array.isArray(value.required) ? value.required : [];
			schema.required = [...new Set([...required, ...shown])];
		}
		return schema;
	}
}
