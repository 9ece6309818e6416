import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../tools/sandbox';
import { startSandbox } from '../../tools/sandbox';
import type { RunOptions, RunResult } from './harness';
import { expectDeclared } from './expectDeclared';
import { newKey, runNode, start } from './harness';

/**
 * Gives the tests of a file a sandbox of their own, which is as new before each test, and runs the
 * built Whaapy node against it. Call it once, at the top of the file.
 *
 *   const { run, sent, lastBody } = useSandbox({ resource: 'contact', operation: 'create' });
 *
 * @param fixed the parameters that every run of the file has; what a run gives comes on top
 */
export function useSandbox(fixed: INodeParameters = {}) {
	let started: Sandbox | undefined;
	let key = '';
	beforeAll(async () => {
		started = await startSandbox();
	});
	afterAll(async () => await started?.close());
	beforeEach(() => {
		if (!started) return;
		started.reset();
		key = newKey(started);
	});

	// The tests take it at the top of the file, before the hook above has started it.
	const sandbox = new Proxy({} as Sandbox, {
		get(_, name) {
			if (!started) throw new Error('The sandbox is there in tests and hooks only');
			return name === 'key' ? key : (Reflect.get(started, name) as unknown);
		},
	});
	const withFixed = (parameters: INodeParameters, more: Partial<RunOptions>): RunOptions => ({
		account: sandbox,
		parameters: { ...fixed, ...parameters },
		...more,
	});

	return {
		/** Its requests, faults, settings and store. */
		sandbox,
		/** Runs the node once, to its end. */
		async run(
			parameters: INodeParameters = {},
			more: Partial<RunOptions> = {},
		): Promise<RunResult> {
			const options = withFixed(parameters, more);
			const before = sandbox.requests.length;
			const result = await runNode(options);
			expectDeclared(options.parameters, sandbox.requests.slice(before));
			return result;
		},
		/** Begins a run, for a test that stops it. */
		async begin(parameters: INodeParameters = {}, more: Partial<RunOptions> = {}) {
			return await start(withFixed(parameters, more));
		},
		/** Each request as "GET /contacts/v1?search=juan". */
		sent: (): string[] => sandbox.requests.map(({ method, url }) => `${method} ${url}`),
		/** The body of the last request. */
		lastBody: (): IDataObject => sandbox.requests.at(-1)?.body as IDataObject,
	};
}

/** Narrows a fault to the requests of one method: `match: only('POST')`. */
export const only = (wanted: string) => (request: { method: string }) => request.method === wanted;

/** A resource locator that names the thing by its ID. */
export const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

/** A resource locator that names a person's conversation or contact by the phone number. */
export const byPhone = (value: string): INodeParameters => ({ __rl: true, mode: 'phone', value });

/** A resource locator that names the thing by the name that it has in Whaapy. */
export const byName = (value: string): INodeParameters => ({ __rl: true, mode: 'name', value });
