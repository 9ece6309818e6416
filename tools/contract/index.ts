import { readDocument, type Content, type Document, type Json, type Operation } from './document';
import { operationMatcher, type MatchedOperation } from './matchPath';
import { SchemaChecks } from './schemas';

export { CONTRACT_FILE, readDocument } from './document';
export type { Operation } from './document';
export type { MatchedOperation } from './matchPath';

/** Documented is 200 only, but no page rules these two out. */
const READ_AS_200 = [201, 204];

type Headers = Record<string, string | string[] | undefined>;

export interface CheckedRequest {
	method: string;
	/** Encoded, as it travels; a query in it is ignored. */
	path: string;
	/** Decoded. */
	query?: Record<string, string | string[] | undefined>;
	headers?: Headers;
	/**
	 * What the JSON holds; `undefined` or `null` if there is no body. Of a form its fields by name,
	 * with anything for a file.
	 */
	body?: unknown;
	/** If left out, the one in the headers. */
	contentType?: string;
}

export interface CheckedAnswer {
	method: string;
	path: string;
	status: number;
	/** What the JSON holds; `undefined` if there is no body. Ignored if the contract has no JSON there. */
	body?: unknown;
}

/**
 * The contract of `docs/whaapy-api.yaml`, to hold exchanges to. Each check gives the deviations as
 * texts that begin with the endpoint and name the field, such as
 * `POST /contacts/v1 request.body.phone_numbr: not in the contract`; none is an empty list. No text
 * contains a value.
 */
export class Contract {
	readonly matchOperation: (method: string, path: string) => MatchedOperation | undefined;
	private readonly schemas: SchemaChecks;
	private readonly parameterSchemas = new Map<string, Json>();

	constructor(
		readonly document: Document,
		{ strict }: { strict: boolean },
	) {
		this.matchOperation = operationMatcher(document);
		this.schemas = new SchemaChecks(strict);
	}

	checkRequest(request: CheckedRequest): string[] {
		const { method, path, query = {}, headers = {}, body } = request;
		const matched = this.matchOperation(method, path);
		if (!matched) return [unknownEndpoint(method, path)];
		const { operation } = matched;
		const key = `${matched.method} ${matched.template}`;
		const given = Object.entries(query).filter(([, value]) => value !== undefined);
		const deviations = [
			...this.checkParameters(key, operation, 'path', matched.params),
			...this.checkParameters(key, operation, 'query', Object.fromEntries(given)),
			...this.checkAuthorization(operation, headers),
			...this.checkRequestBody(
				operation,
				body,
				request.contentType ?? header(headers, 'content-type'),
			),
		];
		return deviations.map((deviation) => `${key} request.${deviation}`);
	}

	/** A 201 or 204 is held to the answer of 200; a 204 needs no body. */
	checkAnswer({ method, path, status, body }: CheckedAnswer): string[] {
		const matched = this.matchOperation(method, path);
		if (!matched) return [unknownEndpoint(method, path)];
		const { responses } = matched.operation;
		const key = `${matched.method} ${matched.template}`;
		const range = `${Math.floor(status / 100)}XX`;
		const declared = responses[status] ?? responses[range];
		if (!declared && status === 204 && body === undefined) return [];
		const response = declared ?? (READ_AS_200.includes(status) ? responses['200'] : undefined);
		if (!response) return [`${key} answer.status: ${status} is not in the contract`];
		const schema = jsonSchema(response);
		if (!schema) return [];
		if (body === undefined) return [`${key} answer.body: missing`];
		return this.schemas.json(schema, body, `${key} answer.body`);
	}

	/** @param body what the JSON of the delivery holds */
	checkDelivery(event: string, headers: Headers, body: unknown): string[] {
		const operation = Object.hasOwn(this.document.webhooks, event)
			? this.document.webhooks[event]?.post
			: undefined;
		const key = `webhook ${event}`;
		if (!operation) return [`${key}: not in the contract`];
		const wanted = (operation.parameters ?? []).map(({ name }) => name);
		const given = wanted
			.map((name) => [name, header(headers, name)])
			.filter(([, value]) => value !== undefined);
		const deviations = this.checkParameters(key, operation, 'header', Object.fromEntries(given));
		const named = header(headers, 'X-Webhook-Event');
		if (named !== undefined && named !== event) {
			deviations.push('header.X-Webhook-Event: must be the event');
		}
		const schema = jsonSchema(operation.requestBody);
		if (schema) deviations.push(...this.schemas.json(schema, body, 'body'));
		return deviations.map((deviation) => `${key} ${deviation}`);
	}

	private checkParameters(
		key: string,
		operation: Operation,
		where: 'path' | 'query' | 'header',
		values: Json,
	): string[] {
		const name = `${key} ${where}`;
		let schema = this.parameterSchemas.get(name);
		if (!schema) {
			const parameters = (operation.parameters ?? []).filter((one) => one.in === where);
			schema = {
				type: 'object',
				additionalProperties: false,
				required: parameters.filter((one) => one.required).map((one) => one.name),
				properties: Object.fromEntries(parameters.map((one) => [one.name, one.schema])),
			};
			this.parameterSchemas.set(name, schema);
		}
		return this.schemas.texts(schema, values, where);
	}

	private checkAuthorization({ security }: Operation, headers: Headers): string[] {
		if (security?.length === 0) return [];
		const given = header(headers, 'authorization');
		if (given === undefined) return ['header.Authorization: missing'];
		return /^Bearer \S+$/.test(given) ? [] : ['header.Authorization: must be "Bearer" and a key'];
	}

	private checkRequestBody(
		{ requestBody }: Operation,
		body: unknown,
		contentType: string | undefined,
	): string[] {
		const empty = body === undefined || body === null;
		if (!requestBody) return empty ? [] : ['body: not in the contract'];
		if (empty) return requestBody.required ? ['body: missing'] : [];
		const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
		const declared = requestBody.content ?? {};
		if (type === undefined) return ['header.Content-Type: missing'];
		const schema = declared[type]?.schema;
		if (!schema) return [`header.Content-Type: must be ${Object.keys(declared).join(' or ')}`];
		return this.schemas.json(schema, body, 'body');
	}
}

const unknownEndpoint = (method: string, path: string) =>
	`${method.toUpperCase()} ${path.split('?', 1)[0]}: not in the contract`;

const jsonSchema = (holder: Content | undefined) => holder?.content?.['application/json']?.schema;

/** A header in whatever case it came; of a repeated one the first. */
function header(headers: Headers, name: string): string | undefined {
	const found = Object.entries(headers).find(
		([given]) => given.toLowerCase() === name.toLowerCase(),
	)?.[1];
	return Array.isArray(found) ? found[0] : found;
}

const loaded = new Map<boolean, Contract>();

/**
 * The contract, read once per process.
 *
 * @param strict whether an answer must also have the fields that the source merely shows (`x-shown`):
 *   yes for the sandbox, which answers as the pages do; no for the live API, which may leave them out
 * @throws Error if the file cannot be read
 */
export function loadContract({ strict = true }: { strict?: boolean } = {}): Contract {
	let contract = loaded.get(strict);
	if (!contract) {
		contract = new Contract(readDocument(), { strict });
		loaded.set(strict, contract);
	}
	return contract;
}
