import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../tools/sandbox';
import { prepared } from '../support/outside/prepared';
import type { ToolUse } from './agentTools/toolUse';
import { expectToolUse } from './agentTools/toolUse';
import { emptyAnswers, foreignAnswers, refusals, strike, WORDS } from './answers';
import { fill } from './fill';
import type { RunOptions } from './harness';
import { inMemory, PDF } from './message/files';
import { useSandbox } from './useSandbox';

/**
 * One case of `costs`: what is set, and how the run differs from one with a single item that brings a
 * file. The items also hold what `fill` returns.
 */
type CostCase = readonly [
	parameters: INodeParameters | ((sandbox: Sandbox) => INodeParameters),
	more?: Partial<RunOptions>,
];

/** The cases of `costs` by their names. */
export type CostCases = Record<string, CostCase>;

interface Expected {
	/** A run for each case that the operation declares (`api.costs`). */
	costs: CostCases;
	/** How a model uses it. */
	tool: (sandbox: Sandbox) => ToolUse;
	/** What it outputs if an empty answer means that it was done. */
	doneIfEmpty?: IDataObject;
}

/**
 * Tests what holds for every operation: it costs the requests that it declares, takes no failure for
 * success, and is of use to a model. Each operation has one call, in the file with its own tests.
 *
 * @param name resource and operation as workflows store them, e.g. "contact/get"
 */
export function testOperation(
	name: `${string}/${string}`,
	{ costs, tool, doneIfEmpty }: Expected,
): void {
	const [resource = '', operation = ''] = name.split('/');
	const declared = prepared('resources').findOperation(resource, operation);
	if (!declared) throw new Error(`The node has no operation ${name}`);
	const { api, readOnly } = declared;
	describe(name, () => {
		const { sandbox, run, sent } = useSandbox({ resource, operation });

		/** Prepares a run of a case, which can be begun more than once. */
		function prepare([parameters, more]: CostCase, { contacts = 1_000, items = Infinity } = {}) {
			const known = fill(sandbox, contacts);
			const given = typeof parameters === 'function' ? parameters(sandbox) : parameters;
			const options = {
				binary: () => ({ data: inMemory(PDF, 'a.pdf', 'application/pdf') }),
				...more,
				items: (more?.items ?? [{}]).slice(0, items).map((json) => ({ ...known, ...json })),
			};
			return async () => await run(given, options);
		}

		/** Prepares the case with the fewest requests, so that the first one is the operation's own. */
		function prepareCheapest() {
			const [label = ''] = Object.entries(api.costs).reduce((a, b) => (b[1] < a[1] ? b : a));
			return prepare(costs[label]!, { contacts: 3, items: 1 });
		}

		test('has a run for each case that it declares', () => {
			expect(Object.keys(costs).sort()).toEqual(Object.keys(api.costs).sort());
		});

		test.each(Object.entries(costs))('costs what it declares: %s', async (label, cost) => {
			const { error, items } = await prepare(cost)();
			expect(error?.message).toBeUndefined();
			expect(items.length).toBeGreaterThan(0);
			expect(sent()).toHaveLength(api.costs[label] ?? -1);
		});

		test('is not done if something other than Whaapy answers with success', async () => {
			const runOnce = prepareCheapest();
			for (const rule of foreignAnswers) {
				strike(sandbox, readOnly, rule);
				const { error, items } = await runOnce();
				const shape = JSON.stringify(rule.body);
				expect([shape, items]).toEqual([shape, []]);
				expect([shape, error?.message]).toEqual([
					shape,
					expect.stringMatching(/^Something other than Whaapy answered/),
				]);
				if (!readOnly)
					expect([shape, error?.description]).toEqual([
						shape,
						expect.stringMatching(/(^|\. )It may (still )?have been/),
					]);
			}
		});

		test("is not done if the answer says that it was not, and tells Whaapy's words", async () => {
			const runOnce = prepareCheapest();
			for (const rule of refusals) {
				strike(sandbox, readOnly, rule);
				const { error, items } = await runOnce();
				const shape = JSON.stringify(rule.body);
				expect([shape, items]).toEqual([shape, []]);
				expect([shape, error?.description]).toEqual([shape, expect.stringContaining(WORDS)]);
				expect([shape, error?.message]).toEqual([
					shape,
					expect.stringMatching(/^Whaapy did not do what it was asked/),
				]);
			}
		});

		if (doneIfEmpty)
			test('is done if the answer of success is empty', async () => {
				const runOnce = prepareCheapest();
				for (const rule of emptyAnswers) {
					strike(sandbox, readOnly, rule);
					const { error, items } = await runOnce();
					expect(error?.message).toBeUndefined();
					expect(items[0]?.json).toMatchObject(doneIfEmpty);
				}
				expect(sent()).toHaveLength(emptyAnswers.length);
			});

		test('is of use to a model', async () => {
			await expectToolUse(sandbox, name, tool(sandbox));
		});
	});
}
