import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EVENTS, EVERY_EVENT } from '../../../nodes/Whaapy/delivery/events';
import { isObject, readDocument, type Operation } from '../../../tools/contract/document';
import { SchemaChecks } from '../../../tools/contract/schemas';

const FIXTURES = path.resolve(__dirname, '../../../tools/sandbox/fixtures');
const document = readDocument();

const operations: Array<[name: string, operation: Operation]> = Object.entries(
	document.paths,
).flatMap(([template, methods]) =>
	Object.entries(methods).map(([method, operation]): [string, Operation] => [
		`${method.toUpperCase()} ${template}`,
		operation,
	]),
);
const deliveries = Object.entries(document.webhooks).map(
	([event, { post }]): [string, Operation] => [event, post],
);

describe('the contract', () => {
	test('has the events that the trigger offers, and no other', () => {
		const offered = EVENTS.map(({ value }) => value).filter((value) => value !== EVERY_EVENT);
		expect(deliveries.map(([event]) => event).sort()).toEqual(offered.sort());
	});

	test('grades each endpoint and event', () => {
		const grades = ['documented', 'observed', 'vendor'];
		const ungraded = [...operations, ...deliveries]
			.filter(([, operation]) => !grades.includes(operation['x-source']))
			.map(([name]) => name);
		expect(ungraded).toEqual([]);
	});

	test('uses no grade but the three', () => {
		const found = new Set<unknown>();
		const walk = (value: unknown): void => {
			if (isObject(value) && 'x-source' in value) found.add(value['x-source']);
			if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
		};
		walk(document);
		expect([...found].sort()).toEqual(['documented', 'observed', 'vendor']);
	});

	test('names as required or shown only fields that it describes', () => {
		const undescribed: string[] = [];
		const walk = (value: unknown, place: string): void => {
			if (typeof value !== 'object' || value === null) return;
			const { properties, required, 'x-shown': shown } = value as Record<string, unknown>;
			if (isObject(properties)) {
				for (const name of [required, shown].filter(Array.isArray).flat()) {
					if (!Object.hasOwn(properties, name)) undescribed.push(`${place}.${name}`);
				}
			}
			for (const [key, entry] of Object.entries(value)) {
				if (key !== 'if' && key !== 'then') walk(entry, `${place}.${key}`);
			}
		};
		walk(document.components.schemas, 'schemas');
		expect(undescribed).toEqual([]);
	});

	test('has the examples of the pages as the sandbox has them', () => {
		const fixtures = readdirSync(FIXTURES).flatMap((file) => {
			const values: unknown = JSON.parse(readFileSync(path.join(FIXTURES, file), 'utf8'));
			return Object.entries(isObject(values) ? values : {}).map(([name, value]) => [
				`${path.basename(file, '.json')}.${name}`,
				{ value },
			]);
		});
		expect(fixtures.length).toBeGreaterThan(0);
		expect(document.components.examples).toEqual(Object.fromEntries(fixtures));
	});

	test('offers for registration the events that it describes, and "*"', () => {
		expect(document.components.schemas.EventSubscription?.enum).toEqual([
			...deliveries.map(([event]) => event),
			'*',
		]);
	});

	test('has only schemas that can be compiled, and requests that refuse what they do not know', () => {
		const checks = new SchemaChecks(true);
		const lenient: string[] = [];
		for (const [name, operation] of [...operations, ...deliveries]) {
			const contents = [operation.requestBody, ...Object.values(operation.responses)];
			for (const content of contents) {
				for (const { schema } of Object.values(content?.content ?? {})) {
					expect(() => checks.json(schema, {}, name)).not.toThrow();
				}
			}
		}
		for (const [name, { requestBody }] of operations) {
			for (const { schema } of Object.values(requestBody?.content ?? {})) {
				if (
					!checks
						.json(schema, { no_such_field: 1 }, name)
						.some((text) => /no_such_field/.test(text))
				) {
					lenient.push(name);
				}
			}
		}
		expect(lenient).toEqual([]);
	});
});
